import { describe, expect, it } from 'vitest'
import { moscowBarsAlternative, moscowBarsGeometry, moscowBarsSvg } from './moscowBars.ts'

const OPTIONS = { width: 640 }
const FIRST = { code: 'I1', wording: 'A way back in', must: 9, should: 4, could: 3, wont: 1, verdict: 'In' }
const SECOND = { code: 'I2', wording: 'A badge', must: 0, should: 0, could: 5, wont: 12, verdict: 'Out' }
const NOBODY = { code: 'I3', wording: 'Nothing', must: 0, should: 0, could: 0, wont: 0, verdict: '' }

describe('bars of must, should, could and won’t', () => {
  it('are all of one length, cut by the shares', () => {
    const { bars } = moscowBarsGeometry([FIRST, SECOND], OPTIONS)
    const segments = bars.filter(({ height }) => height === 18)
    const ofRow = (y: number) => segments.filter((each) => each.y === y)
    const [firstY = 0, secondY = 0] = [...new Set(segments.map(({ y }) => y))]
    const length = (y: number) => ofRow(y).reduce((sum, { width }) => sum + width, 0)
    expect(length(firstY)).toBeCloseTo(length(secondY), 6)
    expect(ofRow(firstY).map(({ fill }) => fill)).toEqual(['high', 'cross', 'middle', 'low'])
    expect(ofRow(secondY).map(({ fill }) => fill)).toEqual(['middle', 'low'])
    expect((ofRow(firstY)[0]?.width ?? 0) / length(firstY)).toBeCloseTo(9 / 17, 6)
  })

  it('carry their counts, the share of “must” and the verdict', () => {
    const texts = moscowBarsGeometry([FIRST], OPTIONS).labels.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['9', '4', '3', '9/17 (53%)', 'In']))
  })

  it('leave a count out where its segment is too narrow for it, and no share without answers', () => {
    const narrow = { ...FIRST, must: 199, should: 0, could: 0, wont: 1 }
    expect(moscowBarsGeometry([narrow], OPTIONS).labels.map(({ text }) => text)).not.toContain('1')
    const texts = moscowBarsGeometry([NOBODY], OPTIONS).labels.map(({ text }) => text)
    expect(texts).toContain('No answers')
    expect(texts.join(' ')).not.toMatch(/NaN|%/)
  })

  it('stay inside the picture', () => {
    const { bars, width, height } = moscowBarsGeometry([FIRST, SECOND, NOBODY], OPTIONS)
    for (const each of bars) {
      expect(each.x).toBeGreaterThanOrEqual(0)
      expect(each.x + each.width).toBeLessThanOrEqual(width)
      expect(each.y + each.height).toBeLessThanOrEqual(height)
    }
  })

  it('say in words what they show', () => {
    expect(moscowBarsAlternative([FIRST, SECOND, NOBODY])).toBe(
      'Bar chart of 2 items: for each, how many said must, should, could and won’t. “Must” was most common for I1, ' +
        '9/17 (53%), and least common for I2, 0/17 (0%). The counts of every item are in the results table.',
    )
    expect(moscowBarsAlternative([FIRST])).toContain('Must: I1, 9/17 (53%).')
    expect(moscowBarsAlternative([NOBODY])).toContain('nobody has answered')
    expect(moscowBarsSvg([], OPTIONS)).toContain('aria-label="A bar chart without bars')
  })
})
