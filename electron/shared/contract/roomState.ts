import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'

/** How many of a ballot's voters have begun and finished in a round. Counts only, never who. */
export const turnout = z.strictObject({
  dealt: z.int().min(0),
  started: z.int().min(0),
  finished: z.int().min(0),
  byGroup: z.array(
    z.strictObject({
      panelGroupId: identifier,
      dealt: z.int().min(0),
      started: z.int().min(0),
      finished: z.int().min(0),
    }),
  ),
})
export type Turnout = z.infer<typeof turnout>

export const roomStatus = z.discriminatedUnion('isOpen', [
  z.strictObject({ isOpen: z.literal(false) }),
  z.strictObject({
    isOpen: z.literal(true),
    /** Typed by hand: eight letters of base 32, shown in two groups of four. */
    code: z.string(),
    /** Addresses of the participants' page, the likeliest first, without the secret. */
    addresses: z.array(z.string()).min(1),
    /** The same first address with the room's secret in the fragment: what the QR code holds. */
    joinUrl: z.string(),
    /** The QR code of `joinUrl` as an SVG path on a grid of `size` × `size` modules. */
    qr: z.strictObject({ size: z.int(), path: z.string() }),
    admitsNewSeats: z.boolean(),
    acceptsCards: z.boolean(),
    /** Silent writing: cards from phones stay hidden until the facilitator reveals them. */
    isSilent: z.boolean(),
    seats: z.int().min(0),
    connected: z.int().min(0),
    byGroup: z.array(z.strictObject({ panelGroupId: identifier, seats: z.int(), connected: z.int() })),
  }),
])
export type RoomStatus = z.infer<typeof roomStatus>

/** What a participant's page shows now. */
export const seatState = z.strictObject({
  panelGroupId: identifier,
  studyTitle: z.string(),
  acceptsCards: z.boolean(),
  /** Silent writing: what is added now stays hidden until the facilitator reveals it. */
  isSilent: z.boolean(),
  activity: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('waiting') }),
    z.strictObject({
      name: z.literal('voting'),
      ballotId: identifier,
      roundId: identifier,
      title: z.string(),
    }),
  ]),
})
export type SeatState = z.infer<typeof seatState>

/** The 128-bit secret from the QR code, or the short code as somebody typed it. */
export const roomKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), secret: z.string().max(64) }),
  z.strictObject({ kind: z.literal('code'), code: z.string().max(40) }),
])
