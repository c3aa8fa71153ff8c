import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contentValidityOf,
  contentValidityOfScale,
  judgeByContentValidity,
  leastEssential,
} from './contentValidity.ts'
import type { ContentValidityRule } from './rule.ts'

const RELEVANCE: ContentValidityRule = {
  method: 'content-validity',
  answers: 'relevance',
  inPercent: 78,
  outBelowPercent: 70,
  unable: 'exclude',
}

const validity = (agreeing: number, n: number) => {
  const found = contentValidityOf(agreeing, n)
  if (found === null) throw new Error('Somebody answered.')
  return found
}

describe('the content validity of an item on the worked examples', () => {
  it.each([
    [5, 1],
    [6, 1],
    [7, 1],
    [8, 0.75],
    [9, 0.778],
    [10, 0.8],
    [15, 0.6],
    [20, 0.5],
    [40, 0.3],
  ])('has the exact binomial minimum for %i people: %f', (n, minimum) => {
    expect(validity(n, n).ratioMinimum).toBeCloseTo(minimum, 3)
  })

  it.each([
    [9, 10, 0.9, 0.01, 0.9],
    [7, 9, 0.78, 0.07, 0.76],
    [6, 9, 0.67, 0.164, 0.6],
  ])('corrects %i of %i for chance', (agreeing, n, index, chance, kappa) => {
    const found = validity(agreeing, n)
    expect(found.index).toBeCloseTo(index, 2)
    expect(found.kappa).toBeCloseTo(kappa, 2)
    // k* = (I − pc) / (1 − pc), so pc = (I − k*) / (1 − k*).
    expect((found.index - found.kappa) / (1 - found.kappa)).toBeCloseTo(chance, 3)
  })

  it('has Lawshe’s ratio: nought when half agree, 1 when all do, −1 when none does', () => {
    expect(validity(5, 10).ratio).toBe(0)
    expect(validity(10, 10).ratio).toBe(1)
    expect(validity(0, 10).ratio).toBe(-1)
    expect(validity(9, 10).ratio).toBeCloseTo((9 - 5) / 5, 12)
  })
})

describe('the content validity of an item at its edges', () => {
  it('is null for nobody', () => {
    expect(contentValidityOf(0, 0)).toBeNull()
  })

  it('has no minimum for one to four people, of whom even all might agree by chance', () => {
    expect([0, 1, 2, 3, 4, 5].map(leastEssential)).toEqual([null, null, null, null, null, 5])
    expect(validity(4, 4)).toMatchObject({ index: 1, kappa: 1, ratio: 1, ratioMinimum: null })
  })

  it('takes the least number that comes up in at most 1 of 20 tries, for any panel', () => {
    for (let n = 5; n <= 120; n += 1) {
      const least = leastEssential(n) ?? 0
      expect(chanceOfSoManyOrMore(least, n)).toBeLessThanOrEqual(0.05)
      expect(chanceOfSoManyOrMore(least - 1, n)).toBeGreaterThan(0.05)
    }
  })

  it('stays a number, within its bounds, for panels of thousands', () => {
    const answers = fc
      .integer({ min: 1, max: 3_000 })
      .chain((n) => fc.record({ n: fc.constant(n), agreeing: fc.integer({ min: 0, max: n }) }))
    fc.assert(
      fc.property(answers, ({ n, agreeing }) => {
        const { index, kappa, ratio, ratioMinimum } = validity(agreeing, n)
        expect(kappa).toBeLessThanOrEqual(index)
        // As low as −1: one of two, where just one of two is as likely as not.
        expect(kappa).toBeGreaterThanOrEqual(-1)
        expect(Math.abs(ratio)).toBeLessThanOrEqual(1)
        expect(ratio).toBeCloseTo(2 * index - 1, 9)
        if (ratioMinimum !== null) expect(ratioMinimum).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the verdict by content validity', () => {
  const judge = (high: number, n: number, changes: Partial<ContentValidityRule> = {}, unable = 0) =>
    judgeByContentValidity({ n, high, unable }, { ...RELEVANCE, ...changes }).verdict

  it('takes 7 of 9 for .78, as the published table does', () => {
    expect(judge(7, 9)).toBe('in')
    expect(judge(6, 9)).toBe('out')
    expect(judge(6, 8)).toBe('uncertain')
  })

  it('needs all of up to five people', () => {
    expect(judge(4, 5)).toBe('uncertain')
    expect(judge(5, 5)).toBe('in')
    expect(judge(5, 6)).toBe('in')
    expect(judge(1, 1)).toBe('in')
  })

  it('takes what is essential by the binomial minimum, and is out below half', () => {
    const essential = { answers: 'essential' } as const
    expect(judge(9, 10, essential)).toBe('in')
    expect(judge(8, 10, essential)).toBe('uncertain')
    expect(judge(5, 10, essential)).toBe('uncertain')
    expect(judge(4, 10, essential)).toBe('out')
    expect(judge(4, 4, essential)).toBe('uncertain')
  })

  it('counts those who were unable as people who did not agree where the rule says so', () => {
    expect(judge(7, 9, {}, 1)).toBe('in')
    expect(judge(7, 9, { unable: 'include' }, 1)).toBe('uncertain')
    expect(judge(9, 10, { answers: 'essential', unable: 'include' }, 2)).toBe('uncertain')
  })

  it('has no data where nobody answered', () => {
    expect(judge(0, 0, { unable: 'include' }, 3)).toBe('no-data')
    expect(judge(0, 0, { answers: 'essential' })).toBe('no-data')
  })
})

describe('the content validity of a scale', () => {
  it('is the mean of the items’ indices and the share that all agree on', () => {
    const found = contentValidityOfScale([
      { agreeing: 10, n: 10 },
      { agreeing: 9, n: 10 },
      { agreeing: 4, n: 8 },
      { agreeing: 6, n: 6 },
      { agreeing: 0, n: 0 },
    ])
    expect(found?.average).toBeCloseTo((1 + 0.9 + 0.5 + 1) / 4, 12)
    expect(found?.universalAgreement).toBe(0.5)
  })

  it('is null where no item was rated', () => {
    expect(contentValidityOfScale([])).toBeNull()
    expect(contentValidityOfScale([{ agreeing: 0, n: 0 }])).toBeNull()
  })
})

/** By Pascal's triangle, which is no way the code goes. */
function chanceOfSoManyOrMore(least: number, n: number): number {
  let row = [1]
  for (let toss = 0; toss < n; toss += 1) {
    row = [...row, 0].map((chance, heads) => chance / 2 + (row[heads - 1] ?? 0) / 2)
  }
  return row.slice(Math.max(0, least)).reduce((sum, chance) => sum + chance, 0)
}
