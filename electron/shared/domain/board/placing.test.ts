import { beforeEach, describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { placementId } from './board.ts'
import { addBoard } from './boardCommands.ts'
import { boardOrder } from './boardOrder.ts'
import { addCards, deleteCards, moveCards } from './cardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { newCard } from './newCard.ts'
import { LONGEST_POSITION } from './ordering.ts'
import { placeCards } from './placing.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  const columns = ['first', 'second'].map((id) => ({ id, name: id }))
  const fixed = { trayId: 'tray', parkingId: 'parking' }
  applyChanges(
    state,
    addBoard(state, { id: 'board', kind: 'pathway', name: 'Board', cardKinds: ['idea'], columns, ...fixed }),
  )
})

const at = (columnId: string, beforeCardId: string | null = null) => ({
  boardId: 'board',
  columnId,
  beforeCardId,
})
const cardsIn = (columnId: string) =>
  (state.columnOrder.get(columnId) ?? []).map((placement) => placement.cardId)
const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error

function add(ids: readonly string[], columnId = 'first', beforeCardId: string | null = null): void {
  const cards = ids.map((id) => newCard({ id, kind: 'idea', text: id }))
  applyChanges(state, addCards(state, cards, at(columnId, beforeCardId)))
}

function place(ids: readonly string[], columnId: string, beforeCardId: string | null = null): number {
  const changes = placeCards(state, ids, at(columnId, beforeCardId))
  applyChanges(state, changes)
  return changes.length
}

describe('placing cards', () => {
  it('moves within a column and between columns', () => {
    add(['a', 'b', 'c'])
    place(['c'], 'first', 'a')
    expect(cardsIn('first')).toEqual(['c', 'a', 'b'])
    place(['a'], 'second')
    expect([cardsIn('first'), cardsIn('second')]).toEqual([['c', 'b'], ['a']])
    expect(state.records.placement.size).toBe(3)
  })

  it('puts several next to each other in the given order, wherever they came from', () => {
    add(['a', 'b', 'c', 'd'])
    add(['e', 'f'], 'second')
    place(['f', 'c', 'a'], 'first', 'd')
    expect([cardsIn('first'), cardsIn('second')]).toEqual([['b', 'f', 'c', 'a', 'd'], ['e']])
  })

  it('puts a card at the end where the one that it was to stand before has gone', () => {
    add(['a'])
    add(['b'], 'second')
    add(['c'], 'first', 'b')
    add(['d'], 'first', 'nothing')
    expect(cardsIn('first')).toEqual(['a', 'c', 'd'])
  })

  it('before one of the cards that move puts them where that one stood', () => {
    add(['a', 'b', 'c', 'd'])
    place(['d', 'b'], 'first', 'b')
    expect(cardsIn('first')).toEqual(['a', 'd', 'b', 'c'])
    place(['c', 'b'], 'first', 'c')
    expect(cardsIn('first')).toEqual(['a', 'd', 'c', 'b'])
  })

  it('changes nothing where they stand there already', () => {
    add(['a', 'b', 'c'])
    expect(place(['b'], 'first', 'c')).toBe(0)
    expect(place(['c'], 'first', 'c')).toBe(0)
    expect(place(['c'], 'first')).toBe(0)
    expect(place(['a', 'b', 'c'], 'first', 'a')).toBe(0)
    expect(place([], 'first')).toBe(0)
    expect(place(['b', 'a'], 'first', 'c')).toBe(2)
  })

  it('keeps the places of deleted cards among the others', () => {
    add(['a', 'b', 'c'])
    applyChanges(state, deleteCards(state, ['b']))
    add(['d'], 'first', 'c')
    expect(cardsIn('first')).toEqual(['a', 'b', 'd', 'c'])
    expect(boardOrder(state, 'board').cardIds.get('first')).toEqual(['a', 'd', 'c'])
  })

  it('in the tray takes the place away, and does nothing to a card without one', () => {
    add(['a', 'b'])
    expect(place(['a'], 'tray')).toBe(1)
    expect(state.records.placement.has(placementId('board', 'a'))).toBe(false)
    expect(place(['a'], 'tray')).toBe(0)
    expect(boardOrder(state, 'board').cardIds.get('tray')).toEqual(['a'])
  })

  it('in the tray lets a card that waits there for its column’s return keep its place in it', () => {
    add(['a'])
    applyChanges(state, configureColumn(state, 'first', { isArchived: true }))
    expect(place(['a'], 'tray')).toBe(0)
    applyChanges(state, configureColumn(state, 'first', { isArchived: false }))
    expect(cardsIn('first')).toEqual(['a'])
  })

  it('is refused in a column that is not there or is another board’s', () => {
    add(['a'])
    expect(() => place(['a'], 'nowhere')).toThrow(refused('not-found'))
    expect(() => placeCards(state, ['a'], { ...at('first'), boardId: 'another' })).toThrow(
      refused('not-found'),
    )
  })
})

describe('positions', () => {
  it('are given anew when they grow long, and the order stays', () => {
    add(['first', 'last'])
    const order = ['first', 'last']
    let renumbered = 0
    for (let count = 0; count < 600; count += 1) {
      const id = `card ${count}`
      const changes = addCards(
        state,
        [newCard({ id, kind: 'idea', text: id })],
        at('first', order[1] ?? null),
      )
      if (changes.length > 2) renumbered += 1
      applyChanges(state, changes)
      order.splice(1, 0, id)
    }
    expect(renumbered).toBeGreaterThan(0)
    expect(cardsIn('first')).toEqual(order)
    const lengths = [...state.records.placement.values()].map((placement) => placement.position.length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_POSITION)
  })

  it('are found between two cards that have come to the same position', () => {
    add(['a', 'b', 'c'])
    const [, b, c] = state.columnOrder.get('first') ?? []
    if (!b || !c) throw new Error('Two cards are missing.')
    applyChanges(state, [{ kind: 'placement', id: c.id, before: c, after: { ...c, position: b.position } }])
    applyChanges(state, moveCards(state, ['a'], at('first', 'c')))
    expect(cardsIn('first')).toEqual(['b', 'a', 'c'])
    const positions = (state.columnOrder.get('first') ?? []).map(({ position }) => position)
    expect(new Set(positions).size).toBe(3)
  })
})
