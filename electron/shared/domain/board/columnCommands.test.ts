import { beforeEach, describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { addBoard } from './boardCommands.ts'
import { boardOrder, columnsOfBoard } from './boardOrder.ts'
import { addCards, deleteCards } from './cardCommands.ts'
import { addColumn, configureColumn, editColumn, moveColumn, startTheme } from './columnCommands.ts'
import { newCard } from './newCard.ts'
import { LONGEST_POSITION } from './ordering.ts'

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  const columns = ['first', 'second', 'third'].map((id) => ({ id, name: id }))
  const fixed = { trayId: 'tray', parkingId: 'parking' }
  applyChanges(
    state,
    addBoard(state, { id: 'board', kind: 'pathway', name: 'Board', cardKinds: ['idea'], columns, ...fixed }),
  )
})

const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error
const column = (id: string, boardId = 'board') => ({ id, boardId, name: id, purpose: '', actors: [] })
const order = () => columnsOfBoard(state, 'board').map(({ id }) => id)

describe('a new column', () => {
  it('goes after the last one, before the parking lot', () => {
    for (const id of ['fourth', 'fifth']) applyChanges(state, addColumn(state, column(id)))
    expect(order()).toEqual(['tray', 'first', 'second', 'third', 'fourth', 'fifth', 'parking'])
    expect(state.records.column.get('fourth')?.role).toBe('stage')
  })

  it('goes to the end of a board without a parking lot', () => {
    state.records.column.delete('parking')
    applyChanges(state, addColumn(state, column('fourth')))
    expect(order()).toEqual(['tray', 'first', 'second', 'third', 'fourth'])
  })

  it('is refused on a board that is not there, and where its id is taken', () => {
    expect(() => addColumn(state, column('fourth', 'another'))).toThrow(refused('not-found'))
    for (const id of ['first', 'tray']) {
      expect(() => addColumn(state, column(id))).toThrow(refused('conflict'))
    }
  })
})

describe('a column', () => {
  it('is edited in what is given', () => {
    applyChanges(state, editColumn(state, 'first', { purpose: 'why', actors: ['GP', 'nurse'] }))
    applyChanges(state, editColumn(state, 'first', { name: 'Start' }))
    expect(state.records.column.get('first')).toMatchObject({
      name: 'Start',
      purpose: 'why',
      actors: ['GP', 'nurse'],
    })
    expect(() => editColumn(state, 'nowhere', { name: 'x' })).toThrow(refused('not-found'))
  })

  it('moves before another, or to the end of the stages', () => {
    applyChanges(state, moveColumn(state, 'third', 'first'))
    expect(order()).toEqual(['tray', 'third', 'first', 'second', 'parking'])
    applyChanges(state, moveColumn(state, 'third', null))
    expect(order()).toEqual(['tray', 'first', 'second', 'third', 'parking'])
    for (const [id, before] of [
      ['first', 'second'],
      ['second', 'third'],
      ['third', null],
    ] as const) {
      expect(moveColumn(state, id, before), id).toEqual([])
    }
  })

  it('moves to the end where the one that it was to stand before is gone, or is no stage', () => {
    for (const before of ['nowhere', 'tray', 'parking', 'first']) {
      const found = makeStudyState(structuredClone(state.records))
      applyChanges(found, moveColumn(found, 'first', before))
      expect(columnsOfBoard(found, 'board').map(({ id }) => id)).toEqual([
        'tray',
        'second',
        'third',
        'first',
        'parking',
      ])
    }
  })

  it('is refused a move where it is not there, or is the tray or the parking lot', () => {
    expect(() => moveColumn(state, 'nowhere', null)).toThrow(refused('not-found'))
    for (const id of ['tray', 'parking']) {
      expect(() => moveColumn(state, id, 'first')).toThrow(refused('invalid-input'))
    }
  })

  it('keeps short positions however often columns change places', () => {
    for (let count = 0; count < 800; count += 1) {
      const [, , second = '', third = ''] = order()
      applyChanges(state, moveColumn(state, third, second))
      expect(order()).toEqual(['tray', order()[1], third, second, 'parking'])
    }
    const positions = columnsOfBoard(state, 'board').map(({ position }) => position)
    expect(new Set(positions).size).toBe(5)
    expect(Math.max(...positions.map((position) => position.length))).toBeLessThanOrEqual(LONGEST_POSITION)
  })

  it('is put away and brought back; tray and parking lot stay', () => {
    applyChanges(state, configureColumn(state, 'first', { isArchived: true }))
    expect(boardOrder(state, 'board').columns.map(({ id }) => id)).toEqual([
      'tray',
      'second',
      'third',
      'parking',
    ])
    applyChanges(state, configureColumn(state, 'first', { isArchived: false }))
    expect(order()).toEqual(boardOrder(state, 'board').columns.map(({ id }) => id))
    for (const id of ['tray', 'parking']) {
      expect(() => configureColumn(state, id, { isArchived: true })).toThrow(refused('invalid-input'))
    }
    expect(() => configureColumn(state, 'nowhere', {})).toThrow(refused('not-found'))
    // Else the room would see its cards in the tray.
    applyChanges(state, configureColumn(state, 'first', { isHidden: true }))
    expect(() => configureColumn(state, 'first', { isArchived: true })).toThrow(refused('not-allowed'))
    applyChanges(state, configureColumn(state, 'first', { isHidden: false, isArchived: true }))
  })
})

describe('a theme', () => {
  const at = (columnId: string) => ({ boardId: 'board', columnId, beforeCardId: null })
  const theme = { id: 'theme', boardId: 'board', name: 'Trust' }
  beforeEach(() => {
    const cards = ['a', 'b', 'c'].map((id) => newCard({ id, kind: 'idea', text: id }))
    applyChanges(state, addCards(state, cards.slice(0, 2), at('first')))
    applyChanges(state, addCards(state, cards.slice(2), null))
  })

  it('starts with its cards in the given order, taken from where they stood', () => {
    applyChanges(state, startTheme(state, theme, ['c', 'a', 'c']))
    const { cardIds, columns } = boardOrder(state, 'board')
    expect(columns.map(({ name }) => name).at(-2)).toBe('Trust')
    expect([cardIds.get('theme'), cardIds.get('first'), cardIds.get('tray')]).toEqual([['c', 'a'], ['b'], []])
  })

  it('is refused with a card that is deleted or not there, and nothing of it is done', () => {
    applyChanges(state, deleteCards(state, ['b']))
    for (const id of ['b', 'nothing']) {
      expect(() => startTheme(state, theme, ['a', id])).toThrow(refused('not-found'))
    }
    expect(() => startTheme(state, { ...theme, id: 'first' }, ['a'])).toThrow(refused('conflict'))
  })
})
