import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import type { Column } from './board.ts'
import { findMerges, type Merges } from './merges.ts'

/** What stands where on one board. */
export interface BoardOrder {
  /** From left to right: tray, stages, parking lot; without archived ones. */
  readonly columns: readonly Column[]
  /** The cards of each of these columns in their order: without deleted ones and such as were merged into another. */
  readonly cardIds: ReadonlyMap<string, readonly string[]>
}

/** Tray and parking lot keep their ends, whatever positions a restored board has come to. */
const ENDS = { tray: 0, stage: 1, parking: 2 }

/** The columns of a board from left to right, archived ones among them. None for a board that is not there. */
export function columnsOfBoard(state: ReadonlyStudyState, boardId: string): Column[] {
  return [...state.records.column.values()]
    .filter((column) => column.boardId === boardId)
    .toSorted((a, b) => ENDS[a.role] - ENDS[b.role] || comparePositions(a, b))
}

/**
 * The order of a board. In the tray wait, in the order in which they were made, all cards of the board's kinds
 * that stand in none of the other columns; the cards of an archived column wait there too.
 */
export function boardOrder(
  state: ReadonlyStudyState,
  boardId: string,
  merges: Merges = findMerges(state.records),
): BoardOrder {
  const { board: boards, card: cards } = state.records
  const columns = columnsOfBoard(state, boardId).filter((column) => !column.isArchived)
  const cardIds = new Map<string, readonly string[]>()
  const placed = new Set<string>()
  for (const { id, role } of columns) {
    if (role === 'tray') continue
    const ids: string[] = []
    for (const { cardId } of state.columnOrder.get(id) ?? []) {
      placed.add(cardId)
      if (cards.get(cardId)?.isDeleted === false && !merges.isMerged(cardId)) ids.push(cardId)
    }
    cardIds.set(id, ids)
  }
  const tray = columns.find(({ role }) => role === 'tray')
  if (tray) {
    const kinds = new Set(boards.get(boardId)?.cardKinds)
    const waiting: string[] = []
    for (const { id, kind, isDeleted } of cards.values()) {
      if (!isDeleted && !placed.has(id) && kinds.has(kind) && !merges.isMerged(id)) waiting.push(id)
    }
    cardIds.set(tray.id, waiting)
  }
  return { columns, cardIds }
}
