import { describe, expect, it } from 'vitest'
import { divergingAlternative, divergingGeometry, divergingSvg } from './divergingBars.ts'
import type { DivergingRow } from './divergingBars.ts'

const OPTIONS = {
  width: 640,
  lowLabel: 'Not important',
  highLabel: 'Very important',
  bands: { low: '1–3', mid: '4–6', high: '7–9' },
}
const ROWS: DivergingRow[] = [
  { code: 'I1', wording: 'First', low: 2, mid: 4, high: 10, verdict: 'In' },
  { code: 'I2', wording: 'Second', low: 8, mid: 2, high: 6, verdict: 'Uncertain' },
  { code: 'I3', wording: 'Third', low: 0, mid: 0, high: 0, verdict: 'No scores' },
]

/** The legend's three swatches come first, then the rows' segments; patches under counts are paper. */
function segments(rows: readonly DivergingRow[]) {
  return divergingGeometry(rows, OPTIONS)
    .bars.slice(3)
    .filter((bar) => bar.fill !== 'paper')
}

describe('divergingGeometry', () => {
  it('sets the middle of every middle band on one line', () => {
    const middles = segments(ROWS)
      .filter((bar) => bar.fill === 'middle')
      .map((bar) => bar.x + bar.width / 2)
    expect(middles).toHaveLength(2)
    expect(middles[1]).toBeCloseTo(middles[0] ?? 0)
    const [line] = divergingGeometry(ROWS, OPTIONS).lines
    expect(line?.x1).toBeCloseTo(middles[0] ?? 0)
  })

  it('draws each band as long as its share of the scores', () => {
    const [low, mid, high] = segments(ROWS).map((bar) => bar.width)
    expect((mid ?? 0) / (low ?? 1)).toBeCloseTo(2)
    expect((high ?? 0) / (low ?? 1)).toBeCloseTo(5)
  })

  it('keeps every bar between the wording and the shares', () => {
    const extremes = [
      { code: 'I1', wording: 'All low', low: 9, mid: 0, high: 0, verdict: 'Out' },
      { code: 'I2', wording: 'All high', low: 0, mid: 0, high: 9, verdict: 'In' },
    ]
    for (const bar of segments(extremes)) {
      expect(bar.x).toBeGreaterThanOrEqual(640 * 0.4)
      expect(bar.x + bar.width).toBeLessThanOrEqual(640 * 0.84)
    }
  })

  it('writes the count with every share', () => {
    const texts = divergingGeometry(ROWS, OPTIONS).labels.map((label) => label.text)
    expect(texts).toContain('10/16 (63%)')
    expect(texts).toContain('6/16 (38%)')
    expect(texts).toContain('No scores')
  })

  it('is a legend alone without rows', () => {
    const { bars, height } = divergingGeometry([], OPTIONS)
    expect(bars).toHaveLength(3)
    expect(height).toBeGreaterThan(0)
  })
})

describe('divergingAlternative', () => {
  it('says what the picture shows', () => {
    expect(divergingAlternative(ROWS, OPTIONS)).toBe(
      'Bar chart of 2 items: for each, how many scores were low (1–3), middle (4–6) and high (7–9). ' +
        'High scores were most common for I1 (10 of 16 scores, 63%) and least common for I2 (6 of 16 scores, 38%). ' +
        'The counts of every item are in the results table.',
    )
    expect(divergingAlternative(ROWS.slice(0, 1), OPTIONS)).toContain('Bar chart of 1 item')
    expect(divergingAlternative([], OPTIONS)).toBe('A bar chart without bars: no item has been scored.')
  })
})

describe('a scale without a middle', () => {
  it('has none in its legend and its words', () => {
    const options = { ...OPTIONS, bands: { low: '1–2', mid: null, high: '3–4' } }
    const rows = [{ ...ROWS[0], code: 'I1', wording: 'First', low: 1, mid: 0, high: 3, verdict: 'In' }]
    const { bars, labels } = divergingGeometry(rows, options)
    expect(bars.filter(({ fill }) => fill === 'middle')).toEqual([])
    expect(labels.map(({ text }) => text)).toContain('3–4 Very important')
    expect(divergingAlternative(rows, options)).toContain('how many scores were low (1–2) and high (3–4).')
  })
})

describe('divergingSvg', () => {
  it('takes wording for text, never for markup', () => {
    const hostile = {
      ...ROWS[0],
      code: 'I1',
      wording: '<script>"&\u0000',
      low: 1,
      mid: 1,
      high: 1,
      verdict: 'In',
    }
    const svg = divergingSvg([hostile], OPTIONS)
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u0000')
    expect(svg).toContain('&lt;script&gt;&quot;&amp;')
  })
})
