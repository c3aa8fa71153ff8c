import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../refusal.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import type { BoardKind } from './board.ts'
import {
  addBoard,
  configureBoard,
  editBoard,
  PARKING_NAME,
  TRAY_NAME,
  type NewBoard,
} from './boardCommands.ts'
import { configureColumn } from './columnCommands.ts'
import { columnsOfBoard } from './boardOrder.ts'

const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error

function boardOf(id: string, kind: BoardKind = 'custom', columns: readonly string[] = []): NewBoard {
  return {
    id,
    kind,
    name: id,
    cardKinds: ['idea', 'step', 'idea'],
    trayId: `${id} tray`,
    parkingId: `${id} parking`,
    columns: columns.map((name) => ({ id: `${id} ${name}`, name })),
  }
}

function stateWith(...boards: readonly NewBoard[]): StudyState {
  const state = makeStudyState()
  for (const board of boards) applyChanges(state, addBoard(state, board))
  return state
}

describe('a new board', () => {
  it('has a tray, its columns in their order and a parking lot', () => {
    const state = stateWith(boardOf('pathway', 'pathway', ['one', 'two', 'three']))
    expect(columnsOfBoard(state, 'pathway').map(({ role, name }) => [role, name])).toEqual([
      ['tray', TRAY_NAME],
      ['stage', 'one'],
      ['stage', 'two'],
      ['stage', 'three'],
      ['parking', PARKING_NAME],
    ])
    expect(state.records.board.get('pathway')).toMatchObject({
      cardKinds: ['idea', 'step'],
      isLocked: false,
      isHidden: false,
      isArchived: false,
      showsGroups: false,
    })
  })

  it('is not put away while a column of it is hidden, which would show its cards on other boards', () => {
    const state = stateWith(boardOf('a', 'pathway'), boardOf('b'))
    const column = [...state.records.column.values()].find(({ boardId }) => boardId === 'b')
    applyChanges(state, configureColumn(state, column?.id ?? '', { isHidden: true }))
    expect(() => configureBoard(state, 'b', { isArchived: true })).toThrow(refused('not-allowed'))
    applyChanges(state, configureColumn(state, column?.id ?? '', { isHidden: false }))
    expect(configureBoard(state, 'b', { isArchived: true })).toHaveLength(1)
  })

  it('comes after the others, archived ones among them', () => {
    const state = stateWith(boardOf('a', 'pathway'), boardOf('b'))
    applyChanges(state, configureBoard(state, 'b', { isArchived: true }))
    applyChanges(state, addBoard(state, boardOf('c')))
    const order = [...state.records.board.values()].toSorted((one, other) =>
      one.position < other.position ? -1 : 1,
    )
    expect(order.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('is refused where an id is taken or comes twice', () => {
    const state = stateWith(boardOf('a', 'pathway', ['one']))
    expect(() => addBoard(state, boardOf('a'))).toThrow(refused('conflict'))
    expect(() => addBoard(state, { ...boardOf('b'), trayId: 'a one' })).toThrow(refused('conflict'))
    expect(() => addBoard(state, { ...boardOf('b'), parkingId: 'b tray' })).toThrow(refused('conflict'))
    expect(() => addBoard(state, boardOf('b', 'custom', ['x', 'x']))).toThrow(refused('conflict'))
  })
})

describe('a board', () => {
  it('is edited in what is given, and names no kind of card twice', () => {
    const state = stateWith(boardOf('a'))
    applyChanges(state, editBoard(state, 'a', { name: 'Wall', showsGroups: true }))
    applyChanges(state, editBoard(state, 'a', { cardKinds: ['barrier', 'barrier'] }))
    expect(state.records.board.get('a')).toMatchObject({
      name: 'Wall',
      showsGroups: true,
      cardKinds: ['barrier'],
    })
    expect(() => editBoard(state, 'nowhere', {})).toThrow(refused('not-found'))
    applyChanges(state, configureBoard(state, 'a', { isLocked: true }))
    expect(() => editBoard(state, 'a', { name: 'Door' })).toThrow(refused('not-allowed'))
  })

  it('is locked, hidden and put away, each by itself, and back again', () => {
    const state = stateWith(boardOf('pathway', 'pathway'), boardOf('a'))
    const before = state.records.board.get('a')
    for (const flag of ['isLocked', 'isHidden', 'isArchived'] as const) {
      applyChanges(state, configureBoard(state, 'a', { [flag]: true }))
      expect(state.records.board.get('a')).toEqual({ ...before, [flag]: true })
      applyChanges(state, configureBoard(state, 'a', { [flag]: false }))
      expect(state.records.board.get('a')).toEqual(before)
    }
    expect(() => configureBoard(state, 'nowhere', {})).toThrow(refused('not-found'))
  })

  it('is not put away where it is the only pathway', () => {
    const state = stateWith(boardOf('one', 'pathway'), boardOf('two', 'pathway'), boardOf('three'))
    applyChanges(state, configureBoard(state, 'two', { isArchived: true }))
    expect(() => configureBoard(state, 'one', { isArchived: true })).toThrow(refused('invalid-input'))
    expect(configureBoard(state, 'one', { isLocked: true })).toHaveLength(1)
    applyChanges(state, configureBoard(state, 'two', { isArchived: false }))
    expect(configureBoard(state, 'one', { isArchived: true })).toHaveLength(1)
  })
})
