import { describe, expect, it } from 'vitest'
import type { RankingRow } from './rankingBars.ts'
import {
  rankingBarAlternative,
  rankingBarGeometry,
  rankingBarsAlternative,
  rankingBarsGeometry,
  rankingBarsSvg,
} from './rankingBars.ts'

/** The worked example of the nominal group technique. */
const ROWS: RankingRow[] = [
  { code: 'A', wording: 'First', place: 1, score: 26, verdict: 'in' },
  { code: 'C', wording: 'Second', place: 2, score: 21, verdict: 'in' },
  { code: 'B', wording: 'Third', place: 3, score: 17, verdict: 'out' },
  { code: 'D', wording: 'Tied', place: 4, score: 11, verdict: 'out' },
  { code: 'E', wording: 'Tied too', place: 4, score: 11, verdict: 'out' },
]
const OPTIONS = { width: 640, unit: 'points' } as const

describe('rankingBarGeometry', () => {
  it('draws scores of one list on one scale, with room for the longest number', () => {
    const lengthOf = (score: number) =>
      rankingBarGeometry({ score }, { width: 200, most: 40, unit: 'points' }).bars[0]?.width ?? 0
    expect(lengthOf(40)).toBeCloseTo(4 * lengthOf(10))
    expect(lengthOf(0)).toBe(0)
    const { bars, labels } = rankingBarGeometry({ score: 40 }, { width: 200, most: 40, unit: 'points' })
    expect(labels[0]?.x).toBeGreaterThan((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0))
    expect(labels[0]?.text).toBe('40 points')
  })

  it('sets the round before under it, thin and empty', () => {
    const { bars } = rankingBarGeometry({ score: 10, before: 20 }, { width: 200, most: 20, unit: 'dots' })
    expect(bars.map(({ fill }) => fill)).toEqual(['high', 'paper'])
    expect(bars[1]?.width).toBeCloseTo(2 * (bars[0]?.width ?? 0))
    expect(rankingBarAlternative({ score: 1, before: 20 }, { unit: 'dots' })).toBe(
      '1 dot, 20 dots in the round before.',
    )
  })

  it('is a number alone where nobody gave anything', () => {
    const { bars, labels } = rankingBarGeometry({ score: 0 }, { width: 200, most: 0, unit: 'points' })
    expect(bars).toEqual([])
    expect(labels.map(({ text }) => text)).toEqual(['0 points'])
  })
})

describe('rankingBarsGeometry', () => {
  it('lists the places, says ties, and draws a line where “in” ends', () => {
    const { labels, lines, bars, height } = rankingBarsGeometry(ROWS, OPTIONS)
    const texts = labels.map(({ text }) => text)
    expect(texts.filter((text) => /^\d+=?$/.test(text))).toEqual(['1', '2', '3', '4=', '4='])
    expect(lines).toHaveLength(1)
    // Under the second bar and over the third.
    expect(lines[0]?.y1).toBeGreaterThan((bars[1]?.y ?? 0) + (bars[1]?.height ?? 0))
    expect(lines[0]?.y1).toBeLessThan(bars[2]?.y ?? 0)
    expect(texts).toContain('Here “in” ends')
    for (const { y } of labels) expect(y).toBeLessThanOrEqual(height)
  })

  it('draws no line where the rule has none, and nothing but words without items', () => {
    const noLine = ROWS.map((row) => ({ ...row, verdict: 'ranked' as const }))
    expect(rankingBarsGeometry(noLine, OPTIONS).lines).toEqual([])
    const allIn = ROWS.map((row) => ({ ...row, verdict: 'in' as const }))
    expect(rankingBarsGeometry(allIn, OPTIONS).lines).toEqual([])
    expect(rankingBarsGeometry([], OPTIONS).labels.map(({ text }) => text)).toEqual(['No items'])
  })

  it('says in words what it shows', () => {
    expect(rankingBarsAlternative(ROWS, OPTIONS)).toBe(
      'Bar chart of 5 items in order of points. First: A (26 points), C (21 points), B (17 points). The first 2 are in.',
    )
    expect(rankingBarsSvg([], OPTIONS)).toContain('nobody has voted')
  })
})
