import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'
import type { CardKind } from './card.ts'

export const linkType = z.enum(['addressed-by', 'eased-by', 'duplicates'])
export type LinkType = z.infer<typeof linkType>

/** Why two cards were merged, and who decided it: a panel group, the room, a name that was typed. */
export const merge = z.strictObject({ reason: linesOfText(500), decidedBy: lineOfText(120, 0) })
export type Merge = z.infer<typeof merge>

/** A typed, directed link: the `from` card is addressed by, eased by, or a duplicate of the `to` card. */
export const link = z.strictObject({
  id: identifier,
  type: linkType,
  fromCardId: identifier,
  toCardId: identifier,
  /** For `duplicates` alone: the `from` card was merged into the `to` card, and is kept. */
  merge: merge.nullable().default(null),
})
export type Link = z.infer<typeof link>

/** Which kinds a link of this type goes from and to; `null` allows any kind. */
export const LINK_ENDS: Record<LinkType, { from: CardKind | null; to: CardKind | null }> = {
  'addressed-by': { from: 'barrier', to: 'training-need' },
  'eased-by': { from: 'barrier', to: 'enabler' },
  duplicates: { from: null, to: null }, // and both of one kind
}
