import { z } from 'zod'
import { identifier } from '../identifier.ts'

/** Base 32 without letters that are mistaken for figures: no I, L, O, U. */
export const CARD_CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/

/**
 * A printed card that lets somebody without a phone take a seat: on a shared tablet, or with paper ballots. It names
 * a panel group, and nobody.
 */
export const seatCard = z.strictObject({
  code: z.string().regex(CARD_CODE),
  panelGroupId: identifier,
})
export type SeatCard = z.infer<typeof seatCard>
