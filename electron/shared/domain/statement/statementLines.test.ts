import { expect, it } from 'vitest'
import { statementLines } from './statementLines.ts'

it('reads a statement a line, without bullets, numbers and empty lines', () => {
  const text =
    '• Every person has one named link worker\n\n2. Training comes first\nBarrier: no bus on Sundays'
  expect(statementLines(text, [])).toEqual({
    statements: [
      'Every person has one named link worker',
      'Training comes first',
      'Barrier: no bus on Sundays',
    ],
    tooLong: [],
    twins: 0,
  })
})

it('leaves out what is there already, and says how many', () => {
  const { statements, twins } = statementLines('Training first\nTRAINING  first\nPlan together', [
    'plan together',
  ])
  expect(statements).toEqual(['Training first'])
  expect(twins).toBe(2)
})

it('gives lines back that are too long for a statement', () => {
  const long = 'word '.repeat(101).trim()
  expect(statementLines(`${long}\nShort`, [])).toMatchObject({ statements: ['Short'], tooLong: [long] })
  expect(statementLines('  \n ', [])).toEqual({ statements: [], tooLong: [], twins: 0 })
})
