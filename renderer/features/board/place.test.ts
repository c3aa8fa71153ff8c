import { describe, expect, it } from 'vitest'
import {
  cardAfterPlace,
  cardAfterShownPlace,
  gapOfPlace,
  placeKept,
  placeOfGap,
  placeWords,
} from './place.ts'

const ORDER = ['a', 'b', 'c', 'd']

describe('places in a column', () => {
  it('leave the moved card out of the count', () => {
    expect([0, 1, 2, 3, 4].map((gap) => placeOfGap(ORDER, 'b', gap))).toEqual([0, 1, 1, 2, 3])
    expect([0, 1, 2, 3].map((index) => gapOfPlace(ORDER, 'b', index))).toEqual([0, 1, 3, 4])
  })

  it('are the gaps themselves in another column', () => {
    expect(placeOfGap(ORDER, 'x', 2)).toBe(2)
    expect(gapOfPlace(ORDER, 'x', 4)).toBe(4)
  })

  it('say which card comes after', () => {
    expect(cardAfterPlace(ORDER, 'b', 0)).toBe('a')
    expect(cardAfterPlace(ORDER, 'b', 1)).toBe('c')
    expect(cardAfterPlace(ORDER, 'b', 3)).toBe(null)
    expect(cardAfterPlace([], 'b', 0)).toBe(null)
  })

  it('are among the cards that show where a filter hides some', () => {
    const all = ['a', 'h1', 'b', 'h2', 'h3', 'c', 'h4']
    const shown = ['a', 'b', 'c']
    const after = (cardId: string, index: number, moved = [cardId]) =>
      cardAfterShownPlace(shown, all, cardId, index, new Set(moved))
    expect(after('x', 0)).toBe('a')
    expect(after('x', 1)).toBe('b')
    // Below the last one that shows, and above what is hidden below it.
    expect(after('x', 3)).toBe('h4')
    expect(after('c', 2)).toBe('h2')
    expect(after('b', 2, ['b', 'c'])).toBe('h1')
    // Nothing that shows but what moves: the end of the column.
    expect(cardAfterShownPlace([], all, 'x', 0, new Set(['x']))).toBe(null)
    expect(cardAfterShownPlace(all, all, 'x', 7, new Set(['x']))).toBe(null)
  })

  it('stay between the same cards when others changed the column while a card was under way', () => {
    const dropped = (drawn: readonly string[], now: readonly string[], index: number) => {
      const place = placeKept(drawn, now, 'x', index)
      return cardAfterShownPlace(place.order, now, 'x', place.index, new Set(['x']))
    }
    // Drawn between "b" and "c"; meanwhile one came before, and "a" went.
    expect(dropped(ORDER, ['new', ...ORDER], 2)).toBe('c')
    expect(dropped(ORDER, ['b', 'c', 'd'], 2)).toBe('c')
    // The card that it would have stood before has gone itself.
    expect(dropped(ORDER, ['a', 'b', 'd'], 2)).toBe('d')
    // At the end: after the last that was drawn, before what came meanwhile.
    expect(dropped(ORDER, [...ORDER, 'new'], 4)).toBe('new')
    // In its own column.
    expect(dropped(['x', ...ORDER], ['new', 'x', ...ORDER], 1)).toBe('b')
    expect(dropped(ORDER, [], 4)).toBe(null)
  })

  it('are put into words as people count', () => {
    expect(placeWords(ORDER, 'b', 2)).toBe('place 3 of 4')
    expect(placeWords(ORDER, 'x', 4)).toBe('place 5 of 5')
    expect(placeWords([], 'x', 0)).toBe('place 1 of 1')
  })
})
