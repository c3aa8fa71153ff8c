import { describe, expect, it } from 'vitest'
import type { Card } from '#shared/domain/board/card'
import {
  clashes,
  editOf,
  keepingMine,
  shownIn,
  UNTOUCHED,
  withField,
  withoutField,
  withoutTag,
  withTag,
} from './cardDraft.ts'

const card: Card = {
  id: 'card',
  kind: 'barrier',
  text: 'No beds',
  note: '',
  tags: ['long-term'],
  panelGroupId: null,
  workshopId: null,
  isDeleted: false,
  isHidden: false,
}

describe('a card that is edited here and elsewhere', () => {
  it('follows what others do where nothing was touched here', () => {
    const draft = withField(UNTOUCHED, card, 'note', 'Said twice')
    const theirs = { ...card, text: 'No free beds' }
    expect(shownIn(draft, theirs).text).toBe('No free beds')
    expect(clashes(draft, theirs)).toEqual([])
    expect(editOf(draft, theirs)).toEqual({ note: 'Said twice' })
  })

  it('clashes where both changed the same to something else, and only there', () => {
    const draft = withField(UNTOUCHED, card, 'text', 'No beds at night')
    expect(clashes(draft, card)).toEqual([])
    expect(clashes(draft, { ...card, text: 'No free beds' })).toEqual(['text'])
    expect(clashes(draft, { ...card, text: 'No beds at night' })).toEqual([])
    expect(editOf(draft, { ...card, text: 'No beds at night' })).toEqual({})
  })

  it('keeps mine or takes theirs, and clashes again with the next change', () => {
    const draft = withField(UNTOUCHED, card, 'text', 'No beds at night')
    const theirs = { ...card, text: 'No free beds' }
    const kept = keepingMine(draft, theirs, 'text')
    expect(clashes(kept, theirs)).toEqual([])
    expect(editOf(kept, theirs)).toEqual({ text: 'No beds at night' })
    expect(clashes(kept, { ...card, text: 'Beds!' })).toEqual(['text'])
    const taken = withoutField(draft, 'text')
    expect(shownIn(taken, theirs).text).toBe('No free beds')
    expect(editOf(taken, theirs)).toEqual({})
  })

  it('is untouched again when the words are as they were, but lets a space be typed', () => {
    const spaced = withField(UNTOUCHED, card, 'text', 'No beds ')
    expect(shownIn(spaced, card).text).toBe('No beds ')
    expect(editOf(spaced, card)).toEqual({})
    expect(withField(spaced, card, 'text', 'No beds')).toEqual(UNTOUCHED)
  })

  it('puts tags together', () => {
    const draft = withoutTag(withTag(UNTOUCHED, 'complex needs'), 'long-term')
    const theirs = { ...card, tags: ['long-term', 'urgent'] }
    expect(shownIn(draft, theirs).tags).toEqual(['urgent', 'complex needs'])
    expect(editOf(draft, theirs)).toEqual({ tags: ['urgent', 'complex needs'] })
    expect(editOf(withTag(draft, 'long-term'), { ...card, tags: ['long-term', 'complex needs'] })).toEqual({})
  })
})
