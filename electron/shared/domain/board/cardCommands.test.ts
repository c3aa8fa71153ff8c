import { beforeEach, describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard } from './boardCommands.ts'
import { boardOrder } from './boardOrder.ts'
import type { CardKind } from './card.ts'
import {
  addCards,
  deleteCards,
  duplicateCard,
  editCard,
  moveCards,
  restoreCards,
  revealCards,
  tagCards,
} from './cardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { addLink, mergeCards, removeLink } from './linkCommands.ts'
import { newCard } from './newCard.ts'

/** Two boards for all kinds of cards; the columns of the first are called first and second. */
let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  for (const id of ['board', 'other']) {
    const prefix = id === 'board' ? '' : 'other '
    const columns = ['first', 'second'].map((name) => ({ id: `${prefix}${name}`, name }))
    const fixed = { trayId: `${prefix}tray`, parkingId: `${prefix}parking` }
    const cardKinds = ['step', 'barrier', 'enabler', 'training-need', 'idea'] as const
    applyChanges(
      state,
      addBoard(state, { id, kind: 'pathway', name: id, cardKinds: [...cardKinds], columns, ...fixed }),
    )
  }
})

const at = (columnId: string, beforeCardId: string | null = null, boardId = 'board') => ({
  boardId,
  columnId,
  beforeCardId,
})
const cardsIn = (columnId: string, boardId = 'board') => boardOrder(state, boardId).cardIds.get(columnId)
const cardOf = (id: string) => state.records.card.get(id)
const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error

function add(id: string, columnId: string | null = 'first', kind: CardKind = 'idea'): void {
  const destination = columnId === null ? null : at(columnId)
  applyChanges(state, addCards(state, [newCard({ id, kind, text: id })], destination))
}

describe('adding cards', () => {
  it('puts them next to each other at a place, in the given order', () => {
    for (const id of ['a', 'b']) add(id)
    const cards = ['c', 'd', 'e'].map((id) => newCard({ id, kind: 'idea', text: id }))
    applyChanges(state, addCards(state, cards, at('first', 'b')))
    expect(cardsIn('first')).toEqual(['a', 'c', 'd', 'e', 'b'])
    expect(cardsIn('other tray', 'other')).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('lets them wait in every tray where they are given no place, or a place in a tray', () => {
    add('a', null)
    add('b', 'tray')
    expect(state.records.placement.size).toBe(0)
    expect(cardsIn('tray')).toEqual(['a', 'b'])
    expect(cardsIn('other tray', 'other')).toEqual(['a', 'b'])
  })

  it('is refused for a card that is there, also as a deleted one, and for one that comes twice', () => {
    add('a')
    expect(() => add('a')).toThrow(refused('conflict'))
    applyChanges(state, deleteCards(state, ['a']))
    expect(() => add('a')).toThrow(refused('conflict'))
    const b = newCard({ id: 'b', kind: 'idea', text: 'b' })
    expect(() => addCards(state, [b, b], null)).toThrow(refused('conflict'))
  })

  it('is refused in a column that is not there, or is another board’s', () => {
    expect(() => add('a', 'nowhere')).toThrow(refused('not-found'))
    expect(() =>
      addCards(state, [newCard({ id: 'a', kind: 'idea', text: 'a' })], at('first', null, 'other')),
    ).toThrow(refused('not-found'))
  })
})

describe('editing a card', () => {
  it('changes what is given and leaves the rest', () => {
    add('a')
    applyChanges(state, editCard(state, 'a', { note: 'why', tags: ['long-term', 'long-term', 'rural'] }))
    applyChanges(state, editCard(state, 'a', { text: 'A', kind: 'step' }))
    expect(cardOf('a')).toMatchObject({ text: 'A', note: 'why', kind: 'step', tags: ['long-term', 'rural'] })
    applyChanges(state, editCard(state, 'a', { note: '', tags: [] }))
    expect(cardOf('a')).toMatchObject({ text: 'A', note: '', tags: [] })
  })

  it('keeps it of the kind that its links and merges need', () => {
    add('barrier', 'first', 'barrier')
    add('need', 'first', 'training-need')
    const link = { id: 'link', type: 'addressed-by', fromCardId: 'barrier', toCardId: 'need' } as const
    applyChanges(state, addLink(state, link))
    for (const id of ['barrier', 'need']) {
      expect(() => editCard(state, id, { kind: 'idea' })).toThrow(refused('conflict'))
    }
    expect(editCard(state, 'barrier', { kind: 'barrier', text: 'new' })).toHaveLength(1)
    applyChanges(state, removeLink(state, 'link'))
    expect(editCard(state, 'barrier', { kind: 'idea' })).toHaveLength(1)
    add('twin', 'first', 'barrier')
    const merged = [{ linkId: 'merge', cardId: 'twin' }]
    applyChanges(state, mergeCards(state, 'barrier', merged, { reason: '', decidedBy: '' }))
    for (const id of ['barrier', 'twin']) {
      expect(() => editCard(state, id, { kind: 'idea' })).toThrow(refused('conflict'))
    }
  })

  it('is refused for one that is deleted or not there', () => {
    add('a')
    applyChanges(state, deleteCards(state, ['a']))
    for (const id of ['a', 'nothing']) {
      expect(() => editCard(state, id, { text: 'x' })).toThrow(refused('not-found'))
    }
  })
})

describe('duplicating a card', () => {
  it('makes a copy without links right after the first, and on that board alone', () => {
    for (const id of ['a', 'b']) add(id, 'first', 'barrier')
    add('need', 'first', 'training-need')
    applyChanges(state, moveCards(state, ['a'], at('other first', null, 'other')))
    applyChanges(state, editCard(state, 'a', { note: 'why', tags: ['rural'] }))
    const link = { id: 'link', type: 'addressed-by', fromCardId: 'a', toCardId: 'need' } as const
    applyChanges(state, addLink(state, link))
    applyChanges(state, duplicateCard(state, 'a', { id: 'copy', boardId: 'board' }))
    expect(cardsIn('first')).toEqual(['a', 'copy', 'b', 'need'])
    expect(cardsIn('other first', 'other')).toEqual(['a'])
    expect(cardOf('copy')).toEqual({ ...cardOf('a'), id: 'copy' })
    expect(state.records.link.size).toBe(1)
  })

  it('that is the last of its column puts the copy last, and one that waits in the tray, in the tray', () => {
    for (const id of ['a', 'b']) add(id)
    applyChanges(state, duplicateCard(state, 'b', { id: 'copy', boardId: 'board' }))
    expect(cardsIn('first')).toEqual(['a', 'b', 'copy'])
    add('c', null)
    applyChanges(state, duplicateCard(state, 'c', { id: 'copy of c', boardId: 'board' }))
    expect(cardsIn('tray')).toEqual(['c', 'copy of c'])
  })

  it('that waits in the tray because its column was put away lets the copy wait there', () => {
    add('a')
    applyChanges(state, configureColumn(state, 'first', { isArchived: true }))
    applyChanges(state, duplicateCard(state, 'a', { id: 'copy', boardId: 'board' }))
    expect(cardsIn('tray')).toEqual(['a', 'copy'])
  })

  it('is refused for a deleted card, a board that is not there, and an id that is taken', () => {
    add('a')
    add('waiting', null)
    for (const cardId of ['a', 'waiting']) {
      expect(() => duplicateCard(state, cardId, { id: 'a', boardId: 'board' })).toThrow(refused('conflict'))
    }
    expect(() => duplicateCard(state, 'waiting', { id: 'copy', boardId: 'none' })).toThrow(
      refused('not-found'),
    )
    applyChanges(state, deleteCards(state, ['a']))
    expect(() => duplicateCard(state, 'a', { id: 'copy', boardId: 'board' })).toThrow(refused('not-found'))
  })
})

describe('deleting and bringing back', () => {
  it('keeps places, links and merges, so that all of it comes back', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    applyChanges(state, mergeCards(state, 'b', [{ linkId: 'm', cardId: 'c' }], { reason: '', decidedBy: '' }))
    const before = structuredClone(state)
    applyChanges(state, deleteCards(state, ['a', 'b', 'a']))
    // A card that was merged into a deleted one stands for itself again.
    expect(cardsIn('first')).toEqual(['c'])
    applyChanges(state, restoreCards(state, ['b', 'a', 'b']))
    expect(cardsIn('first')).toEqual(['a', 'b'])
    expect(state).toEqual(before)
  })

  it('deletes all or none, and brings back what is there', () => {
    for (const id of ['a', 'b']) add(id)
    expect(() => deleteCards(state, ['a', 'nothing'])).toThrow(refused('not-found'))
    expect(() => restoreCards(state, ['a', 'nothing'])).toThrow(refused('not-found'))
    applyChanges(state, deleteCards(state, ['a']))
    expect(() => deleteCards(state, ['b', 'a'])).toThrow(refused('not-found'))
    expect(() => moveCards(state, ['a'], at('second'))).toThrow(refused('not-found'))
  })
})

describe('tagging', () => {
  it('adds and takes tags on several cards, and no tag twice', () => {
    for (const id of ['a', 'b']) add(id)
    applyChanges(state, editCard(state, 'a', { tags: ['rural', 'urgent'] }))
    applyChanges(state, tagCards(state, ['a', 'b', 'a'], { add: ['long-term', 'rural'], remove: ['urgent'] }))
    expect(cardOf('a')?.tags).toEqual(['rural', 'long-term'])
    expect(cardOf('b')?.tags).toEqual(['long-term', 'rural'])
  })

  it('refuses more tags than a card holds', () => {
    add('a')
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`)
    applyChanges(state, tagCards(state, ['a'], { add: tags(20), remove: [] }))
    expect(cardOf('a')?.tags).toHaveLength(20)
    expect(() => tagCards(state, ['a'], { add: ['one more'], remove: [] })).toThrow(refused('invalid-input'))
    expect(tagCards(state, ['a'], { add: ['one more'], remove: ['tag 3'] })).toHaveLength(1)
  })
})

describe('revealing', () => {
  it('shows every hidden card, a deleted one as well, and touches no other', () => {
    add('a')
    const hidden = ['b', 'c'].map((id) => newCard({ id, kind: 'idea', text: id, isHidden: true }))
    applyChanges(state, addCards(state, hidden, null))
    applyChanges(state, deleteCards(state, ['c']))
    const changes = revealCards(state)
    expect(changes.map(({ id }) => id)).toEqual(['b', 'c'])
    applyChanges(state, changes)
    expect([...state.records.card.values()].map((card) => [card.isHidden, card.isDeleted])).toEqual([
      [false, false],
      [false, false],
      [false, true],
    ])
    expect(revealCards(state)).toEqual([])
  })
})
