import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'
import { cardKind, type CardKind } from './card.ts'

export const boardKind = z.enum(['pathway', 'themes', 'training', 'custom'])
export type BoardKind = z.infer<typeof boardKind>

/** The kinds of cards that a new board of each kind is for: which cards wait in its tray. */
export const USUAL_CARD_KINDS: Readonly<Record<BoardKind, readonly CardKind[]>> = {
  pathway: cardKind.options,
  themes: ['barrier', 'enabler', 'training-need', 'idea'],
  training: ['training-need'],
  custom: cardKind.options,
}

/*
 * A flag that came with a later version of the file has a default, so that older lines of the activity log can
 * still be taken back.
 */

/** A set of columns. One card can stand on several boards. */
export const board = z.strictObject({
  id: identifier,
  kind: boardKind,
  name: lineOfText(120),
  position: z.string(),
  /** A card of one of these kinds waits in the tray until it is placed. A placed card may be of any kind. */
  cardKinds: z
    .array(cardKind)
    .min(1, 'Choose at least one kind of card.')
    .max(cardKind.options.length)
    .default([...cardKind.options]),
  /** Nothing on it can be moved, added or changed until it is unlocked. */
  isLocked: z.boolean().default(false),
  /** Its cards are kept from the big screen until the facilitator reveals them. */
  isHidden: z.boolean().default(false),
  /** Cards show the panel group that they came from. */
  showsGroups: z.boolean().default(false),
  isArchived: z.boolean().default(false),
})
export type Board = z.infer<typeof board>

/**
 * `stage` is an ordinary column (a stage of the pathway, a theme, a training level);
 * `tray` shows what has no place yet, `parking` is the parking lot. A board has one of each of those two.
 */
export const columnRole = z.enum(['tray', 'stage', 'parking'])

export const column = z.strictObject({
  id: identifier,
  boardId: identifier,
  role: columnRole,
  name: lineOfText(120),
  /** What this stage is for; empty when not said. */
  purpose: linesOfText(1_000),
  /** Who acts here, in the order in which they were named. */
  actors: z.array(lineOfText(120)).max(30),
  /** Fractional index among the columns of its board. */
  position: z.string(),
  /** Its cards stay where and as they are until it is unlocked. */
  isLocked: z.boolean().default(false),
  /** Its cards are kept from the big screen until the facilitator reveals them. */
  isHidden: z.boolean().default(false),
  /** Put away: the cards in it wait in the tray meanwhile, and return with it. */
  isArchived: z.boolean().default(false),
})
export type Column = z.infer<typeof column>

/**
 * Where a card stands on one board: at most one place a board, in a stage or in the parking lot. A card
 * without a place waits in the tray of each board that is for its kind, in the order in which cards were made.
 */
export const placement = z.strictObject({
  /** `boardId:cardId` */
  id: z.string(),
  boardId: identifier,
  cardId: identifier,
  columnId: identifier,
  /** Fractional index among the cards of its column. */
  position: z.string(),
})
export type Placement = z.infer<typeof placement>

export function placementId(boardId: string, cardId: string): string {
  return `${boardId}:${cardId}`
}
