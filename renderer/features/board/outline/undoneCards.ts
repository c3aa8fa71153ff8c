import type { StudyState } from '#shared/domain/study/studyState'

/** The cards that differ between two states, in themselves or in their places on a board. */
export function changedCards(before: StudyState, after: StudyState, boardId: string): ReadonlySet<string> {
  const changed = new Set<string>()
  const { card, placement } = after.records
  if (card !== before.records.card) {
    for (const [id, record] of card) if (before.records.card.get(id) !== record) changed.add(id)
  }
  if (placement !== before.records.placement) {
    for (const [id, record] of placement) {
      if (record.boardId === boardId && before.records.placement.get(id) !== record)
        changed.add(record.cardId)
    }
    for (const [id, record] of before.records.placement) {
      if (record.boardId === boardId && !placement.has(id)) changed.add(record.cardId)
    }
  }
  return changed
}
