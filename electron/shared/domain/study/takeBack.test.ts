import { beforeEach, describe, expect, it } from 'vitest'
import { addBoard, configureBoard } from '../board/boardCommands.ts'
import { addCards, deleteCards, editCard, moveCards } from '../board/cardCommands.ts'
import { addColumn, editColumn, startTheme } from '../board/columnCommands.ts'
import { addLink, removeLink } from '../board/linkCommands.ts'
import { newCard } from '../board/newCard.ts'
import type { CardKind } from '../board/card.ts'
import type { RefusalCode } from '../refusal.ts'
import type { RecordChange } from './recordChange.ts'
import { applyChanges, makeStudyState, type StudyState } from './studyState.ts'
import { isBoardChange, isInForce, parseLoggedChanges, restoreBoards, takeBackChange } from './takeBack.ts'

/* That any log can be gone through like this is a property of its own; here are the cases by name. */

let state: StudyState
let log: RecordChange[][]
const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error

/** Carries changes out as a line of the log, and gives the line. */
function line(changes: RecordChange[]): RecordChange[] {
  applyChanges(state, changes)
  log.push(changes)
  return changes
}

const at = (columnId: string) => ({ boardId: 'board', columnId, beforeCardId: null })
const add = (id: string, kind: CardKind = 'barrier', columnId: string | null = 'first') =>
  line(addCards(state, [newCard({ id, kind, text: id })], columnId === null ? null : at(columnId)))
const boardOf = (id: string, prefix: string) => ({
  id,
  kind: 'pathway' as const,
  name: id,
  cardKinds: ['barrier' as const],
  columns: [{ id: `${prefix}first`, name: 'First' }],
  trayId: `${prefix}tray`,
  parkingId: `${prefix}parking`,
})

beforeEach(() => {
  state = makeStudyState()
  log = []
  line(addBoard(state, boardOf('board', '')))
})

describe('taking back one change', () => {
  it('puts each record back to how it was, and leaves the rest', () => {
    add('a')
    const edited = line(editCard(state, 'a', { text: 'Other words' }))
    line(moveCards(state, ['a'], at('parking')))
    applyChanges(state, takeBackChange(state.records, edited))
    expect(state.records.card.get('a')?.text).toBe('a')
    expect(state.records.placement.get('board:a')?.columnId).toBe('parking')
  })

  it('keeps a new card as deleted and a new column as put away, and takes a new link away', () => {
    const added = add('a')
    add('need', 'training-need')
    const linked = line(addLink(state, { id: 'l', type: 'addressed-by', fromCardId: 'a', toCardId: 'need' }))
    const column = line(
      addColumn(state, { id: 'new', boardId: 'board', name: 'New', purpose: '', actors: [] }),
    )
    for (const changes of [added, linked, column]) applyChanges(state, takeBackChange(state.records, changes))
    expect(state.records.card.get('a')?.isDeleted).toBe(true)
    expect(state.records.link.size).toBe(0)
    expect(state.records.column.get('new')?.isArchived).toBe(true)
    expect(state.records.placement.has('board:a')).toBe(false)
  })

  it('of a theme puts its cards back to where they stood', () => {
    add('a')
    add('b', 'barrier', null)
    const theme = line(startTheme(state, { id: 'theme', boardId: 'board', name: 'Theme' }, ['b', 'a']))
    applyChanges(state, takeBackChange(state.records, theme))
    expect([...state.records.placement.values()].map((one) => [one.cardId, one.columnId])).toEqual([
      ['a', 'first'],
    ])
  })

  it('of a new board puts it away with all of its columns as they are', () => {
    const added = line(addBoard(state, boardOf('second', 'second ')))
    applyChanges(state, takeBackChange(state.records, added))
    expect(state.records.board.get('second')?.isArchived).toBe(true)
    expect([...state.records.column.values()].every((column) => !column.isArchived)).toBe(true)
  })

  it('is refused where something later touched the same record', () => {
    add('a')
    const edited = line(editCard(state, 'a', { text: 'Other words' }))
    line(deleteCards(state, ['a']))
    expect(isInForce(state.records, edited)).toBe(false)
    expect(() => takeBackChange(state.records, edited)).toThrow(refused('conflict'))
  })

  it('is refused where a link needs the kind, a place needs its column, or the link is there anew', () => {
    add('a', 'idea')
    const kind = line(editCard(state, 'a', { kind: 'barrier' }))
    add('need', 'training-need')
    const link = { type: 'addressed-by', fromCardId: 'a', toCardId: 'need' } as const
    line(addLink(state, { id: 'l', ...link }))
    expect(() => takeBackChange(state.records, kind)).toThrow(refused('conflict'))

    const removed = line(removeLink(state, 'l'))
    line(addLink(state, { id: 'm', ...link }))
    expect(() => takeBackChange(state.records, removed)).toThrow(refused('conflict'))

    const moved = line(moveCards(state, ['a'], at('tray')))
    state.records.column.delete('first')
    expect(() => takeBackChange(state.records, moved)).toThrow(refused('conflict'))
  })

  it('never leaves a study without a pathway', () => {
    const added = line(addBoard(state, boardOf('second', 'second ')))
    line(configureBoard(state, 'board', { isArchived: true }))
    expect(() => takeBackChange(state.records, added)).toThrow(refused('conflict'))
  })

  it('is not refused for what did not fit before: a link of an older version between cards of two kinds', () => {
    add('a', 'idea')
    add('b', 'barrier')
    const old = { id: 'l', type: 'duplicates', fromCardId: 'a', toCardId: 'b', merge: null } as const
    applyChanges(state, [{ kind: 'link', id: 'l', before: null, after: old }])
    const edited = line(editCard(state, 'a', { text: 'Other words' }))
    applyChanges(state, takeBackChange(state.records, edited))
    expect(state.records.card.get('a')?.text).toBe('a')
  })

  it('is for changes of the boards alone', () => {
    expect(isBoardChange([])).toBe(false)
    expect(() => takeBackChange(state.records, [])).toThrow(refused('not-allowed'))
    const group = { id: 'g', name: 'G', shortName: 'G', isPublic: true, usualMinimum: 0, usualMaximum: 0 }
    const after = { ...group, position: 'a0' }
    expect(() =>
      takeBackChange(state.records, [{ kind: 'panelGroup', id: 'g', before: null, after }]),
    ).toThrow(refused('not-allowed'))
  })
})

describe('restoring to a moment', () => {
  it('changes nothing where nothing has happened since, or where all of it came back', () => {
    expect(restoreBoards(state.records, [])).toEqual([])
    const column = state.records.column.get('first')
    line(editColumn(state, 'first', { name: 'Other' }))
    line(editColumn(state, 'first', { name: column?.name }))
    expect(restoreBoards(state.records, log.slice(1))).toEqual([])
  })

  it('removes children before what they refer to, and makes parents first', () => {
    add('a')
    const moment = log.length
    add('need', 'training-need')
    line(addLink(state, { id: 'l', type: 'addressed-by', fromCardId: 'a', toCardId: 'need' }))
    line(startTheme(state, { id: 'theme', boardId: 'board', name: 'Theme' }, ['need', 'a']))
    const changes = restoreBoards(state.records, log.slice(moment))
    expect(changes.map(({ kind, after }) => `${after === null ? 'removes' : 'sets'} ${kind}`)).toEqual([
      'removes link',
      'removes placement',
      'sets column',
      'sets card',
      'sets placement',
    ])
  })
})

describe('a line that an older version wrote', () => {
  it('is read with what has come to its records since', () => {
    const card = { id: '0'.repeat(26), kind: 'idea', text: 'Old', note: '', tags: [], panelGroupId: null }
    const board = { id: '1'.repeat(26), kind: 'training', name: 'Training', position: 'a0' }
    const lines = parseLoggedChanges([
      { kind: 'card', id: card.id, before: null, after: { ...card, isDeleted: false } },
      { kind: 'board', id: board.id, before: board, after: null },
    ])
    expect(lines).toMatchObject([
      { before: null, after: { text: 'Old', isHidden: false } },
      { before: { isLocked: false, isHidden: false, isArchived: false, showsGroups: false }, after: null },
    ])
  })
})
