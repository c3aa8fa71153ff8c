import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallsW } from './kendallsW.ts'
import { midRanks } from './midRanks.ts'
import { squaredDeviations } from './rankShuffles.ts'
import { raterAgreement, type RaterAgreement } from './raterAgreement.ts'

type Found = Extract<RaterAgreement, { kind: 'found' }>

function found(ratings: readonly (readonly (number | null)[])[]): Found {
  const result = kendallsW(ratings)
  if (result.kind !== 'found') throw new Error(`There should be an agreement, but: ${result.reason}.`)
  return result
}

/** Turns rows of items into rows of raters. */
function byRater(items: readonly (readonly number[])[]): number[][] {
  return Array.from({ length: items[0]?.length ?? 0 }, (_, rater) => items.map((row) => row[rater] ?? 0))
}

const FOUR_RATERS = byRater([
  [1, 2, 3, 4],
  [3, 1, 2, 2],
  [4, 4, 1, 3],
  [5, 5, 5, 1],
  [2, 6, 7, 6],
  [8, 3, 4, 7],
  [6, 8, 6, 5],
  [7, 7, 8, 9],
  [10, 10, 9, 8],
  [9, 9, 10, 10],
])
const THREE_RATERS = byRater([
  [1, 1, 2],
  [5, 6, 5],
  [7, 8, 4],
  [2, 3, 2],
  [8, 6, 5],
])

/** Ratings of a panel that may have gaps and ties, in every shape down to nobody and nothing. */
const panels = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .chain(([raters, items]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 12, nil: null }), {
        minLength: items,
        maxLength: items,
      }),
      { minLength: raters, maxLength: raters },
    ),
  )

describe('kendallsW', () => {
  it('finds the agreement of 4 raters on 10 projects', () => {
    const result = found(FOUR_RATERS)
    expect(result).toMatchObject({
      s: 1048,
      tiesSum: 0,
      degreesOfFreedom: 9,
      raters: 4,
      items: 10,
      excludedRaters: 0,
    })
    expect(result.kendallW).toBeCloseTo(0.79394, 5)
    expect(result.kendallWUncorrected).toBe(result.kendallW)
    expect(result.chiSquare).toBeCloseTo(28.582, 3)
    expect(result.p).toBeCloseTo(0.00076, 5)
    expect(result.permutationP).toBeLessThan(0.001)
  })

  it('corrects for ties', () => {
    const result = found(THREE_RATERS)
    expect(result).toMatchObject({ tiesSum: 18, degreesOfFreedom: 4, raters: 3, items: 5 })
    expect(result.kendallWUncorrected).toBeCloseTo(0.79444, 5)
    expect(result.kendallW).toBeCloseTo(0.83626, 5)
  })

  it('is 1 for one order and 0 for orders that cancel out, exactly', () => {
    const alike = found([
      [1, 2, 2, 5],
      [3, 6, 6, 7],
      [1, 8, 8, 9],
    ])
    expect(alike.kendallW).toBe(1)
    expect(
      found([...FOUR_RATERS, ...FOUR_RATERS.map((row) => row.map((value) => 11 - value))]),
    ).toMatchObject({
      kendallW: 0,
      p: 1,
      permutationP: 1,
    })
  })

  it('leaves out raters with gaps, and counts them', () => {
    expect(found([...THREE_RATERS, [1, 2, null, 4, 5], [null, null, null, null, null]])).toEqual({
      ...found(THREE_RATERS),
      excludedRaters: 2,
    })
  })

  it.each([
    ['nobody', [], 'too-few-raters', 0, 0, 0],
    ['one rater', [[1, 2, 3]], 'too-few-raters', 1, 3, 0],
    [
      'one rater without gaps',
      [
        [1, 2],
        [null, 2],
        [2, null],
      ],
      'too-few-raters',
      1,
      2,
      2,
    ],
    ['no items', [[], []], 'too-few-items', 2, 0, 0],
    ['one item', [[3], [4], [null]], 'too-few-items', 2, 1, 1],
    [
      'raters who tie everything',
      [
        [5, 5, 5],
        [7, 7, 7],
      ],
      'all-tied',
      2,
      3,
      0,
    ],
  ] as const)('says why there is none for %s', (_who, ratings, reason, raters, items, excludedRaters) => {
    expect(kendallsW(ratings)).toEqual({ kind: 'none', reason, raters, items, excludedRaters })
  })

  it('refuses rows of different lengths and values without a place', () => {
    expect(() => kendallsW([[1, 2], [1]])).toThrow(RangeError)
    expect(() =>
      kendallsW([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow(RangeError)
  })

  it('shuffles only where items or raters are few', () => {
    const panel = (raters: number, items: number) =>
      Array.from({ length: raters }, (_, rater) =>
        Array.from({ length: items }, (__, item) => (item * (rater + 3)) % 11),
      )
    expect(found(panel(10, 8)).permutationP).not.toBeNull()
    expect(found(panel(11, 7)).permutationP).not.toBeNull()
    expect(found(panel(11, 8)).permutationP).toBeNull()
    // So many ratings that shuffling would take seconds.
    expect(found(panel(2001, 5)).permutationP).toBeNull()
  })

  it.each([
    [
      'no ties',
      [
        [1, 2, 3, 4],
        [2, 1, 3, 4],
        [1, 3, 2, 4],
      ],
    ],
    [
      'ties',
      [
        [1, 1, 3, 4],
        [2, 1, 2, 4],
        [1, 3, 3, 3],
      ],
    ],
    [
      'little agreement',
      [
        [1, 2, 3, 4],
        [4, 3, 1, 2],
        [2, 2, 1, 4],
      ],
    ],
  ])(
    'comes near the share of all arrangements that agree as well (%s)',
    (_what, ratings) => {
      const result = found(ratings)
      const [first = [], second = [], third = []] = ratings
      const outcomes = orders(second).flatMap((b) =>
        orders(third).map((c) => squaredDeviations([first, b, c].map((row) => midRanks(row).ranks))),
      )
      const exact = outcomes.filter((s) => s >= result.s).length / outcomes.length
      expect(outcomes).toHaveLength(24 ** 2)
      // Four standard errors of 10,000 shuffles.
      expect(Math.abs((result.permutationP ?? 2) - exact)).toBeLessThan(
        4 * Math.sqrt((exact * (1 - exact)) / 10_000),
      )
    },
    60_000,
  )

  it('keeps within its bounds, and is never NaN, whatever the panel', () => {
    fc.assert(
      fc.property(panels, (ratings) => {
        const result = raterAgreement.parse(kendallsW(ratings))
        expect(result.raters + result.excludedRaters).toBe(ratings.length)
        if (result.kind === 'found') {
          expect(result.kendallWUncorrected).toBeLessThanOrEqual(result.kendallW)
          expect(result.permutationP).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the order of raters or items, nor on the scale', () => {
    const shuffled = panels.chain((ratings) =>
      fc.tuple(
        fc.constant(ratings),
        fc.shuffledSubarray(ratings, { minLength: ratings.length }),
        fc.shuffledSubarray([...(ratings[0]?.keys() ?? [])], { minLength: ratings[0]?.length ?? 0 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([ratings, otherRaters, itemOrder]) => {
        const result = kendallsW(ratings)
        expect(kendallsW(otherRaters)).toEqual(result)
        expect(kendallsW(ratings.map((row) => itemOrder.map((item) => row[item] ?? null)))).toEqual(result)
        const stretched = ratings.map((row) => row.map((value) => value && value ** 3 - 100))
        expect(kendallsW(stretched)).toEqual(result)
      }),
      { numRuns: 40 },
    )
  })
})

/** Every order of a row, equal values counted as if they could be told apart. */
function orders(row: readonly number[]): number[][] {
  if (row.length <= 1) return [[...row]]
  return row.flatMap((value, place) => orders(row.toSpliced(place, 1)).map((rest) => [value, ...rest]))
}
