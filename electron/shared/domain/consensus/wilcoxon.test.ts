import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilcoxonSignedRank } from './wilcoxon.ts'

const differences = fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 })

describe('wilcoxonSignedRank', () => {
  it('counts outcomes where differences are few and none tie', () => {
    // Of 2⁵ ways to sign the ranks 1 to 5, only "none" and "the 1" have a sum of 1 or less.
    expect(wilcoxonSignedRank([-1, 2, 3, 4, 5])).toEqual({
      n: 5,
      wPlus: 14,
      wMinus: 1,
      p: 4 / 32,
      isExact: true,
      variance: 13.75,
    })
    expect(wilcoxonSignedRank([3, 0])).toMatchObject({ n: 1, wPlus: 1, wMinus: 0, p: 1, isExact: true })
  })

  it('turns to the normal distribution past 10, and with ties', () => {
    const ten = Array.from({ length: 10 }, (_, index) => index + 1)
    expect(wilcoxonSignedRank(ten)).toMatchObject({ isExact: true, p: 2 / 1024 })
    expect(wilcoxonSignedRank([...ten, 11])).toMatchObject({ isExact: false, n: 11, variance: 126.5 })
    expect(wilcoxonSignedRank([1, 1, 2])).toMatchObject({ isExact: false, variance: 3.5 - 6 / 48 })
  })

  it('counts just what comes from trying every sign', () => {
    for (let n = 1; n <= 10; n += 1) {
      const sums = Array.from({ length: 2 ** n }, (_, signs) =>
        Array.from({ length: n }, (__, bit) => ((signs >> bit) & 1 ? bit + 1 : 0)).reduce((a, b) => a + b, 0),
      )
      const all = (n * (n + 1)) / 2
      for (let signs = 0; signs < 2 ** n; signs += 7) {
        const signed = Array.from({ length: n }, (_, bit) => ((signs >> bit) & 1 ? bit + 1 : -bit - 1))
        const smaller = Math.min(sums[signs] ?? 0, all - (sums[signs] ?? 0))
        const share = sums.filter((sum) => sum <= smaller).length / 2 ** n
        expect(wilcoxonSignedRank(signed)?.p).toBe(Math.min(1, 2 * share))
      }
    }
  })

  it('is null when nothing differs', () => {
    expect(wilcoxonSignedRank([])).toBeNull()
    expect(wilcoxonSignedRank([0, -0, 0])).toBeNull()
  })

  it('turns round with the signs, drops noughts, does not mind the order, and keeps within bounds', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const test = wilcoxonSignedRank(values)
        const turned = wilcoxonSignedRank(values.map((value) => -value))
        expect(wilcoxonSignedRank([0, ...values.toReversed(), 0])).toEqual(test)
        if (test === null || turned === null) {
          expect([test, turned, values.every((value) => value === 0)]).toEqual([null, null, true])
          return
        }
        expect(turned).toEqual({ ...test, wPlus: test.wMinus, wMinus: test.wPlus })
        expect(test.wPlus + test.wMinus).toBe((test.n * (test.n + 1)) / 2)
        expect(test.variance).toBeGreaterThan(0)
        expect(test.p).toBeGreaterThan(0)
        expect(test.p).toBeLessThanOrEqual(1)
      }),
    )
  })
})
