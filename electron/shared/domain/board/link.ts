import { z } from 'zod'
import { identifier } from '../identifier.ts'
import type { CardKind } from './card.ts'

export const linkType = z.enum(['addressed-by', 'eased-by', 'duplicates'])
export type LinkType = z.infer<typeof linkType>

/** A typed, directed link: the `from` card is addressed by, eased by, or a duplicate of the `to` card. */
export const link = z.strictObject({
  id: identifier,
  type: linkType,
  fromCardId: identifier,
  toCardId: identifier,
})
export type Link = z.infer<typeof link>

/** Which kinds a link of this type goes from and to; `null` allows any kind. */
export const LINK_ENDS: Record<LinkType, { from: CardKind | null; to: CardKind | null }> = {
  'addressed-by': { from: 'barrier', to: 'training-need' },
  'eased-by': { from: 'barrier', to: 'enabler' },
  duplicates: { from: null, to: null },
}
