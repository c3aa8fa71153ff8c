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

  it('has the scale that it is given, with its own low and high ends', () => {
    const picture = distributionGeometry(
      { distribution: [1, 1, 1, 1], median: 2.5, scaleMinimum: 1 },
      { width: 80, height: 60 },
      { bands: { lowTo: 2, highFrom: 3 } },
    )
    expect(picture.bars.map(({ fill }) => fill)).toEqual(['low', 'low', 'high', 'high'])
    expect(picture.median).toEqual({ x: 40, value: 2.5 })
    const fromNought = distributionGeometry({ distribution: [0, 0, 3], median: 2, scaleMinimum: 0 })
    const scores = fromNought.labels.filter(({ tone }) => tone === 'quiet').map(({ text }) => text)
    expect(scores).toEqual(['0', '1', '2'])
    expect(fromNought.median?.x).toBe(fromNought.labels.find(({ text }) => text === '2')?.x)
  })

  it('sets the round before beside this one, empty, on the same scale', () => {
    const before = { distribution: [0, 0, 8, 0, 0, 0, 2, 0, 0], median: 3 }
    const { bars, paths, width } = distributionGeometry(FIGURES, undefined, { before })
    const heightsOf = (fill: string) => bars.filter((one) => one.fill === fill).map(({ height }) => height)
    const [then = 0] = heightsOf('paper')
    const [now = 0] = heightsOf('low')
    // Eight then, one now.
    expect(then).toBeCloseTo(8 * now)
    expect(heightsOf('paper')).toHaveLength(2)
    for (const one of bars.filter(({ fill }) => fill === 'paper')) {
      const beside = bars.find(({ fill, x }) => fill !== 'paper' && x > one.x && x < one.x + width / 9)
      expect(one.x + one.width).toBeLessThan(beside?.x ?? 0)
    }
    expect(paths.map(({ fill }) => fill)).toEqual(['paper', 'high'])
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

  it('says the round before too, and scores by their names', () => {
    const before = { distribution: [0, 0, 1, 0, 0, 0, 0, 0, 0], median: 3 }
    expect(distributionAlternative(FIGURES, { before })).toBe(
      'Scores from 1 to 9: 1 gave 3, 2 gave 7, 4 gave 8. Median 7.5. In the round before: 1 gave 3. Median 3.',
    )
    expect(
      distributionAlternative(
        { distribution: [2, 5], median: 1, scaleMinimum: 0 },
        { scoreNames: ['no', 'yes'] },
      ),
    ).toBe('Scores from no to yes: 2 gave no, 5 gave yes.')
    const named = {
      scoreNames: ['no', 'yes'],
      before: { distribution: [1, 1], median: 0.5, scaleMinimum: 0 },
    }
    const yesOrNo = { distribution: [2, 5], median: 1, scaleMinimum: 0 }
    expect(distributionGeometry(yesOrNo, undefined, named)).toMatchObject({ median: null, paths: [] })
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
    expect([1, 3, 4, 6, 7, 9].map((score) => bandOfScore(score))).toEqual([
      'low',
      'low',
      'middle',
      'middle',
      'high',
      'high',
    ])
  })
})
