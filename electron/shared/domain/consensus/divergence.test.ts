import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divergence, divergenceBetween } from './divergence.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'

const ratings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 })

function between(publicRatings: readonly number[], restRatings: readonly number[]) {
  const found = divergenceBetween(publicRatings, restRatings, DEFAULT_RAM_RULE)
  if (found === null) throw new Error('Both sides have ratings, so there is something to compare.')
  return divergence.parse(found)
}

describe('divergenceBetween', () => {
  it('compares medians, shares of high scores and pairs', () => {
    // Of the 12 pairs, 5 wins 2 and loses 2, 7 wins 3 and ties 1, 9 wins all 4: 9 won, 2 lost.
    const found = between([5, 7, 9], [3, 4, 6, 7])
    expect(found.differenceOfMedians).toBe(2)
    expect(found.differenceOfPercentHigh).toBeCloseTo(200 / 3 - 25, 12)
    expect(found.cliffsDelta).toBeCloseTo((9 - 2) / 12, 12)
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

  it('is nought throughout for two sides alike', () => {
    expect(between([7, 8, 5], [8, 5, 7])).toEqual({
      differenceOfMedians: 0,
      differenceOfPercentHigh: 0,
      cliffsDelta: 0,
      flagged: false,
      reasons: [],
    })
  })

  it('is null where a side has no rating', () => {
    expect(divergenceBetween([], [5], DEFAULT_RAM_RULE)).toBeNull()
    expect(divergenceBetween([5], [], DEFAULT_RAM_RULE)).toBeNull()
    expect(divergenceBetween([], [], DEFAULT_RAM_RULE)).toBeNull()
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
