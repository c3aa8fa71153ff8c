import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { placementId, type Column } from './board.ts'
import { openColumn } from './locks.ts'
import { freshPositions, LONGEST_POSITION, positionsBetween } from './ordering.ts'

/** Where cards go: before another card of that column, or at its end. In a tray, places have no order. */
export interface Destination {
  readonly boardId: string
  readonly columnId: string
  readonly beforeCardId: string | null
}

/**
 * The changes that put cards, in this order, next to each other at a place. None where they stand there
 * already. Throws a Refusal where the column, or one that a card comes from, is locked or gone.
 */
export function placeCards(
  state: ReadonlyStudyState,
  cardIds: readonly string[],
  { boardId, columnId, beforeCardId }: Destination,
): RecordChange[] {
  const column = openColumn(state, columnId)
  if (column.boardId !== boardId) {
    throw new Refusal('not-found', 'This column is not on the board any more.')
  }
  for (const cardId of cardIds) refuseToLeaveLocked(state, cardId, column)
  if (column.role === 'tray') return takeAway(state, cardIds, boardId)

  const moved = new Set(cardIds)
  const present = (state.columnOrder.get(columnId) ?? []).map((placement) => placement.cardId)
  const others = present.filter((cardId) => !moved.has(cardId))
  const at = placeAmong(present, others, moved, beforeCardId)
  const wanted = [...others.slice(0, at), ...cardIds, ...others.slice(at)]
  // Where they stand already, they keep their positions, which their neighbours alone do not tell.
  if (wanted.length === present.length && wanted.every((cardId, index) => cardId === present[index]))
    return []

  const positionOf = (cardId: string | undefined) =>
    cardId === undefined
      ? null
      : (state.records.placement.get(placementId(boardId, cardId))?.position ?? null)
  const set = (cardId: string, position: string) =>
    setRecord(state.records, 'placement', {
      id: placementId(boardId, cardId),
      boardId,
      cardId,
      columnId,
      position,
    })
  const positions = positionsBetween(positionOf(others[at - 1]), positionOf(others[at]), cardIds.length)
  if (positions?.every((position) => position.length <= LONGEST_POSITION) === true) {
    return cardIds.map((cardId, index) => set(cardId, positions[index] as string))
  }
  const fresh = freshPositions(wanted.length)
  return wanted.map((cardId, index) => set(cardId, fresh[index] as string))
}

/** The card that they were to stand before may have moved away meanwhile: then the end of the column will do. */
function placeAmong(
  present: readonly string[],
  others: readonly string[],
  moved: ReadonlySet<string>,
  beforeCardId: string | null,
): number {
  if (beforeCardId === null) return others.length
  const next = moved.has(beforeCardId)
    ? present.slice(present.indexOf(beforeCardId)).find((cardId) => !moved.has(cardId))
    : beforeCardId
  const found = next === undefined ? -1 : others.indexOf(next)
  return found === -1 ? others.length : found
}

/**
 * Back to the tray: a card that waits there has no place. One of a column that was put away waits there already, and
 * keeps its place for when the column returns.
 */
function takeAway(state: ReadonlyStudyState, cardIds: readonly string[], boardId: string): RecordChange[] {
  return cardIds.flatMap((cardId) => {
    const id = placementId(boardId, cardId)
    const placement = state.records.placement.get(id)
    const isElsewhere = placement && state.records.column.get(placement.columnId)?.isArchived !== true
    return isElsewhere ? [removeRecord(state.records, 'placement', id)] : []
  })
}

function refuseToLeaveLocked(state: ReadonlyStudyState, cardId: string, destination: Column): void {
  const placement = state.records.placement.get(placementId(destination.boardId, cardId))
  const from = placement && state.records.column.get(placement.columnId)
  if (from?.isLocked !== true || from.isArchived || from.role === 'tray') return
  throw new Refusal('not-allowed', `“${from.name}” is locked. Unlock it first.`)
}
