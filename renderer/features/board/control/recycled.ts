import type { Card } from '#shared/domain/board/card'
import type { Link } from '#shared/domain/board/link'
import { refuseLockedCard } from '#shared/domain/board/locks'
import type { StudyState } from '#shared/domain/study/studyState'
import { refusalOf } from '../../../api/refusalOf.ts'

/** A card in the recycle bin, and how many cards had been merged into it. */
export interface DeletedCard {
  readonly card: Card
  readonly merged: number
}

/** What is in the recycle bin: the cards that were made last come first. */
export function deletedCards(
  cards: ReadonlyMap<string, Card>,
  links: ReadonlyMap<string, Link>,
): DeletedCard[] {
  const merged = new Map<string, number>()
  for (const { type, toCardId } of links.values()) {
    if (type === 'duplicates') merged.set(toCardId, (merged.get(toCardId) ?? 0) + 1)
  }
  return [...cards.values()]
    .filter(({ isDeleted }) => isDeleted)
    .toReversed()
    .map((card) => ({ card, merged: merged.get(card.id) ?? 0 }))
}

/** Those of these cards that can come back, how many are held in a locked place, and why the first of them is. */
export function restorable(
  state: StudyState,
  cardIds: readonly string[],
): { readonly ids: readonly string[]; readonly held: number; readonly reason: string | null } {
  const ids: string[] = []
  let reason: string | null = null
  for (const cardId of cardIds) {
    try {
      refuseLockedCard(state, cardId)
      ids.push(cardId)
    } catch (error) {
      reason ??= refusalOf(error).message
    }
  }
  return { ids, held: cardIds.length - ids.length, reason }
}
