import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeByLine } from './lineVerdict.ts'
import { compareTallies, midRank, placesBy } from './rankPlaces.ts'
import type { Tally } from './voterPoints.ts'

const tally = (score: number, voters: number, firsts: number): Tally => ({ score, voters, firsts })
const places = (tallies: Record<string, Tally>) =>
  Object.fromEntries(
    [...placesBy(new Map(Object.entries(tallies)), compareTallies)].map(([item, { place }]) => [item, place]),
  )

describe('the places of items', () => {
  it('go by score, then voters, then first choices, and are shared by what is alike in all three', () => {
    expect(
      places({
        last: tally(1, 1, 1),
        sameOne: tally(10, 4, 1),
        fewerFirsts: tally(12, 4, 0),
        moreVoters: tally(12, 5, 0),
        sameTwo: tally(10, 4, 1),
        moreFirsts: tally(12, 4, 2),
      }),
    ).toEqual({ moreVoters: 1, moreFirsts: 2, fewerFirsts: 3, sameOne: 4, sameTwo: 4, last: 6 })
  })

  it('are all shared where nobody gave anything, and none for no items', () => {
    expect(places({ a: tally(0, 0, 0), b: tally(0, 0, 0) })).toEqual({ a: 1, b: 1 })
    expect(places({})).toEqual({})
  })

  it('do not depend on how items are listed, and take up 1 to n between them', () => {
    const tallies = fc.array(
      fc
        .tuple(fc.nat(4), fc.nat(2), fc.nat(1))
        .map(([score, voters, firsts]) => tally(score, voters, firsts)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(tallies, (drawn) => {
        const entries = drawn.map((one, index): [string, Tally] => [`item ${index}`, one])
        const there = placesBy(new Map(entries), compareTallies)
        const back = placesBy(new Map(entries.toReversed()), compareTallies)
        for (const [item, place] of there) expect(back.get(item)).toEqual(place)
        const sum = [...there.values()].reduce((all, place) => all + midRank(place), 0)
        expect(sum).toBe((entries.length * (entries.length + 1)) / 2)
      }),
    )
  })
})

describe('midRank', () => {
  it('is the mean of the places that tied items take up', () => {
    expect(midRank({ place: 3, sharing: 1 })).toBe(3)
    expect(midRank({ place: 1, sharing: 2 })).toBe(1.5)
    expect(midRank({ place: 2, sharing: 3 })).toBe(3)
  })
})

describe('judgeByLine', () => {
  it('puts what is above the line in, what is below it out, and what is tied across it in doubt', () => {
    expect(judgeByLine({ place: 3, sharing: 1 }, 3)).toEqual({ verdict: 'in', reason: 'above-line' })
    expect(judgeByLine({ place: 2, sharing: 2 }, 3)).toEqual({ verdict: 'in', reason: 'above-line' })
    expect(judgeByLine({ place: 4, sharing: 1 }, 3)).toEqual({ verdict: 'out', reason: 'below-line' })
    expect(judgeByLine({ place: 3, sharing: 2 }, 3)).toEqual({ verdict: 'uncertain', reason: 'tied-at-line' })
  })

  it('only ranks where there is no line', () => {
    expect(judgeByLine({ place: 1, sharing: 1 }, null)).toEqual({ verdict: 'ranked', reason: 'no-line' })
  })
})
