import { z } from 'zod'
import { CARD_TEXT_LIMIT, lineOfText } from '../text.ts'
import { identifier } from '../identifier.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import type { BallotItem } from './ballot.ts'

/** What is put on a ballot. The id of a statement is its item's, made by the window that it was typed in. */
export const itemChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), cardId: identifier }),
  z.strictObject({ kind: z.literal('theme'), columnId: identifier }),
  z.strictObject({ kind: z.literal('statement'), itemId: identifier, wording: lineOfText(CARD_TEXT_LIMIT) }),
])
export type ItemChoice = z.infer<typeof itemChoice>

/** What an item was chosen from. */
export function choiceOf({ id, cardId, columnId, wording }: BallotItem): ItemChoice {
  if (cardId !== null) return { kind: 'card', cardId }
  if (columnId !== null) return { kind: 'theme', columnId }
  return { kind: 'statement', itemId: id, wording }
}

type Wording =
  | { readonly kind: 'found'; readonly text: string }
  /** Deleted, or put away. */
  | { readonly kind: 'gone' }
  /** Not to be seen by the room yet. */
  | { readonly kind: 'hidden' }

/** How an item reads now: as its card or theme does, or by its own words. */
export function wordingOf(
  { records }: ReadonlyStudyState,
  { cardId, columnId, wording }: Pick<BallotItem, 'cardId' | 'columnId' | 'wording'>,
): Wording {
  if (cardId !== null) {
    const card = records.card.get(cardId)
    if (!card || card.isDeleted) return { kind: 'gone' }
    return card.isHidden ? { kind: 'hidden' } : { kind: 'found', text: card.text }
  }
  if (columnId !== null) {
    const column = records.column.get(columnId)
    const board = column && records.board.get(column.boardId)
    if (!column || !board || column.isArchived || board.isArchived) return { kind: 'gone' }
    return column.isHidden || board.isHidden ? { kind: 'hidden' } : { kind: 'found', text: column.name }
  }
  return { kind: 'found', text: wording }
}
