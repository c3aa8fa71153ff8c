import { addColumn } from '../board/columnCommands.ts'
import { addCards } from '../board/cardCommands.ts'
import { newCard } from '../board/newCard.ts'
import { comparable } from '../board/pastedCards.ts'
import { placeCards } from '../board/placing.ts'
import type { RecordChange } from '../study/recordChange.ts'
import { withChanges, type StudyState } from '../study/studyState.ts'
import type { PlannedCard } from './planCards.ts'

/**
 * The changes that bring planned cards in, with the columns that have to be made for them: all of it one step. They
 * belong to no workshop. Throws a Refusal where a column or a board is locked, or gone.
 */
export function bringInCards(
  state: StudyState,
  cards: readonly PlannedCard[],
  newId: () => string,
): RecordChange[] {
  const changes: RecordChange[] = []
  let now = state
  function carryOn(next: readonly RecordChange[]): void {
    changes.push(...next)
    now = withChanges(now, next)
  }

  const made = new Map<string, string>()
  for (const { boardId, columnId, name } of cards.flatMap(({ places }) => places)) {
    const key = `${boardId} ${comparable(name)}`
    if (columnId !== null || made.has(key)) continue
    const id = newId()
    made.set(key, id)
    carryOn(addColumn(now, { id, boardId, name, purpose: '', actors: [] }))
  }
  const withIds = cards.map((card) => ({ ...card, id: newId() }))
  carryOn(
    addCards(
      now,
      withIds.map(({ id, text, kind, note, tags, panelGroupId }) => ({
        ...newCard({ id, text, kind, panelGroupId }),
        note,
        tags: [...tags],
      })),
      null,
      null,
    ),
  )
  const byColumn = new Map<string, { boardId: string; cardIds: string[] }>()
  for (const { id, places } of withIds) {
    for (const { boardId, columnId, name } of places) {
      const column = columnId ?? made.get(`${boardId} ${comparable(name)}`) ?? ''
      const there = byColumn.get(column)
      if (there) there.cardIds.push(id)
      else byColumn.set(column, { boardId, cardIds: [id] })
    }
  }
  for (const [columnId, { boardId, cardIds }] of byColumn) {
    carryOn(placeCards(now, cardIds, { boardId, columnId, beforeCardId: null }))
  }
  return changes
}
