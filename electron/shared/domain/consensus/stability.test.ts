import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemStability } from './itemStability.ts'
import { stabilityOf, type ScorePair } from './stability.ts'

const isHigh = (score: number): boolean => score >= 7

function pairsOf(before: readonly number[], after: readonly number[]): ScorePair[] {
  return before.map((score, voter) => ({ before: score, after: after[voter] ?? 0 }))
}

const score = fc.integer({ min: 1, max: 9 })
const pairs = fc.array(fc.record({ before: score, after: score }), { maxLength: 40 })

describe('stabilityOf', () => {
  it('gives the worked example', () => {
    const found = stabilityOf(
      pairsOf([5, 6, 4, 7, 3, 6, 5, 8, 4, 6, 7, 5], [7, 5, 6, 7, 6, 7, 7, 6, 5, 6, 8, 8]),
      isHigh,
    )
    expect(found).toMatchObject({
      n: 12,
      changed: 10,
      wilcoxon: { n: 10, wPlus: 46, wMinus: 9, variance: 93.625, isExact: false },
      // The eighth voter went from 8 to 6; the first, sixth, seventh and twelfth came up to 7 or more.
      mcnemar: { b: 1, c: 4, p: 0.375 },
    })
    expect(found.changedPercent).toBeCloseTo(83.33, 2)
    expect(found.wilcoxon?.p).toBeCloseTo(0.0559, 4)
  })

  it('tells those who left from those who came', () => {
    const left = Array.from({ length: 2 }, () => ({ before: 7, after: 6 }))
    const came = Array.from({ length: 9 }, () => ({ before: 6, after: 7 }))
    const stayed = [
      { before: 9, after: 7 },
      { before: 1, after: 5 },
    ]
    const { mcnemar } = stabilityOf([...left, ...came, ...stayed], isHigh)
    expect(mcnemar).toMatchObject({ b: 2, c: 9 })
    expect(mcnemar?.p).toBeCloseTo(0.0654, 4)
  })

  it('has a defined result for nobody, one voter and voters who keep to their scores', () => {
    expect(stabilityOf([], isHigh)).toEqual({
      n: 0,
      changed: 0,
      changedPercent: null,
      wilcoxon: null,
      mcnemar: null,
      coefficientOfVariationFrom: null,
      coefficientOfVariationTo: null,
    })
    expect(stabilityOf([{ before: 3, after: 8 }], isHigh)).toMatchObject({
      changedPercent: 100,
      wilcoxon: { n: 1, p: 1 },
      mcnemar: { b: 0, c: 1, p: 1 },
      coefficientOfVariationFrom: null,
    })
    expect(stabilityOf(pairsOf([7, 7, 7], [7, 7, 7]), isHigh)).toEqual({
      n: 3,
      changed: 0,
      changedPercent: 0,
      wilcoxon: null,
      mcnemar: { b: 0, c: 0, p: 1 },
      coefficientOfVariationFrom: 0,
      coefficientOfVariationTo: 0,
    })
    expect(() => stabilityOf([{ before: Number.NaN, after: 1 }], isHigh)).toThrow(RangeError)
  })

  it('does not depend on the order of voters, is never NaN, and turns round with the rounds', () => {
    fc.assert(
      fc.property(pairs, (voters) => {
        const found = itemStability.parse(stabilityOf(voters, isHigh))
        const otherOrder = stabilityOf(voters.toReversed(), isHigh)
        // Sums of squares may differ in their last figure with the order.
        expect(otherOrder).toEqual({
          ...found,
          coefficientOfVariationFrom: nearly(found.coefficientOfVariationFrom),
          coefficientOfVariationTo: nearly(found.coefficientOfVariationTo),
        })
        const turned = stabilityOf(
          voters.map(({ before, after }) => ({ before: after, after: before })),
          isHigh,
        )
        expect(turned).toEqual({
          ...found,
          wilcoxon: found.wilcoxon && {
            ...found.wilcoxon,
            wPlus: found.wilcoxon.wMinus,
            wMinus: found.wilcoxon.wPlus,
          },
          mcnemar: found.mcnemar && { ...found.mcnemar, b: found.mcnemar.c, c: found.mcnemar.b },
          coefficientOfVariationFrom: found.coefficientOfVariationTo,
          coefficientOfVariationTo: found.coefficientOfVariationFrom,
        })
      }),
    )
  })
})

function nearly(value: number | null): unknown {
  return value === null ? null : expect.closeTo(value, 12)
}
