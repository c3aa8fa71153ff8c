import { describe, expect, it } from 'vitest'
import {
  firstPlace,
  placeAfter,
  placeBefore,
  placeBehind,
  placeFromText,
  placeToText,
  type Place,
} from './votePlace.ts'

const item = (index: number, isChange = false) => ({ page: 'item' as const, index, isChange })

describe('the way through a ballot', () => {
  it('leads from item to item and then to the list of answers', () => {
    expect(placeAfter(item(0), 2)).toEqual(item(1))
    expect(placeAfter(item(1), 2)).toEqual({ page: 'review' })
    expect(placeBefore(item(1))).toEqual(item(0))
    expect(placeBefore(item(0))).toEqual(firstPlace())
  })

  it('leads back to the list for somebody who came from there', () => {
    expect(placeAfter(item(0, true), 5)).toEqual({ page: 'review' })
    expect(placeBefore(item(3, true))).toEqual({ page: 'review' })
  })

  it('is found again after a reload', () => {
    const places: Place[] = [firstPlace(), item(3, true), { page: 'review' }, { page: 'sent' }]
    for (const place of places) expect(placeFromText(placeToText(place))).toEqual(place)
    for (const text of [null, '', '{}', '{"page":"item"}']) expect(placeFromText(text)).toEqual(firstPlace())
  })
})

describe('Back on a device whose pages make no history', () => {
  it('leads through the items to the first page, and stays there', () => {
    expect(placeBehind({ page: 'sent' }, 3, false)).toEqual({ page: 'review' })
    expect(placeBehind({ page: 'review' }, 3, false)).toEqual(item(2))
    expect(placeBehind(item(2), 3, false)).toEqual(item(1))
    expect(placeBehind(item(0), 3, false)).toEqual(firstPlace())
    expect(placeBehind(firstPlace(), 3, false)).toEqual(firstPlace())
    expect(placeBehind(item(1, true), 3, false)).toEqual({ page: 'review' })
  })

  it('leads from the list to all items at once where they are answered as a whole', () => {
    expect(placeBehind({ page: 'review' }, 3, true)).toEqual({ page: 'whole', isChange: false })
    expect(placeBehind({ page: 'whole', isChange: false }, 3, true)).toEqual(firstPlace())
    expect(placeBehind({ page: 'whole', isChange: true }, 3, true)).toEqual({ page: 'review' })
  })
})
