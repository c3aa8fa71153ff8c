import { Refusal } from '../refusal.ts'
import { setRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import type { Board, BoardKind, Column } from './board.ts'
import type { CardKind } from './card.ts'
import { openBoard } from './locks.ts'
import { freshPositions, positionBetween } from './ordering.ts'

export const TRAY_NAME = 'Tray: not placed yet'
export const PARKING_NAME = 'Parking lot'

/** What a new board is made of; the identifiers are the client's. */
export interface NewBoard {
  readonly id: string
  readonly kind: BoardKind
  readonly name: string
  readonly cardKinds: readonly CardKind[]
  readonly trayId: string
  readonly parkingId: string
  readonly columns: readonly { readonly id: string; readonly name: string }[]
}

/** A new board after the others, with a tray, the given columns and a parking lot. */
export function addBoard(state: ReadonlyStudyState, board: NewBoard): RecordChange[] {
  const { id, kind, name, cardKinds, trayId, parkingId, columns } = board
  const columnIds = [trayId, ...columns.map((column) => column.id), parkingId]
  if (
    state.records.board.has(id) ||
    new Set(columnIds).size < columnIds.length ||
    columnIds.some((columnId) => state.records.column.has(columnId))
  ) {
    throw new Refusal('conflict', 'This board is in the study already.')
  }
  const last = [...state.records.board.values()].toSorted(comparePositions).at(-1)
  const positions = freshPositions(columnIds.length)
  const made: Pick<Column, 'id' | 'role' | 'name'>[] = [
    { id: trayId, role: 'tray', name: TRAY_NAME },
    ...columns.map((column) => ({ ...column, role: 'stage' as const })),
    { id: parkingId, role: 'parking', name: PARKING_NAME },
  ]
  return [
    setRecord(state.records, 'board', {
      id,
      kind,
      name,
      position: positionBetween(last?.position ?? null, null) ?? '',
      cardKinds: [...new Set(cardKinds)],
      isLocked: false,
      isHidden: false,
      showsGroups: false,
      isArchived: false,
    }),
    ...made.map((column, index) =>
      setRecord(state.records, 'column', {
        ...column,
        boardId: id,
        purpose: '',
        actors: [],
        position: positions[index] as string,
        isLocked: false,
        isHidden: false,
        isArchived: false,
      }),
    ),
  ]
}

export function editBoard(
  state: ReadonlyStudyState,
  boardId: string,
  edit: {
    name?: string | undefined
    cardKinds?: CardKind[] | undefined
    showsGroups?: boolean | undefined
  },
): RecordChange[] {
  const board = openBoard(state, boardId)
  return [
    setRecord(state.records, 'board', {
      ...board,
      name: edit.name ?? board.name,
      cardKinds: edit.cardKinds === undefined ? board.cardKinds : [...new Set(edit.cardKinds)],
      showsGroups: edit.showsGroups ?? board.showsGroups,
    }),
  ]
}

/** What the facilitator switches: a lock that only they lift, hidden until revealed, put away and brought back. */
export function configureBoard(
  state: ReadonlyStudyState,
  boardId: string,
  wish: { isLocked?: boolean | undefined; isHidden?: boolean | undefined; isArchived?: boolean | undefined },
): RecordChange[] {
  const board = knownBoard(state, boardId)
  const isLastPathway = ![...state.records.board.values()].some(
    (other) => other.id !== boardId && other.kind === 'pathway' && !other.isArchived,
  )
  if (wish.isArchived === true && board.kind === 'pathway' && isLastPathway) {
    throw new Refusal('invalid-input', 'The draft is built on the pathway board, so it cannot be put away.')
  }
  const hidden = [...state.records.column.values()].find(
    (column) => column.boardId === boardId && column.isHidden && !column.isArchived,
  )
  // What it hides would show on the other boards, before it was revealed.
  if (wish.isArchived === true && hidden) {
    throw new Refusal('not-allowed', `“${hidden.name}” is hidden from the big screen. Reveal it first.`)
  }
  return [
    setRecord(state.records, 'board', {
      ...board,
      isLocked: wish.isLocked ?? board.isLocked,
      isHidden: wish.isHidden ?? board.isHidden,
      isArchived: wish.isArchived ?? board.isArchived,
    }),
  ]
}

function knownBoard(state: ReadonlyStudyState, boardId: string): Board {
  const board = state.records.board.get(boardId)
  if (!board) throw new Refusal('not-found', 'This board is not in the study any more.')
  return board
}
