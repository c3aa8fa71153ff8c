import { z } from 'zod'
import { cardKind, cardText } from '#shared/domain/board/card'
import { identifier } from '#shared/domain/identifier'
import { lineOfText } from '#shared/domain/text'
import { command, query, task } from './procedure.ts'
import { roomKey, roomStatus, seatState } from './roomState.ts'

const done = z.strictObject({})

/** The most cards that a phone asks about at once: more than anybody writes in a day, and short enough to send. */
export const OWN_CARDS_AT_ONCE = 300

export const roomContract = {
  'room.open': task({ access: 'facilitator', input: z.strictObject({}), output: roomStatus }),
  'room.close': task({ access: 'facilitator', input: z.strictObject({}), output: done }),
  'room.getStatus': query({ access: 'facilitator', input: z.strictObject({}), output: roomStatus }),
  'room.configure': task({
    access: 'facilitator',
    input: z.strictObject({
      admitsNewSeats: z.boolean().optional(),
      acceptsCards: z.boolean().optional(),
      isSilent: z.boolean().optional(),
    }),
    output: roomStatus,
  }),
  /** What somebody sees who knows the code and has no seat yet. */
  'room.getLobby': task({
    access: 'public',
    input: z.strictObject({ key: roomKey }),
    output: z.strictObject({
      studyTitle: z.string(),
      groups: z.array(z.strictObject({ panelGroupId: identifier, name: z.string() })),
      /** What a shared tablet says while nobody has it. */
      isVoteOpen: z.boolean(),
    }),
  }),
  /** Takes a seat. The token is the seat: whoever has it sits there. */
  'room.join': task({
    access: 'public',
    input: z.strictObject({ key: roomKey, panelGroupId: identifier, nickname: lineOfText(40).nullable() }),
    output: z.strictObject({ seatToken: identifier, seat: seatState }),
  }),
  'seat.getState': query({ access: 'participant', input: z.strictObject({}), output: seatState }),
  /** Adds a card, which waits in the trays of the boards for its kind, under the panel group only. */
  'card.contribute': command({
    access: 'participant',
    input: z.strictObject({ cardId: identifier, kind: cardKind, text: cardText }),
    /** Whether it was written in silence, and so is kept from every screen until the facilitator reveals it. */
    output: z.strictObject({ isHidden: z.boolean() }),
  }),
  /**
   * Which of these cards are hidden still. A phone asks about those that were written on it: it knows no other
   * identifiers, and nobody guesses them.
   */
  'card.listHidden': query({
    access: 'participant',
    input: z.strictObject({ cardIds: z.array(identifier).max(OWN_CARDS_AT_ONCE) }),
    output: z.strictObject({ cardIds: z.array(identifier) }),
  }),
}
