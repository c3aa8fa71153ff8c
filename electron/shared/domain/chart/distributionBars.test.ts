import { describe, expect, it } from 'vitest'
import {
  bandOfScore,
  distributionAlternative,
  distributionGeometry,
  distributionSvg,
} from './distributionBars.ts'

const FIGURES = { distribution: [0, 0, 1, 0, 0, 0, 2, 4, 0], median: 7.5 }

describe('distributionGeometry', () => {
  it('draws one bar a score that was given, as high as its count', () => {
    const { bars, median } = distributionGeometry(FIGURES, { width: 180, height: 60 })
    expect(bars.map((bar) => bar.fill)).toEqual(['low', 'high', 'high'])
    const [one, two, four] = bars.map((bar) => bar.height)
    expect(two).toBeCloseTo(2 * (one ?? 0))
    expect(four).toBeCloseTo(4 * (one ?? 0))
    // Scores stand in nine columns of 20 px: the middle of 7 is at 130, that of 8 at 150.
    expect(bars[1]?.x).toBeCloseTo(130 - 0.36 * 20)
    expect(median).toEqual({ x: 140, value: 7.5 })
  })

  it('stays inside its picture', () => {
    const { bars, labels, width, height } = distributionGeometry({
      distribution: Array(9).fill(99),
      median: 9,
    })
    expect(bars).toHaveLength(9)
    for (const bar of bars) {
      expect(bar.x).toBeGreaterThanOrEqual(0)
      expect(bar.y).toBeGreaterThanOrEqual(0)
      expect(bar.x + bar.width).toBeLessThanOrEqual(width)
      expect(bar.y + bar.height).toBeLessThanOrEqual(height)
    }
    for (const label of labels) expect(label.y).toBeGreaterThanOrEqual(label.size - 2)
  })

  it('says so when nobody scored', () => {
    const nothing = { distribution: Array<number>(9).fill(0), median: null }
    const { bars, labels, median } = distributionGeometry(nothing)
    expect(bars).toEqual([])
    expect(median).toBeNull()
    expect(labels.map((label) => label.text)).toContain('No scores')
    expect(distributionAlternative(nothing)).toBe('Nobody scored this item.')
  })
})

describe('distributionSvg', () => {
  it('says in words what it shows', () => {
    expect(distributionAlternative(FIGURES)).toBe(
      'Scores from 1 to 9: 1 gave 3, 2 gave 7, 4 gave 8. Median 7.5.',
    )
    expect(distributionSvg(FIGURES)).toContain('aria-label="Scores from 1 to 9: 1 gave 3')
  })

  it('tells the bands apart without colour', () => {
    const fills = [...distributionSvg(FIGURES).matchAll(/<rect[^>]*fill="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(fills).size).toBe(2)
    // Low scores are white with lines through them.
    expect(distributionSvg(FIGURES)).toMatch(/fill="#ffffff"[^>]*\/><path d="M/)
  })
})

describe('bandOfScore', () => {
  it('cuts the scale in three', () => {
    expect([1, 3, 4, 6, 7, 9].map(bandOfScore)).toEqual(['low', 'low', 'middle', 'middle', 'high', 'high'])
  })
})
