import { z } from 'zod'
import { cardKind, cardText } from '#shared/domain/board/card'
import { identifier } from '#shared/domain/identifier'
import { lineOfText } from '#shared/domain/text'
import { command, query, task } from './procedure.ts'
import { roomKey, seatState } from './roomState.ts'

/** The most cards that a phone asks about at once: more than anybody writes in a day, and short enough to send. */
export const OWN_CARDS_AT_ONCE = 300

/** How to take a seat, and what can be done in it: apart from the rest, because phones load it. */
export const seatContract = {
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
  /** Takes the seat of a card, on a shared tablet or on the phone that read its code. */
  'room.joinWithCard': task({
    access: 'public',
    input: z.strictObject({
      key: roomKey,
      /** As it was typed: spaces, dashes and small letters do not matter. */
      code: z.string().max(40),
      channel: z.enum(['phone', 'tablet']),
    }),
    output: z.strictObject({ seatToken: identifier, groupName: z.string(), seat: seatState }),
  }),
}
