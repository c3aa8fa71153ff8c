import { Refusal } from '../refusal.ts'
import { setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { placementId, type Column } from './board.ts'
import { columnsOfBoard } from './boardOrder.ts'
import { presentCard } from './cardCommands.ts'
import { openBoard } from './locks.ts'
import { freshPositions, LONGEST_POSITION, positionBetween } from './ordering.ts'

type NewColumn = Pick<Column, 'id' | 'boardId' | 'name' | 'purpose' | 'actors'>

/** A new column goes after the last one, before the parking lot. */
export function addColumn(state: ReadonlyStudyState, column: NewColumn): RecordChange[] {
  openBoard(state, column.boardId)
  if (state.records.column.has(column.id)) {
    throw new Refusal('conflict', 'This column is on the board already.')
  }
  const columns = columnsOfBoard(state, column.boardId)
  const parking = columns.findIndex((other) => other.role === 'parking')
  const added: Column = {
    ...column,
    role: 'stage',
    position: '',
    isLocked: false,
    isHidden: false,
    isArchived: false,
  }
  return placeColumn(state, columns, added, parking === -1 ? columns.length : parking)
}

/** The changes that put a column among the others; all of them are numbered anew where nothing fits between. */
function placeColumn(
  state: ReadonlyStudyState,
  others: readonly Column[],
  column: Column,
  at: number,
): RecordChange[] {
  const position = positionBetween(others[at - 1]?.position ?? null, others[at]?.position ?? null)
  if (position !== null && position.length <= LONGEST_POSITION) {
    return [setRecord(state.records, 'column', { ...column, position })]
  }
  const wanted = [...others.slice(0, at), column, ...others.slice(at)]
  const fresh = freshPositions(wanted.length)
  return wanted.map((other, index) =>
    setRecord(state.records, 'column', { ...other, position: fresh[index] as string }),
  )
}

/** A new column with cards in it, in this order: how a theme starts. */
export function startTheme(
  state: ReadonlyStudyState,
  column: Pick<Column, 'id' | 'boardId' | 'name'>,
  cardIds: readonly string[],
): RecordChange[] {
  const created = addColumn(state, { ...column, purpose: '', actors: [] })
  const ids = [...new Set(cardIds)]
  const positions = freshPositions(ids.length)
  return [
    ...created,
    ...ids.map((cardId, index) => {
      presentCard(state, cardId)
      const id = placementId(column.boardId, cardId)
      refuseToLeave(state, id)
      return setRecord(state.records, 'placement', {
        id,
        boardId: column.boardId,
        cardId,
        columnId: column.id,
        position: positions[index] as string,
      })
    }),
  ]
}

export function editColumn(
  state: ReadonlyStudyState,
  columnId: string,
  edit: { name?: string | undefined; purpose?: string | undefined; actors?: string[] | undefined },
): RecordChange[] {
  const column = unlockedColumn(state, columnId)
  return [
    setRecord(state.records, 'column', {
      ...column,
      name: edit.name ?? column.name,
      purpose: edit.purpose ?? column.purpose,
      actors: edit.actors ?? column.actors,
    }),
  ]
}

/** Moves a column before another one, or after the last one; tray and parking lot keep their ends of the board. */
export function moveColumn(
  state: ReadonlyStudyState,
  columnId: string,
  beforeColumnId: string | null,
): RecordChange[] {
  const column = unlockedColumn(state, columnId)
  if (column.role !== 'stage') {
    throw new Refusal('invalid-input', 'The tray and the parking lot stay at the ends of the board.')
  }
  const all = columnsOfBoard(state, column.boardId)
  const others = all.filter((other) => other.id !== columnId)
  const stages = others.filter((other) => other.role === 'stage')
  // The column that it was to stand before may have been removed meanwhile: then the end will do.
  const next =
    stages.find((other) => other.id === beforeColumnId) ??
    others.find((other) => other.role === 'parking') ??
    null
  const at = next === null ? others.length : others.indexOf(next)
  const wanted = [...others.slice(0, at), column, ...others.slice(at)]
  if (wanted.every((other, index) => other.id === all[index]?.id)) return []
  return placeColumn(state, others, column, at)
}

/** What the facilitator switches: a lock that only they lift, hidden until revealed, put away and brought back. */
export function configureColumn(
  state: ReadonlyStudyState,
  columnId: string,
  wish: { isLocked?: boolean | undefined; isHidden?: boolean | undefined; isArchived?: boolean | undefined },
): RecordChange[] {
  const column = state.records.column.get(columnId)
  if (!column) throw new Refusal('not-found', 'This column is not on the board any more.')
  if (wish.isArchived !== undefined) {
    if (column.role !== 'stage') {
      throw new Refusal('invalid-input', 'The tray and the parking lot stay on the board.')
    }
    openBoard(state, column.boardId)
    if (column.isLocked && wish.isLocked !== false) {
      throw new Refusal('not-allowed', `“${column.name}” is locked. Unlock it first.`)
    }
    // Its cards would wait in the tray then, and the room would see them before they were revealed.
    if (wish.isArchived && column.isHidden && wish.isHidden !== false) {
      throw new Refusal('not-allowed', `“${column.name}” is hidden from the big screen. Reveal it first.`)
    }
  }
  if (column.role === 'tray' && wish.isLocked === true) {
    throw new Refusal('invalid-input', 'The tray holds what has no place yet, so it cannot be locked.')
  }
  return [
    setRecord(state.records, 'column', {
      ...column,
      isLocked: wish.isLocked ?? column.isLocked,
      isHidden: wish.isHidden ?? column.isHidden,
      isArchived: wish.isArchived ?? column.isArchived,
    }),
  ]
}

function unlockedColumn(state: ReadonlyStudyState, columnId: string): Column {
  const column = state.records.column.get(columnId)
  if (!column) throw new Refusal('not-found', 'This column is not on the board any more.')
  openBoard(state, column.boardId)
  if (column.isLocked) throw new Refusal('not-allowed', `“${column.name}” is locked. Unlock it first.`)
  return column
}

function refuseToLeave(state: ReadonlyStudyState, placement: string): void {
  const columnId = state.records.placement.get(placement)?.columnId
  const from = columnId === undefined ? undefined : state.records.column.get(columnId)
  if (from?.isLocked === true && !from.isArchived) {
    throw new Refusal('not-allowed', `“${from.name}” is locked. Unlock it first.`)
  }
}
