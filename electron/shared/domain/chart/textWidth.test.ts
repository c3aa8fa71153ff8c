import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateTextWidth, wrapText } from './textWidth.ts'

describe('wrapText', () => {
  it('cuts at spaces, and inside a word that is wider than a line', () => {
    expect(wrapText('one two three', { maximumWidth: 60, fontSize: 12, maximumLines: 5 })).toEqual([
      'one two',
      'three',
    ])
    const lines = wrapText('x'.repeat(500), { maximumWidth: 100, fontSize: 12, maximumLines: 3 })
    expect(lines).toHaveLength(3)
    expect(lines[2]).toMatch(/^x+…$/)
  })

  it('keeps an emoji and its parts together', () => {
    const family = '👩🏽‍⚕️'
    const lines = wrapText(family.repeat(4), { maximumWidth: 24, fontSize: 12, maximumLines: 9 })
    expect(lines).toEqual([family + family, family + family])
  })

  it('gives no line for no text', () => {
    expect(wrapText('  ', { maximumWidth: 60, fontSize: 12, maximumLines: 5 })).toEqual([])
  })

  it('keeps every line within the width and loses nothing while there are lines enough', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 4 }),
        (text, maximumWidth, maximumLines) => {
          const few = wrapText(text, { maximumWidth, fontSize: 12, maximumLines })
          expect(few.length).toBeLessThanOrEqual(maximumLines)
          for (const line of few) expect(estimateTextWidth(line, 12)).toBeLessThanOrEqual(maximumWidth)
          const all = wrapText(text, { maximumWidth, fontSize: 12, maximumLines: 1_000 })
          expect(all.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''))
        },
      ),
    )
  })
})
