import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_GAP, gapAt, lineAt, offsetsOf, windowOf } from './columnLayout.ts'

describe('offsetsOf', () => {
  it('stacks cards with a gap after each', () => {
    expect(offsetsOf([])).toEqual([0])
    expect(offsetsOf([50, 100])).toEqual([0, 50 + CARD_GAP, 150 + 2 * CARD_GAP])
  })
})

describe('windowOf', () => {
  it('takes exactly the cards that show, and the spare ones', () => {
    const offsets = offsetsOf([92, 92, 92, 92, 92, 92])
    expect(windowOf(offsets, 150, 350, 0)).toEqual({ start: 1, end: 4 })
    expect(windowOf(offsets, 150, 350, 1)).toEqual({ start: 0, end: 5 })
    expect(windowOf(offsets, 5_000, 6_000, 1)).toEqual({ start: 5, end: 6 })
    expect(windowOf(offsetsOf([]), 0, 500, 3)).toEqual({ start: 0, end: 0 })
  })

  it('never leaves out a card that shows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 30, max: 400 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 8_000 }),
        fc.integer({ min: 1, max: 900 }),
        (heights, top, height) => {
          const offsets = offsetsOf(heights)
          const { start, end } = windowOf(offsets, top, top + height, 0)
          heights.forEach((card, index) => {
            const cardTop = offsets[index] ?? 0
            const shows = cardTop < top + height && cardTop + card > top
            if (shows) expect(index >= start && index < end).toBe(true)
          })
          expect(start).toBeLessThanOrEqual(Math.max(start, end))
        },
      ),
    )
  })
})

describe('gapAt', () => {
  it('goes before a card above its middle, and after it below', () => {
    const offsets = offsetsOf([100, 100])
    expect(gapAt(offsets, -20)).toBe(0)
    expect(gapAt(offsets, 49)).toBe(0)
    expect(gapAt(offsets, 51)).toBe(1)
    expect(gapAt(offsets, 157)).toBe(1)
    expect(gapAt(offsets, 159)).toBe(2)
    expect(gapAt(offsets, 9_000)).toBe(2)
    expect(gapAt(offsetsOf([]), 10)).toBe(0)
  })

  it('agrees with a count of the cards whose middle is above', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 30, max: 400 }), { maxLength: 60 }),
        fc.integer({ min: -100, max: 9_000 }),
        (heights, y) => {
          const offsets = offsetsOf(heights)
          const above = heights.filter((height, index) => (offsets[index] ?? 0) + height / 2 < y).length
          expect(gapAt(offsets, y)).toBe(above)
        },
      ),
    )
  })
})

describe('lineAt', () => {
  it('stands between two cards, at the edge above the first, and below the last', () => {
    const offsets = offsetsOf([100, 100])
    expect(lineAt(offsets, 0)).toBe(0)
    expect(lineAt(offsets, 1)).toBe(100 + CARD_GAP / 2)
    expect(lineAt(offsets, 2)).toBe(200 + CARD_GAP + CARD_GAP / 2)
  })
})
