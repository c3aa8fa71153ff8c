import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { CARD_TEXT_LIMIT, lineOfText, linesOfText } from '../text.ts'

export const cardKind = z.enum(['step', 'barrier', 'enabler', 'training-need', 'idea'])
export type CardKind = z.infer<typeof cardKind>

export const cardText = lineOfText(CARD_TEXT_LIMIT)
export const cardNote = linesOfText(2_000)
export const TAGS_LIMIT = 20

/** A short text that the room put on the wall. A deleted card is kept, so that undo can bring it back. */
export const card = z.strictObject({
  id: identifier,
  kind: cardKind,
  text: cardText,
  /** A plain-English note that explains the card; empty when there is none. */
  note: cardNote,
  tags: z.array(lineOfText(60)).max(TAGS_LIMIT),
  /** The panel group of whoever wrote it; null when unknown or not to be shown. Never a person. */
  panelGroupId: identifier.nullable(),
  /** The workshop that it was written in; null for what the study began with or was brought in. */
  workshopId: identifier.nullable().default(null),
  isDeleted: z.boolean(),
  /** Written in silence: its text is kept from every screen of the room until the facilitator reveals it. */
  isHidden: z.boolean().default(false),
})
export type Card = z.infer<typeof card>
