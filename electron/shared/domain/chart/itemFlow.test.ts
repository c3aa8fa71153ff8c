import { describe, expect, it } from 'vitest'
import { itemFlowAlternative, itemFlowGeometry, itemFlowSvg } from './itemFlow.ts'
import type { ItemFlow } from './itemFlow.ts'

const OPTIONS = { width: 640 }
const FLOW: ItemFlow = {
  items: 12,
  sources: ['10 cards', '2 statements'],
  rounds: [
    { number: 1, items: 12, voters: 17, outcomes: ['5 in', '1 out', '6 uncertain'], left: ['5 in', '1 out'] },
    { number: 2, items: 6, voters: 16, outcomes: ['4 in', '2 disputed'], left: [] },
  ],
  end: ['9 in', '1 out', '2 disputed'],
}

describe('the flow of items', () => {
  it('has a box for the start, each round, what left and the end', () => {
    const { bars, labels } = itemFlowGeometry(FLOW, OPTIONS)
    expect(bars).toHaveLength(5)
    const texts = labels.map(({ text }) => text)
    for (const title of ['On the ballot', 'Round 1', 'Round 2', 'At the end', 'Not voted on again']) {
      expect(texts).toContain(title)
    }
    expect(texts).toEqual(expect.arrayContaining(['17 voters', '9 in', '2 statements']))
  })

  it('says on its arrows how many went on, and nothing on the one to the end', () => {
    const { labels } = itemFlowGeometry(FLOW, OPTIONS)
    const onArrows = labels.filter(({ anchor }) => anchor === 'middle').map(({ text }) => text)
    expect(onArrows).toEqual(['12', '6'])
  })

  it('stays inside the picture, with up to five rounds', () => {
    const five = [1, 2, 3, 4, 5].map((number) => ({
      number,
      items: 100,
      voters: 200,
      outcomes: ['88 tied at the line', '12 without answers'],
      left: number < 5 ? ['12 without answers'] : [],
    }))
    for (const flow of [FLOW, { ...FLOW, rounds: five }, { ...FLOW, rounds: [] }]) {
      const picture = itemFlowGeometry(flow, OPTIONS)
      for (const each of picture.bars) {
        expect(each.width).toBeGreaterThan(50)
        expect(each.x + each.width).toBeLessThanOrEqual(picture.width)
        expect(each.y + each.height).toBeLessThanOrEqual(picture.height)
      }
      for (const each of picture.labels) expect(each.y).toBeLessThan(picture.height)
    }
  })

  it('says every count in words', () => {
    expect(itemFlowAlternative(FLOW)).toBe(
      'Flow of items: 12 items on the ballot (10 cards, 2 statements). Round 1, 12 items, 17 voters: 5 in, 1 out, 6 uncertain; ' +
        'not voted on again: 5 in, 1 out. Round 2, 6 items, 16 voters: 4 in, 2 disputed. At the end: 9 in, 1 out, 2 disputed.',
    )
    expect(itemFlowAlternative({ items: 1, sources: [], rounds: [], end: [] })).toBe(
      'Flow of items: 1 item on the ballot. No round has been counted.',
    )
    expect(itemFlowSvg(FLOW, OPTIONS)).toContain('role="img"')
  })
})
