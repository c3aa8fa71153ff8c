import { beforeEach, describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import type { RecordChange } from '../study/recordChange.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard, configureBoard } from './boardCommands.ts'
import {
  addCards,
  deleteCards,
  duplicateCard,
  editCard,
  moveCards,
  restoreCards,
  tagCards,
} from './cardCommands.ts'
import { addColumn, configureColumn, editColumn, moveColumn, startTheme } from './columnCommands.ts'
import { mergeCards, removeLink, splitCard } from './linkCommands.ts'
import { newCard } from './newCard.ts'

/**
 * Two boards of two stages. In `first` stand a, b, c (merged into b) and gone (deleted), in `second` d; on the
 * other board stands a.
 */
let state: StudyState
const carryOut = (changes: RecordChange[]) => applyChanges(state, changes)
const at = (columnId: string, boardId = 'board') => ({ boardId, columnId, beforeCardId: null })
const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error
const WHY = { reason: '', decidedBy: '' }

beforeEach(() => {
  state = makeStudyState()
  for (const [id, prefix] of [
    ['board', ''],
    ['other', 'other '],
  ] as const) {
    const columns = ['first', 'second'].map((name) => ({ id: `${prefix}${name}`, name }))
    const fixed = { trayId: `${prefix}tray`, parkingId: `${prefix}parking` }
    carryOut(addBoard(state, { id, kind: 'pathway', name: id, cardKinds: ['idea'], columns, ...fixed }))
  }
  for (const [id, columnId] of [
    ['a', 'first'],
    ['b', 'first'],
    ['c', 'first'],
    ['gone', 'first'],
    ['d', 'second'],
  ] as const) {
    carryOut(addCards(state, [newCard({ id, kind: 'idea', text: id })], at(columnId)))
  }
  carryOut(addCards(state, [newCard({ id: 'waiting', kind: 'idea', text: 'waiting' })], null))
  carryOut(moveCards(state, ['a'], at('other first', 'other')))
  carryOut(mergeCards(state, 'b', [{ linkId: 'merge', cardId: 'c' }], WHY))
  carryOut(deleteCards(state, ['gone']))
})

const fresh = () => [newCard({ id: 'new', kind: 'idea', text: 'new' })]

/** Everything that would change what stands in `first`. */
const CHANGES_IN_FIRST: Record<string, () => RecordChange[]> = {
  'adding a card to it': () => addCards(state, fresh(), at('first')),
  'moving a card into it': () => moveCards(state, ['d'], at('first')),
  'moving a waiting card into it': () => moveCards(state, ['waiting'], at('first')),
  'moving a card out of it': () => moveCards(state, ['a'], at('second')),
  'moving a card out of it with others': () => moveCards(state, ['d', 'a'], at('parking')),
  'moving a card back to the tray': () => moveCards(state, ['a'], at('tray')),
  'moving a card within it': () => moveCards(state, ['b'], { ...at('first'), beforeCardId: 'a' }),
  'editing a card in it': () => editCard(state, 'a', { text: 'x' }),
  'tagging a card in it': () => tagCards(state, ['d', 'a'], { add: ['x'], remove: [] }),
  'deleting a card in it': () => deleteCards(state, ['d', 'a']),
  'bringing a deleted card back into it': () => restoreCards(state, ['gone']),
  'duplicating a card in it': () => duplicateCard(state, 'a', { id: 'new', boardId: 'board' }),
  'merging a card of it into another': () => mergeCards(state, 'd', [{ linkId: 'm', cardId: 'a' }], WHY),
  'merging another into a card of it': () => mergeCards(state, 'a', [{ linkId: 'm', cardId: 'd' }], WHY),
  'splitting a card in it': () => splitCard(state, 'c'),
  'removing a merge in it': () => removeLink(state, 'merge'),
  'starting a theme with a card of it': () =>
    startTheme(state, { id: 'theme', boardId: 'board', name: 'Theme' }, ['d', 'a']),
}

/** What changes the column or board itself. */
const CHANGES_OF_FIRST: Record<string, () => RecordChange[]> = {
  'editing it': () => editColumn(state, 'first', { name: 'x' }),
  'moving it': () => moveColumn(state, 'first', null),
  'putting it away': () => configureColumn(state, 'first', { isArchived: true }),
}

const CHANGES_OF_BOARD: Record<string, () => RecordChange[]> = {
  'adding a column': () =>
    addColumn(state, { id: 'x', boardId: 'board', name: 'x', purpose: '', actors: [] }),
  'editing another column': () => editColumn(state, 'second', { name: 'x' }),
  'moving between its columns': () => moveCards(state, ['d'], at('parking')),
  'adding to its tray': () => addCards(state, fresh(), at('tray')),
}

describe.each(Object.entries({ ...CHANGES_IN_FIRST, ...CHANGES_OF_FIRST }))('%s', (_what, decide) => {
  it('is refused while the column is locked, and done once it is not', () => {
    carryOut(configureColumn(state, 'first', { isLocked: true }))
    expect(decide).toThrow(refused('not-allowed'))
    carryOut(configureColumn(state, 'first', { isLocked: false }))
    expect(decide().length).toBeGreaterThan(0)
  })
})

describe.each(Object.entries({ ...CHANGES_IN_FIRST, ...CHANGES_OF_FIRST, ...CHANGES_OF_BOARD }))(
  '%s',
  (_what, decide) => {
    it('is refused while the board is locked, and done once it is not', () => {
      carryOut(configureBoard(state, 'board', { isLocked: true }))
      expect(decide).toThrow(refused('not-allowed'))
      carryOut(configureBoard(state, 'board', { isLocked: false }))
      expect(decide().length).toBeGreaterThan(0)
    })
  },
)

describe('a lock', () => {
  it('on one board leaves the card free to move on another, but keeps its words', () => {
    carryOut(configureBoard(state, 'board', { isLocked: true }))
    expect(moveCards(state, ['a'], at('other second', 'other'))).toHaveLength(1)
    expect(addCards(state, fresh(), at('other first', 'other'))).toHaveLength(2)
    expect(() => editCard(state, 'a', { text: 'x' })).toThrow(refused('not-allowed'))
    expect(() => editCard(state, 'a', { text: 'x' })).toThrow('“board”')
  })

  it('leaves a card alone that only waits in the tray', () => {
    carryOut(configureBoard(state, 'board', { isLocked: true }))
    expect(editCard(state, 'waiting', { text: 'x' })).toHaveLength(1)
    expect(deleteCards(state, ['waiting'])).toHaveLength(1)
  })

  it('does not hold while its column or board is put away, where the cards wait in the tray', () => {
    carryOut(configureColumn(state, 'first', { isLocked: true }))
    expect(() => configureColumn(state, 'first', { isArchived: true })).toThrow(refused('not-allowed'))
    carryOut(configureColumn(state, 'first', { isLocked: false, isArchived: true }))
    carryOut(configureColumn(state, 'first', { isLocked: true }))
    expect(editCard(state, 'a', { text: 'x' })).toHaveLength(1)
    expect(moveCards(state, ['a'], at('second'))).toHaveLength(1)
    expect(() => moveCards(state, ['d'], at('first'))).toThrow(refused('conflict'))
    carryOut(configureBoard(state, 'board', { isArchived: true, isLocked: true }))
    expect(editCard(state, 'b', { text: 'x' })).toHaveLength(1)
    expect(() => moveCards(state, ['d'], at('second'))).toThrow(refused('conflict'))
  })

  it('is never put on a tray', () => {
    expect(() => configureColumn(state, 'tray', { isLocked: true })).toThrow(refused('invalid-input'))
    expect(configureColumn(state, 'parking', { isLocked: true })).toHaveLength(1)
  })
})
