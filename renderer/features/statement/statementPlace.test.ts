import { expect, it } from 'vitest'
import { statementAddress, statementInFragment } from './statementPlace.ts'

it('leads to one statement, or to all of them', () => {
  expect(statementInFragment('#/statements/4kq0')).toBe('4kq0')
  expect(statementInFragment(statementAddress('4kq0'))).toBe('4kq0')
  expect(statementInFragment(statementAddress(null))).toBeNull()
  for (const fragment of ['', '#/statements/', '#/statements/a/b', '#/results/4kq0', '#/statements/A!']) {
    expect(statementInFragment(fragment)).toBeNull()
  }
})
