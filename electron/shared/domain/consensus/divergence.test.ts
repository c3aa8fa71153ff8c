import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divergence, divergenceOfMoscow, divergenceOfRankings, divergenceOfRatings } from './divergence.ts'
import { judgeByLikert } from './likertVerdict.ts'
import { judgeByRam } from './ramVerdict.ts'
import { bandsOf } from './ratingBands.ts'
import { summariseRatings } from './ratingSummary.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import type { LikertRule } from './rule.ts'

const LIKERT: LikertRule = {
  method: 'likert',
  scaleMinimum: 1,
  scaleMaximum: 5,
  disagreeTo: 2,
  agreeFrom: 4,
  percent: 80,
  unable: 'exclude',
}

const ratings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 })

function side(scores: readonly number[]) {
  const summary = summariseRatings(scores, bandsOf(DEFAULT_RAM_RULE), 7)
  return { ...summary, ...judgeByRam(summary, DEFAULT_RAM_RULE) }
}

function compare(publicRatings: readonly number[], restRatings: readonly number[]) {
  return divergenceOfRatings(side(publicRatings), side(restRatings), { minimum: 1, maximum: 9 })
}

function between(publicRatings: readonly number[], restRatings: readonly number[]) {
  const found = compare(publicRatings, restRatings)
  if (
    found?.cliffsDelta == null ||
    found.differenceOfMedians === null ||
    found.differenceOfPercentHigh === null
  ) {
    throw new Error('Both sides have ratings, so there is something to compare.')
  }
  divergence.parse(found)
  const { differenceOfMedians, differenceOfPercentHigh, cliffsDelta } = found
  return { ...found, differenceOfMedians, differenceOfPercentHigh, cliffsDelta }
}

describe('the divergence of ratings', () => {
  it('compares medians, shares of high scores and pairs', () => {
    // Of the 12 pairs, 5 wins 2 and loses 2, 7 wins 3 and ties 1, 9 wins all 4: 9 won, 2 lost.
    const found = between([5, 7, 9], [3, 4, 6, 7])
    expect(found.differenceOfMedians).toBe(2)
    expect(found.differenceOfPercentHigh).toBeCloseTo(200 / 3 - 25, 12)
    expect(found.cliffsDelta).toBeCloseTo((9 - 2) / 12, 12)
    expect(found.differenceOfPlaces).toBeNull()
    expect(found).toMatchObject({ flagged: true, reasons: ['verdicts-differ', 'medians-apart'] })
  })

  it('flags different verdicts though the medians are near', () => {
    expect(between([7, 7, 7], [6, 6, 6])).toMatchObject({
      differenceOfMedians: 1,
      flagged: true,
      reasons: ['verdicts-differ'],
    })
  })

  it('flags medians two apart though the verdicts agree', () => {
    expect(between([9, 9, 9], [7, 7, 7])).toMatchObject({ flagged: true, reasons: ['medians-apart'] })
    expect(between([7, 7, 7], [9, 9, 9])).toMatchObject({ flagged: true, reasons: ['medians-apart'] })
  })

  it('flags nothing below that', () => {
    expect(between([8, 9, 9, 9], [7, 8, 8, 8])).toMatchObject({ flagged: false, reasons: [] })
    expect(between([8, 9], [7, 7])).toMatchObject({ differenceOfMedians: 1.5, flagged: false })
  })

  it('takes a quarter of the range on other scales: 1 point on 1 to 5', () => {
    const likert = (scores: readonly number[]) => {
      const summary = summariseRatings(scores, bandsOf(LIKERT), 7)
      return { ...summary, ...judgeByLikert({ ...summary, unable: 0 }, LIKERT) }
    }
    const scale = { minimum: 1, maximum: 5 }
    expect(divergenceOfRatings(likert([5, 5, 5]), likert([4, 4, 4]), scale)).toMatchObject({
      differenceOfMedians: 1,
      flagged: true,
      reasons: ['medians-apart'],
    })
    expect(divergenceOfRatings(likert([5, 4, 4, 5]), likert([4, 4, 4]), scale)).toMatchObject({
      differenceOfMedians: 0.5,
      flagged: false,
    })
  })

  it('is nought throughout for two sides alike', () => {
    expect(between([7, 8, 5], [8, 5, 7])).toEqual({
      differenceOfMedians: 0,
      differenceOfPercentHigh: 0,
      cliffsDelta: 0,
      differenceOfPlaces: null,
      flagged: false,
      reasons: [],
    })
  })

  it('is null where a side has no rating', () => {
    expect(compare([], [5])).toBeNull()
    expect(compare([5], [])).toBeNull()
    expect(compare([], [])).toBeNull()
  })

  it('reaches the ends of the scale where every pair points one way', () => {
    expect(between([9, 9], [1, 1, 1])).toMatchObject({
      differenceOfMedians: 8,
      differenceOfPercentHigh: 100,
      cliffsDelta: 1,
    })
  })

  it('changes sign, and nothing else, when the sides change places', () => {
    fc.assert(
      fc.property(ratings, ratings, (one, other) => {
        const there = between(one, other)
        const back = between(other, one)
        expect(there.differenceOfMedians + back.differenceOfMedians).toBe(0)
        expect(there.differenceOfPercentHigh + back.differenceOfPercentHigh).toBe(0)
        expect(there.cliffsDelta + back.cliffsDelta).toBe(0)
        expect(there.reasons).toEqual(back.reasons)
        expect(Math.abs(there.cliffsDelta)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("gives the Cliff's delta that comparing every pair gives", () => {
    fc.assert(
      fc.property(ratings, ratings, (one, other) => {
        const signs = one.flatMap((mine) => other.map((yours) => Math.sign(mine - yours)))
        const mean = signs.reduce((sum, sign) => sum + sign, 0) / signs.length
        expect(between(one, other).cliffsDelta).toBeCloseTo(mean, 12)
      }),
    )
  })
})

describe('the divergence of MoSCoW', () => {
  const split = (must: number, should: number, could: number, wont: number) => ({
    must,
    should,
    could,
    wont,
    n: must + should + could + wont,
  })

  it('compares the shares that count towards in, and pairs by how much each choice wants the item', () => {
    const ours = { ...split(3, 1, 0, 0), verdict: 'in' as const }
    const theirs = { ...split(1, 1, 1, 1), verdict: 'uncertain' as const }
    // must beats should, could, won't (9 of 12) and ties once each; should beats could, won't and loses to must.
    expect(divergenceOfMoscow(ours, theirs, 'must')).toEqual({
      differenceOfMedians: null,
      differenceOfPercentHigh: 50,
      cliffsDelta: (9 + 2 - 1) / 16,
      differenceOfPlaces: null,
      flagged: true,
      reasons: ['verdicts-differ'],
    })
    expect(divergenceOfMoscow(ours, theirs, 'must-or-should')).toMatchObject({ differenceOfPercentHigh: 50 })
    expect(divergenceOfMoscow(theirs, theirs, 'must')).toMatchObject({ cliffsDelta: 0, flagged: false })
  })

  it('is null where a side chose nothing', () => {
    const none = { ...split(0, 0, 0, 0), verdict: 'no-data' as const }
    const some = { ...split(1, 0, 0, 0), verdict: 'in' as const }
    expect(divergenceOfMoscow(none, some, 'must')).toBeNull()
    expect(divergenceOfMoscow(some, none, 'must')).toBeNull()
  })
})

describe('the divergence of rankings', () => {
  const ranked = (place: number | null, pointsPerVoter: readonly number[]) => ({
    n: pointsPerVoter.length,
    verdict: place === null ? ('no-data' as const) : ('ranked' as const),
    place,
    pointsPerVoter,
  })

  it('compares places and the points of each voter', () => {
    expect(divergenceOfRankings(ranked(1, [5, 5]), ranked(4, [5, 0, 0]), 12)).toEqual({
      differenceOfMedians: null,
      differenceOfPercentHigh: null,
      cliffsDelta: 4 / 6,
      differenceOfPlaces: -3,
      flagged: false,
      reasons: [],
    })
  })

  it('flags places a third of the list apart, and at least 2', () => {
    const flagged = (places: [number, number], itemCount: number) =>
      divergenceOfRankings(ranked(places[0], [1]), ranked(places[1], [1]), itemCount)?.flagged
    expect(flagged([1, 5], 12)).toBe(true)
    expect(flagged([5, 1], 12)).toBe(true)
    expect(flagged([1, 4], 12)).toBe(false)
    expect(flagged([1, 5], 13)).toBe(false)
    expect(flagged([1, 2], 3)).toBe(false)
    expect(flagged([1, 3], 3)).toBe(true)
  })

  it('flags an item that is above the line with one side only', () => {
    const ours = { ...ranked(2, [3]), verdict: 'in' as const }
    const theirs = { ...ranked(3, [3]), verdict: 'out' as const }
    expect(divergenceOfRankings(ours, theirs, 12)).toMatchObject({
      flagged: true,
      reasons: ['verdicts-differ'],
    })
  })

  it('is null where nobody of a side voted', () => {
    expect(divergenceOfRankings(ranked(null, []), ranked(1, [5]), 5)).toBeNull()
    expect(divergenceOfRankings(ranked(1, [5]), ranked(null, []), 5)).toBeNull()
  })
})
