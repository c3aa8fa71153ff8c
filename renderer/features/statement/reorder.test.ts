import { expect, it } from 'vitest'
import { beforeIdFor, stepTarget } from './reorder.ts'

const ALL = ['a', 'b', 'c', 'd']

it('puts a statement before another one, or before the one that follows it', () => {
  expect(beforeIdFor(ALL, 'd', 'b', 'before')).toBe('b')
  expect(beforeIdFor(ALL, 'd', 'b', 'after')).toBe('c')
  expect(beforeIdFor(ALL, 'c', 'b', 'after')).toBe('d')
  expect(beforeIdFor(ALL, 'a', 'd', 'after')).toBeNull()
})

it('steps over what shows, not over what a filter hides', () => {
  const shown = ['a', 'c', 'd']
  expect(stepTarget(shown, 'c', 'up')).toEqual({ targetId: 'a', side: 'before' })
  expect(stepTarget(shown, 'a', 'down')).toEqual({ targetId: 'c', side: 'after' })
  expect(stepTarget(shown, 'd', 'top')).toEqual({ targetId: 'a', side: 'before' })
  expect(stepTarget(shown, 'a', 'end')).toEqual({ targetId: 'd', side: 'after' })
})

it('has no step past the ends, and none for what does not show', () => {
  expect(stepTarget(ALL, 'a', 'up')).toBeNull()
  expect(stepTarget(ALL, 'a', 'top')).toBeNull()
  expect(stepTarget(ALL, 'd', 'down')).toBeNull()
  expect(stepTarget(ALL, 'd', 'end')).toBeNull()
  expect(stepTarget(['a'], 'b', 'end')).toBeNull()
})
