import { z } from 'zod'
import { answer } from '#shared/domain/ballot/answer'
import { answersTaken } from '#shared/domain/ballot/answersTaken'
import { MOST_ITEMS } from '#shared/domain/ballot/ballot'
import { seatCard } from '#shared/domain/room/seatCard'
import { feedback } from '#shared/domain/ballot/feedback'
import { identifier } from '#shared/domain/identifier'
import { naturalCommand, query } from './procedure.ts'

const itemAnswer = z.strictObject({ itemId: identifier, answer })

export const paperContract = {
  /** One sheet for each seat card, its items in an order of its own. The sheets come shuffled. */
  'paper.listSheets': query({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier }),
    output: z.strictObject({
      /** The round that the sheets are for: the open one, or the next. */
      roundNumber: z.int().min(1),
      taken: answersTaken,
      items: z.array(
        z.strictObject({
          itemId: identifier,
          wording: z.string(),
          /** How the room answered in the round before; never how this voter did, as sheets lie about. */
          room: feedback.nullable(),
        }),
      ),
      sheets: z.array(
        z.strictObject({
          ...seatCard.shape,
          itemIds: z.array(identifier),
          qr: z.strictObject({ size: z.int(), path: z.string() }),
        }),
      ),
    }),
  }),
  /** How far the keying of the open round is. Says which sheets, never what is on them. */
  'paper.getProgress': query({
    access: 'facilitator',
    input: z.strictObject({ roundId: identifier }),
    output: z.strictObject({
      /** Keyed in once, and waiting for the second time. */
      waiting: z.array(seatCard),
      /** Keyed in twice alike: counted, as paper. */
      counted: z.array(seatCard),
    }),
  }),
  /**
   * Keys a sheet in. The first time it is kept aside; the second time, best by somebody else, it is compared, and
   * counted when both are the same. Where they differ nothing is counted, and both are named, item by item.
   */
  'paper.enter': naturalCommand({
    access: 'facilitator',
    input: z.strictObject({
      roundId: identifier,
      code: z.string().max(40),
      pass: z.enum(['first', 'second']),
      answers: z.array(itemAnswer).max(MOST_ITEMS),
    }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('kept') }),
      z.strictObject({ outcome: z.literal('counted') }),
      z.strictObject({
        outcome: z.literal('differs'),
        differences: z.array(
          z.strictObject({ itemId: identifier, first: answer.nullable(), second: answer.nullable() }),
        ),
      }),
    ]),
  }),
  /** Somebody has looked at the paper again: this is what it says. Takes the place of both keyings, and counts. */
  'paper.settle': naturalCommand({
    access: 'facilitator',
    input: z.strictObject({
      roundId: identifier,
      code: z.string().max(40),
      answers: z.array(itemAnswer).max(MOST_ITEMS),
    }),
    output: z.strictObject({}),
  }),
}
