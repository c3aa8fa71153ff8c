import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classicPanelRule } from './classicPanelRule.ts'

describe('classicPanelRule', () => {
  // The manual's table: panels of 8 to 10 take 3 at each end to disagree, 11 to 13 take 4, 14 to 16 take 5.
  it.each([
    [7, 2],
    [8, 3],
    [9, 3],
    [10, 3],
    [11, 4],
    [13, 4],
    [14, 5],
    [16, 5],
  ])('takes a panel of %i to have a third of %i', (size, third) => {
    expect(classicPanelRule(Array.from({ length: size }, () => 5)).k).toBe(third)
  })

  it('finds disagreement in a panel of nine with three at each end', () => {
    expect(classicPanelRule([1, 2, 3, 7, 7, 7, 8, 8, 9])).toMatchObject({
      k: 3,
      median: 7,
      disagreement: true,
      agreement: false,
      verdict: 'uncertain',
    })
  })

  it('finds agreement in a panel of nine with two outside the band of the median', () => {
    expect(classicPanelRule([1, 5, 7, 7, 8, 8, 8, 9, 9])).toMatchObject({
      medianBand: 'high',
      outsideBand: 2,
      agreement: true,
      disagreement: false,
      verdict: 'in',
    })
  })

  it('finds neither where too many lie outside, but not at both ends', () => {
    expect(classicPanelRule([4, 5, 6, 7, 7, 8, 8, 9, 9])).toMatchObject({
      outsideBand: 3,
      agreement: false,
      disagreement: false,
      verdict: 'in',
    })
  })

  it('accepts four outside the band in a panel of fifteen, and not five', () => {
    const four = [2, 4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 9, 9]
    expect(classicPanelRule(four)).toMatchObject({ outsideBand: 4, agreement: true })
    expect(classicPanelRule([6, ...four.slice(0, 4), ...four.slice(5)])).toMatchObject({
      outsideBand: 5,
      agreement: false,
    })
  })

  it('puts a median between two bands into the middle one', () => {
    expect(classicPanelRule([6, 6, 7, 7])).toMatchObject({ median: 6.5, medianBand: 'mid' })
    expect(classicPanelRule([3, 3, 4, 4])).toMatchObject({ median: 3.5, medianBand: 'mid' })
  })

  it('has a defined result for nobody, one rater and raters all alike', () => {
    expect(classicPanelRule([])).toMatchObject({
      n: 0,
      medianBand: null,
      agreement: false,
      disagreement: false,
      verdict: 'no-data',
    })
    expect(classicPanelRule([2])).toMatchObject({ agreement: true, disagreement: false, verdict: 'out' })
    expect(classicPanelRule([9, 9, 9, 9])).toMatchObject({ agreement: true, verdict: 'in' })
  })

  it('never finds agreement and disagreement at once, and turns round with the scale', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }), (ratings) => {
        const judged = classicPanelRule(ratings)
        expect(judged.agreement && judged.disagreement).toBe(false)
        const mirrored = classicPanelRule(ratings.map((rating) => 10 - rating))
        expect([mirrored.agreement, mirrored.disagreement]).toEqual([judged.agreement, judged.disagreement])
      }),
    )
  })
})
