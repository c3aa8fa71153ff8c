import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeByPercentage } from './percentageVerdict.ts'
import type { PercentageSetting } from './percentageVerdict.ts'
import { bandsOf } from './ratingBands.ts'
import { countRatings } from './ratingCounts.ts'
import { percentageRule } from './rule.ts'
import type { PercentageRule } from './rule.ts'
import type { Shares } from './shares.ts'

const COMET = percentageRule.parse({
  method: 'percentage',
  scaleMinimum: 1,
  scaleMaximum: 9,
  lowTo: 3,
  highFrom: 7,
  inPercent: 70,
  inComparison: 'at-least',
  inAgainstBelow: 15,
  outPercent: 70,
  outAgainstBelow: 15,
  outAtMostHigh: 50,
  outVariant: 'a',
  scope: 'pooled',
  unable: 'exclude',
  laterRounds: [],
})
const FIRST_ROUND: PercentageSetting = { roundNumber: 1, groupMinimum: 1 }

function sharesOf(ratings: readonly number[], unable = 0): Shares {
  const { n, low, high } = countRatings(ratings, bandsOf(COMET))
  return { n, low, high, unable }
}

function judge(
  groups: readonly Shares[],
  changes: Partial<PercentageRule> = {},
  setting: Partial<PercentageSetting> = {},
) {
  const sum = (key: keyof Shares) => groups.reduce((all, group) => all + group[key], 0)
  const pooled = { n: sum('n'), low: sum('low'), high: sum('high'), unable: sum('unable') }
  return judgeByPercentage(pooled, groups, { ...COMET, ...changes }, { ...FIRST_ROUND, ...setting })
}

const of = (n: number, low: number, high: number, unable = 0): Shares => ({ n, low, high, unable })

const PPIE = sharesOf([9, 8, 7, 7, 7, 6, 2])
const SPLW = sharesOf([9, 9, 8, 8, 7, 7, 7, 6, 5, 3])
const IN = { verdict: 'in', reason: 'share-high' }
const OUT = { verdict: 'out', reason: 'share-low' }
const BETWEEN = { verdict: 'uncertain', reason: 'share-between' }

describe('the percentage rule on the worked examples', () => {
  it('finds PPIE in with 71.4% and 14.3%, SPLW with 70.0% and 10%, and both together with 70.6% and 11.8%', () => {
    expect(PPIE).toMatchObject({ n: 7, high: 5, low: 1 })
    expect(SPLW).toMatchObject({ n: 10, high: 7, low: 1 })
    for (const scope of ['pooled', 'every-group'] as const) {
      expect(judge([PPIE], { scope })).toEqual(IN)
      expect(judge([SPLW], { scope })).toEqual(IN)
      expect(judge([PPIE, SPLW], { scope })).toEqual(IN)
    }
  })

  it('is not moved by one more who was unable, unless the rule counts them in: 5 of 8 is 62.5%', () => {
    const ppie = { ...PPIE, unable: 1 }
    expect(judge([ppie])).toEqual(IN)
    expect(judge([ppie], { unable: 'include' })).toEqual(BETWEEN)
    expect(judge([ppie], {}, { unable: 'include' })).toEqual(BETWEEN)
    expect(judge([ppie, SPLW], { unable: 'include' })).toEqual(BETWEEN)
  })

  it('does not take 15.0% for less than 15%', () => {
    expect(judge([of(20, 3, 17)])).toEqual(BETWEEN)
    expect(judge([of(20, 2, 17)])).toEqual(IN)
  })
})

describe('the percentage rule', () => {
  it('compares in whole numbers where floating point errs', () => {
    // 0.07 × 100 is 7.000000000000001, and 0.29 × 100 is 28.999999999999996.
    for (let n = 1; n <= 200; n += 1) {
      for (const percent of [7, 14, 28, 29, 55, 57, 58, 70]) {
        const high = Math.ceil((percent * n) / 100 - 1e-6)
        const shares = of(n, 0, high)
        expect(judge([shares], { inPercent: percent })).toEqual(IN)
        if (high > 0) expect(judge([of(n, 0, high - 1)], { inPercent: percent })).not.toEqual(IN)
      }
    }
  })

  it('takes more than half for a simple majority, for and against', () => {
    const majority: Partial<PercentageRule> = {
      inPercent: 50,
      inComparison: 'more-than',
      inAgainstBelow: null,
      outPercent: 50,
      outAgainstBelow: null,
    }
    expect(judge([of(10, 4, 6)], majority)).toEqual(IN)
    expect(judge([of(10, 5, 5)], majority)).toEqual(BETWEEN)
    expect(judge([of(10, 6, 4)], majority)).toEqual(OUT)
  })

  it('is out by variant a where enough are low and few are high', () => {
    expect(judge([of(10, 7, 1)])).toEqual(OUT)
    expect(judge([of(10, 7, 2)])).toEqual(BETWEEN)
    expect(judge([of(10, 6, 0)])).toEqual(BETWEEN)
    expect(judge([of(10, 7, 2)], { outAgainstBelow: null })).toEqual(OUT)
  })

  it('is out by variant b where no group has more than half high, whatever the scope', () => {
    for (const scope of ['pooled', 'every-group'] as const) {
      const b = { outVariant: 'b' as const, scope }
      expect(judge([of(10, 0, 5), of(4, 0, 2)], b)).toEqual(OUT)
      expect(judge([of(10, 0, 4), of(4, 0, 3)], b)).toEqual(BETWEEN)
      expect(judge([of(10, 0, 8), of(4, 0, 3)], b)).toEqual(IN)
    }
  })

  it('goes by the pooled shares in variant b where no group is large enough', () => {
    const groups = [of(3, 0, 3), of(3, 0, 0)]
    expect(judge(groups, { outVariant: 'b' }, { groupMinimum: 5 })).toEqual(OUT)
    expect(judge(groups, { outVariant: 'b' }, { groupMinimum: 1 })).toEqual(BETWEEN)
  })

  it('needs every group in the scope every-group, but only those that are large enough', () => {
    const small = of(3, 1, 1)
    const large = of(17, 0, 15)
    const every = { scope: 'every-group' as const }
    expect(judge([small, large])).toEqual(IN)
    expect(judge([small, large], every)).toEqual({ verdict: 'uncertain', reason: 'group-differs' })
    expect(judge([small, large], every, { groupMinimum: 3 })).toEqual({
      verdict: 'uncertain',
      reason: 'group-differs',
    })
    expect(judge([small, large], every, { groupMinimum: 4 })).toEqual(IN)
    expect(judge([of(0, 0, 0, 6), large], every)).toEqual(IN)
  })

  it('is not in with every group though the pooled share falls short', () => {
    expect(judge([of(10, 0, 5), of(10, 0, 6)], { scope: 'every-group' })).toEqual(BETWEEN)
  })

  it('goes by the thresholds of the round', () => {
    const laterRounds = [
      { ...COMET, fromRound: 2, inPercent: 80 },
      { ...COMET, fromRound: 4, inPercent: 90 },
    ].map(
      ({
        fromRound,
        inPercent,
        inComparison,
        inAgainstBelow,
        outPercent,
        outAgainstBelow,
        outAtMostHigh,
      }) => ({
        fromRound,
        inPercent,
        inComparison,
        inAgainstBelow,
        outPercent,
        outAgainstBelow,
        outAtMostHigh,
      }),
    )
    const rule = percentageRule.parse({ ...COMET, laterRounds })
    const verdicts = [1, 2, 3, 4, 5].map(
      (roundNumber) => judge([of(100, 0, 85)], rule, { roundNumber }).verdict,
    )
    expect(verdicts).toEqual(['in', 'in', 'in', 'uncertain', 'uncertain'])
    expect(judge([of(100, 0, 75)], rule, { roundNumber: 1 }).verdict).toBe('in')
    expect(judge([of(100, 0, 75)], rule, { roundNumber: 2 }).verdict).toBe('uncertain')
  })

  it('is uncertain where silly thresholds would have it in and out at once', () => {
    const silly = { inPercent: 40, outPercent: 40, inAgainstBelow: null, outAgainstBelow: null }
    expect(judge([of(10, 5, 5)], silly)).toEqual(BETWEEN)
  })

  it('has no data without a score, however many were unable', () => {
    const none = { verdict: 'no-data', reason: 'no-scores' }
    expect(judge([])).toEqual(none)
    expect(judge([of(0, 0, 0, 9)], { unable: 'include', outVariant: 'b' })).toEqual(none)
  })

  it('does not depend on the order of groups, and swaps in and out when the scale is turned round', () => {
    const group = fc
      .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(5))
      .map(([low, mid, high, unable]) => of(low + mid + high, low, high, unable))
    const groups = fc.array(group, { maxLength: 5 })
    const swapped = new Map([
      ['in', 'out'],
      ['out', 'in'],
    ])
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom('pooled', 'every-group'),
        fc.constantFrom('a', 'b'),
        (panel, scope, outVariant) => {
          const rule = { scope, outVariant } as const
          expect(judge(panel.toReversed(), rule)).toEqual(judge(panel, rule))
          const mirrored = panel.map(({ n, low, high, unable }) => of(n, high, low, unable))
          const { verdict } = judge(panel)
          expect(judge(mirrored).verdict).toBe(swapped.get(verdict) ?? verdict)
          if (judge(panel, { scope: 'every-group' }).verdict === 'in') expect(verdict).toBe('in')
        },
      ),
    )
  })
})
