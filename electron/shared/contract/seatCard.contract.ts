import { z } from 'zod'
import { seatCard } from '#shared/domain/room/seatCard'
import { identifier } from '#shared/domain/identifier'
import { query, task } from './procedure.ts'

const done = z.strictObject({})

export const seatCardContract = {
  /** Makes new cards. None of them belongs to anybody until somebody draws it from the pile. */
  'seatCard.make': task({
    access: 'facilitator',
    input: z.strictObject({
      groups: z.array(z.strictObject({ panelGroupId: identifier, count: z.int().min(0).max(100) })).max(50),
    }),
    output: z.strictObject({ cards: z.array(seatCard) }),
  }),
  /** In the order of their codes, which is random. */
  'seatCard.list': query({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({
      cards: z.array(
        z.strictObject({
          ...seatCard.shape,
          /** Opens the participants' page on this card; null while the room is closed. */
          qr: z.strictObject({ size: z.int(), path: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  /** A lost card: nobody can sit down with it any more. Answers that were given with it stay. */
  'seatCard.cancel': task({
    access: 'facilitator',
    input: z.strictObject({ code: seatCard.shape.code }),
    output: done,
  }),
}
