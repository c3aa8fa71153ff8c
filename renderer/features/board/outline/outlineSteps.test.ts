import { describe, expect, it } from 'vitest'
import { placeOfStep, type StepColumn } from './outlineSteps.ts'

const columns: readonly StepColumn[] = [
  { column: { id: 'tray', role: 'tray', name: 'Tray' }, order: ['t1', 't2'] },
  { column: { id: 'a', role: 'stage', name: 'Asking' }, order: ['a1', 'a2', 'a3'] },
  { column: { id: 'b', role: 'stage', name: 'Being there' }, order: ['b1'] },
  { column: { id: 'p', role: 'parking', name: 'Parking lot' }, order: [] },
]

describe('a step of a card in the outline', () => {
  it('goes up and down within a column, counted among the others', () => {
    expect(placeOfStep('down', 'a1', columns)).toEqual({ columnId: 'a', index: 1 })
    expect(placeOfStep('up', 'a3', columns)).toEqual({ columnId: 'a', index: 1 })
  })

  it('goes to the column beside it at the same height, or to its end', () => {
    expect(placeOfStep('left', 'b1', columns)).toEqual({ columnId: 'a', index: 0 })
    expect(placeOfStep('right', 'a3', columns)).toEqual({ columnId: 'b', index: 1 })
    expect(placeOfStep('right', 'b1', columns)).toEqual({ columnId: 'p', index: 0 })
    expect(placeOfStep('right', 't1', columns)).toEqual({ columnId: 'a', index: 3 })
  })

  it.each([
    ['up', 'a1', 'It is the first card in Asking already.'],
    ['down', 'a3', 'It is the last card in Asking already.'],
    ['left', 't1', 'Tray is the first column already.'],
    ['down', 't1', 'Tray has no order: its cards wait as they were made.'],
    ['up', 'gone', 'This card is not on the board any more.'],
  ] as const)('says why there is no step %s from %s', (step, cardId, reason) => {
    expect(placeOfStep(step, cardId, columns)).toEqual({ reason })
  })

  it('says where the board ends', () => {
    const last = [...columns.slice(0, 3), { ...columns[3], order: ['p1'] } as StepColumn]
    expect(placeOfStep('right', 'p1', last)).toEqual({ reason: 'Parking lot is the last column already.' })
  })
})
