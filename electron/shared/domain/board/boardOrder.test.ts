import { beforeEach, describe, expect, it } from 'vitest'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard, configureBoard, editBoard } from './boardCommands.ts'
import { boardOrder } from './boardOrder.ts'
import type { CardKind } from './card.ts'
import { addCards, deleteCards, moveCards, restoreCards } from './cardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { mergeCards, splitCard } from './linkCommands.ts'
import { newCard } from './newCard.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  const columns = (board: string) => ['first', 'second'].map((name) => ({ id: `${board} ${name}`, name }))
  for (const [id, cardKinds] of [
    ['pathway', ['step', 'barrier', 'enabler', 'training-need', 'idea']],
    ['training', ['training-need']],
  ] as const) {
    const fixed = { trayId: `${id} tray`, parkingId: `${id} parking` }
    const board = { id, kind: id, name: id, cardKinds: [...cardKinds], columns: columns(id), ...fixed }
    applyChanges(state, addBoard(state, board))
  }
  for (const [id, kind] of [
    ['b1', 'barrier'],
    ['n1', 'training-need'],
    ['b2', 'barrier'],
    ['n2', 'training-need'],
    ['n3', 'training-need'],
  ] as const) {
    add(id, kind)
  }
})

function add(id: string, kind: CardKind): void {
  applyChanges(state, addCards(state, [newCard({ id, kind, text: id })], null))
}

function move(cardIds: string[], columnId: string): void {
  const boardId = columnId.split(' ')[0] ?? ''
  applyChanges(state, moveCards(state, cardIds, { boardId, columnId, beforeCardId: null }))
}

/** A board as `column: cards`. */
const shown = (boardId: string) => {
  const { columns, cardIds } = boardOrder(state, boardId)
  return columns.map(({ id }) => `${id.split(' ')[1]}: ${cardIds.get(id)?.join(' ')}`)
}

describe('the order of a board', () => {
  it('has each card where it stands on that board, and in the tray what it is for and has no place', () => {
    move(['n3', 'b1'], 'pathway first')
    move(['b2'], 'pathway parking')
    move(['n3'], 'training second')
    expect(shown('pathway')).toEqual(['tray: n1 n2', 'first: n3 b1', 'second: ', 'parking: b2'])
    expect(shown('training')).toEqual(['tray: n1 n2', 'first: ', 'second: n3', 'parking: '])
  })

  it('has the tray in the order in which cards were made, whenever they came back to it', () => {
    move(['n1', 'b1', 'n3'], 'pathway first')
    move(['n3', 'n1', 'b1'], 'pathway tray')
    expect(shown('pathway')[0]).toBe('tray: b1 n1 b2 n2 n3')
  })

  it('shows a placed card of any kind, though the tray waits for others', () => {
    move(['b1'], 'training first')
    expect(shown('training')).toEqual(['tray: n1 n2 n3', 'first: b1', 'second: ', 'parking: '])
    applyChanges(state, editBoard(state, 'training', { cardKinds: ['barrier'] }))
    expect(shown('training')).toEqual(['tray: b2', 'first: b1', 'second: ', 'parking: '])
  })

  it('leaves out deleted and merged cards, which come back to where they stood', () => {
    move(['b1', 'b2'], 'pathway first')
    const before = shown('pathway')
    applyChanges(state, deleteCards(state, ['n1']))
    const merged = [{ linkId: 'm', cardId: 'b1' }]
    applyChanges(state, mergeCards(state, 'b2', merged, { reason: '', decidedBy: '' }))
    expect(shown('pathway')).toEqual(['tray: n2 n3', 'first: b2', 'second: ', 'parking: '])
    applyChanges(state, restoreCards(state, ['n1']))
    applyChanges(state, splitCard(state, 'b1'))
    expect(shown('pathway')).toEqual(before)
  })

  it('lets the cards of a column that is put away wait in the tray, until they return with it', () => {
    move(['n3', 'b1'], 'pathway first')
    const before = shown('pathway')
    applyChanges(state, configureColumn(state, 'pathway first', { isArchived: true }))
    expect(shown('pathway')).toEqual(['tray: b1 n1 b2 n2 n3', 'second: ', 'parking: '])
    move(['b1'], 'pathway second')
    applyChanges(state, configureColumn(state, 'pathway first', { isArchived: false }))
    expect(shown('pathway')).toEqual(['tray: n1 b2 n2', 'first: n3', 'second: b1', 'parking: '])
    move(['b1'], 'pathway first')
    expect(shown('pathway')).toEqual(before)
  })

  it('is that of an archived board still, and empty for one that is not there', () => {
    const before = shown('training')
    applyChanges(state, configureBoard(state, 'training', { isArchived: true }))
    expect(shown('training')).toEqual(before)
    expect(boardOrder(state, 'nowhere')).toEqual({ columns: [], cardIds: new Map() })
  })

  it('takes a place in a tray, which older files hold, for none', () => {
    const placement = { boardId: 'pathway', columnId: 'pathway tray', cardId: 'n3', position: 'a0' }
    const id = 'pathway:n3'
    applyChanges(state, [{ kind: 'placement', id, before: null, after: { id, ...placement } }])
    expect(shown('pathway')[0]).toBe('tray: b1 n1 b2 n2 n3')
    move(['n3'], 'pathway first')
    expect(shown('pathway').slice(0, 2)).toEqual(['tray: b1 n1 b2 n2', 'first: n3'])
  })
})
