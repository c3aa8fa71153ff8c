import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'

export const boardKind = z.enum(['pathway', 'themes', 'training', 'custom'])

/** A set of columns. One card can stand on several boards. */
export const board = z.strictObject({
  id: identifier,
  kind: boardKind,
  name: lineOfText(120),
  position: z.string(),
})
export type Board = z.infer<typeof board>

/**
 * `stage` is an ordinary column (a stage of the pathway, a theme, a training level);
 * `tray` holds what has no place yet, `parking` is the parking lot. A board has one of each of those two.
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
})
export type Column = z.infer<typeof column>

/** Where a card stands on one board: at most one place a board. */
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
