import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWholeAnswer } from '#shared/domain/ballot/answersTaken'
import {
  addDot,
  answersFromDots,
  countDots,
  dotsFromAnswers,
  dotsFromBefore,
  takeDot,
  whyNoMore,
  type DotSpending,
} from './dotSpending.ts'

const ITEMS = ['a', 'b', 'c', 'd']
const aLimit = fc.record({
  budget: fc.integer({ min: 1, max: 12 }),
  capPerItem: fc.option(fc.integer({ min: 1, max: 6 })),
})
const aStep = fc.record({ item: fc.constantFrom(...ITEMS), isMore: fc.boolean() })

describe('spending dots', () => {
  it('never goes over the budget or the cap, and says why where nothing more can be given', () => {
    fc.assert(
      fc.property(aLimit, fc.array(aStep, { maxLength: 60 }), (taken, steps) => {
        let spending: DotSpending = new Map()
        for (const { item, isMore } of steps) {
          const before = countDots(spending)
          const why = whyNoMore(spending, item, taken)
          const had = spending.get(item) ?? 0
          spending = isMore ? addDot(spending, item, taken) : takeDot(spending, item)
          const change = isMore ? (why === null ? 1 : 0) : had > 0 ? -1 : 0
          expect(countDots(spending)).toBe(before + change)
          expect(spending.get(item) ?? 0).toBe(had + change)
          const answers = answersFromDots(spending).map(({ answer }) => answer)
          expect(() => checkWholeAnswer({ kind: 'dots', ...taken }, answers)).not.toThrow()
        }
        expect(dotsFromAnswers(answersFromDots(spending))).toEqual(spending)
      }),
    )
  })

  it('tells the cap of one item from an empty budget', () => {
    const taken = { budget: 3, capPerItem: 2 }
    const spending = new Map([['a', 2]])
    expect(whyNoMore(spending, 'a', taken)).toBe('cap')
    expect(whyNoMore(spending, 'b', taken)).toBeNull()
    expect(whyNoMore(addDot(spending, 'b', taken), 'c', taken)).toBe('none-left')
  })

  it('starts from the round before with what this round allows', () => {
    const own = (value: number) => ({ own: { kind: 'dots' as const, value } })
    const items = [
      { itemId: 'a', before: own(4) },
      { itemId: 'b', before: { own: null } },
      { itemId: 'c', before: own(2) },
    ]
    expect(dotsFromBefore(items, { budget: 9, capPerItem: null })).toEqual(
      new Map([
        ['a', 4],
        ['c', 2],
      ]),
    )
    expect(dotsFromBefore(items, { budget: 4, capPerItem: 3 })).toEqual(
      new Map([
        ['a', 3],
        ['c', 1],
      ]),
    )
  })
})
