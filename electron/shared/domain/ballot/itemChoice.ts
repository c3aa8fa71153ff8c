import { z } from 'zod'
import { CARD_TEXT_LIMIT, lineOfText } from '../text.ts'
import { identifier } from '../identifier.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import type { BallotItem } from './ballot.ts'

/**
 * What is put on a ballot. `written` are words for this ballot alone: their id is their item's, made by the window that
 * they were typed in.
 */
export const itemChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), cardId: identifier }),
  z.strictObject({ kind: z.literal('theme'), columnId: identifier }),
  z.strictObject({ kind: z.literal('statement'), statementId: identifier }),
  z.strictObject({ kind: z.literal('written'), itemId: identifier, wording: lineOfText(CARD_TEXT_LIMIT) }),
])
export type ItemChoice = z.infer<typeof itemChoice>

/** What an item was chosen from. */
export function choiceOf({ id, cardId, columnId, statementId, wording }: BallotItem): ItemChoice {
  if (cardId !== null) return { kind: 'card', cardId }
  if (columnId !== null) return { kind: 'theme', columnId }
  if (statementId !== null) return { kind: 'statement', statementId }
  return { kind: 'written', itemId: id, wording }
}

type Wording =
  | { readonly kind: 'found'; readonly text: string }
  /** Deleted, or put away. */
  | { readonly kind: 'gone' }
  /** Not to be seen by the room yet. */
  | { readonly kind: 'hidden' }

/** How an item reads now: as its card, theme or statement does, or by its own words. */
export function wordingOf(
  { records }: ReadonlyStudyState,
  {
    cardId,
    columnId,
    statementId,
    wording,
  }: Pick<BallotItem, 'cardId' | 'columnId' | 'statementId' | 'wording'>,
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
  if (statementId !== null) {
    const statement = records.statement.get(statementId)
    const isGone = !statement || statement.isDeleted || statement.decision?.status === 'withdrawn'
    return isGone ? { kind: 'gone' } : { kind: 'found', text: statement.text }
  }
  return { kind: 'found', text: wording }
}
