import { describe, expect, it } from 'vitest'
import type { Board, Column } from '../board/board.ts'
import { newCard } from '../board/newCard.ts'
import { emptyRecords } from '../study/records.ts'
import { makeStudyState } from '../study/studyState.ts'
import { choiceOf, wordingOf } from './itemChoice.ts'

const board: Board = {
  id: 'board',
  kind: 'themes',
  name: 'Themes',
  position: 'a',
  cardKinds: ['idea'],
  isLocked: false,
  isHidden: false,
  showsGroups: false,
  isArchived: false,
}
const column: Column = {
  id: 'theme',
  boardId: 'board',
  role: 'stage',
  name: 'Getting there',
  purpose: '',
  actors: [],
  position: 'a',
  isLocked: false,
  isHidden: false,
  isArchived: false,
}

function read(
  source: { cardId?: string; columnId?: string },
  changes: { card?: object; column?: object; board?: object } = {},
) {
  const records = emptyRecords()
  records.card.set('card', {
    ...newCard({ id: 'card', kind: 'idea', text: 'A lift' }),
    isDeleted: false,
    ...changes.card,
  })
  records.board.set('board', { ...board, ...changes.board })
  records.column.set('theme', { ...column, ...changes.column })
  return wordingOf(makeStudyState(records), {
    cardId: null,
    columnId: null,
    statementId: null,
    wording: 'As typed',
    ...source,
  })
}

describe('wordingOf', () => {
  it('reads as the card, the theme, or the statement itself does now', () => {
    expect(read({ cardId: 'card' })).toEqual({ kind: 'found', text: 'A lift' })
    expect(read({ columnId: 'theme' })).toEqual({ kind: 'found', text: 'Getting there' })
    expect(read({})).toEqual({ kind: 'found', text: 'As typed' })
  })

  it('is gone with what it was chosen from', () => {
    expect(read({ cardId: 'nowhere' })).toEqual({ kind: 'gone' })
    expect(read({ columnId: 'nowhere' })).toEqual({ kind: 'gone' })
    expect(read({ cardId: 'card' }, { card: { isDeleted: true } })).toEqual({ kind: 'gone' })
    expect(read({ columnId: 'theme' }, { column: { isArchived: true } })).toEqual({ kind: 'gone' })
    expect(read({ columnId: 'theme' }, { board: { isArchived: true } })).toEqual({ kind: 'gone' })
  })

  it('says nothing of what is hidden', () => {
    expect(read({ cardId: 'card' }, { card: { isHidden: true } })).toEqual({ kind: 'hidden' })
    expect(read({ columnId: 'theme' }, { column: { isHidden: true } })).toEqual({ kind: 'hidden' })
    expect(read({ columnId: 'theme' }, { board: { isHidden: true } })).toEqual({ kind: 'hidden' })
  })
})

describe('choiceOf', () => {
  it('tells the four kinds of items apart', () => {
    const none = { cardId: null, columnId: null, statementId: null }
    const item = { id: 'item', ballotId: 'b', ...none, wording: 'W', position: 'a' }
    expect(choiceOf({ ...item, cardId: 'card' })).toEqual({ kind: 'card', cardId: 'card' })
    expect(choiceOf({ ...item, columnId: 'theme' })).toEqual({ kind: 'theme', columnId: 'theme' })
    expect(choiceOf({ ...item, statementId: 's' })).toEqual({ kind: 'statement', statementId: 's' })
    expect(choiceOf(item)).toEqual({ kind: 'written', itemId: 'item', wording: 'W' })
  })
})
