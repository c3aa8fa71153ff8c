import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from './card.ts'
import { likelyDuplicates, likeness, LIKELY } from './likelyDuplicates.ts'

const card = (id: string, text: string, kind: Card['kind'] = 'barrier'): Card => ({
  id,
  kind,
  text,
  note: '',
  tags: [],
  panelGroupId: null,
  workshopId: null,
  isDeleted: false,
  isHidden: false,
})

describe('how much two texts have in common', () => {
  it('counts the words that both have, twice, over all words', () => {
    // Dice: 2 · |{long, wait}| / (3 + 4)
    expect(likeness('long wait list', 'long wait clinic letter')).toBeCloseTo(4 / 7, 12)
    expect(likeness('No transport home', 'Transport home: none')).toBeCloseTo(4 / 5, 12)
  })

  it('looks past case, accents, order, small words and common endings', () => {
    expect(likeness('The café’s waiting lists', 'waits: list, CAFE')).toBeGreaterThan(LIKELY)
    expect(likeness('Referrals get lost', 'A referral is lost')).toBe(1)
    expect(likeness('Too many referrals', 'Too many forms')).toBeCloseTo(1 / 2, 12)
  })

  it('is 0 without words', () => {
    expect(likeness('', '')).toBe(0)
    expect(likeness('…', 'Late letters')).toBe(0)
  })

  it('lets small words count where there are no others', () => {
    expect(likeness('Who is it for?', 'Who is it for')).toBe(1)
  })

  it('is the same from both sides, between 0 and 1, and 1 for a text with words and itself', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const value = likeness(one, other)
        expect(value).toBe(likeness(other, one))
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        if (likeness(one, one) > 0) expect(likeness(one, one)).toBe(1)
      }),
    )
  })
})

describe('likely duplicates', () => {
  const first = card('1', 'Waiting lists are too long')
  const others = [
    card('2', 'Parking is dear'),
    card('3', 'Long lists'),
    card('4', 'The waiting list is long'),
    card('5', 'Waiting lists are too long', 'idea'),
    card('6', 'A long road'),
    card('7', 'A long day'),
  ]

  it('puts the likest first, and leaves out other kinds, itself and what shares no word', () => {
    expect(likelyDuplicates(first, [first, ...others]).map(({ card: { id } }) => id)).toEqual([
      '4',
      '3',
      '6',
      '7',
    ])
  })

  it('finds nothing among nothing', () => {
    expect(likelyDuplicates(first, [])).toEqual([])
  })
})
