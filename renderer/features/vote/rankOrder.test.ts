import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWholeAnswer } from '#shared/domain/ballot/answersTaken'
import {
  answersFromOrder,
  giveNextPlace,
  indexAt,
  moveTo,
  orderFromAnswers,
  orderFromBefore,
  takeAway,
  type RankOrder,
} from './rankOrder.ts'

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f']

const aStep = fc.oneof(
  fc.record({ act: fc.constant('give' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({ act: fc.constant('take' as const), item: fc.constantFrom(...ITEMS) }),
  fc.record({
    act: fc.constant('move' as const),
    item: fc.constantFrom(...ITEMS),
    to: fc.integer({ min: -3, max: 9 }),
  }),
)

describe('an order that is being made', () => {
  it('never has a gap, a place given twice, or more places than were asked for', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (steps, count) => {
        let order: RankOrder = []
        for (const step of steps) {
          const before = order
          if (step.act === 'give') order = giveNextPlace(order, step.item, count)
          else if (step.act === 'take') order = takeAway(order, step.item)
          else order = moveTo(order, step.item, step.to)
          const others = (list: RankOrder) => list.filter((id) => id !== step.item)
          expect(others(order), 'the others keep their order').toEqual(others(before))
          const answers = answersFromOrder(order).map(({ answer }) => answer)
          expect(() => checkWholeAnswer({ kind: 'rank', count, allowsFewer: true }, answers)).not.toThrow()
          expect(new Set(order).size).toBe(order.length)
        }
        expect(orderFromAnswers(answersFromOrder(order).toReversed())).toEqual(order)
      }),
    )
  })

  it('gives the next place, closes gaps, and moves no further than there are places', () => {
    expect(giveNextPlace(['a', 'b'], 'c', 3)).toEqual(['a', 'b', 'c'])
    expect(giveNextPlace(['a', 'b'], 'c', 2)).toEqual(['a', 'b'])
    expect(takeAway(['a', 'b', 'c'], 'a')).toEqual(['b', 'c'])
    expect(moveTo(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
    expect(moveTo(['a', 'b', 'c'], 'c', -1)).toEqual(['c', 'a', 'b'])
    expect(moveTo(['a', 'b', 'c'], 'z', 0)).toEqual(['a', 'b', 'c'])
  })

  it('starts from the round before with what is still on the ballot', () => {
    const own = (value: number) => ({ own: { kind: 'rank' as const, value } })
    const items = [
      { itemId: 'a', before: own(4) },
      { itemId: 'b', before: null },
      { itemId: 'c', before: own(1) },
      { itemId: 'd', before: { own: null } },
      { itemId: 'e', before: own(5) },
    ]
    expect(orderFromBefore(items, 5)).toEqual(['c', 'a', 'e'])
    expect(orderFromBefore(items, 2)).toEqual(['c', 'a'])
  })
})

describe('where a dragged row is put down', () => {
  const middles = [10, 30, 50, 70]
  it('is where it was until its middle passes that of a neighbour', () => {
    expect(indexAt(middles, 1, 30)).toBe(1)
    expect(indexAt(middles, 1, 50)).toBe(1)
    expect(indexAt(middles, 1, 51)).toBe(2)
    expect(indexAt(middles, 1, 9)).toBe(0)
    expect(indexAt(middles, 0, 1_000)).toBe(3)
    expect(indexAt(middles, 3, -1_000)).toBe(0)
    expect(indexAt([10], 0, 500)).toBe(0)
  })
})
