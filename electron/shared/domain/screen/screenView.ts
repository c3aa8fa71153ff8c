import { z } from 'zod'
import { resultsFilter } from '../ballot/resultEntries.ts'
import { cardKind } from '../board/card.ts'
import { identifier } from '../identifier.ts'

/** How large the big screen draws: 1 is made for the last row of a room of thirty. */
export const SCREEN_ZOOMS = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2] as const

/** As much of a filter as the big screen follows: whoever searches for more sees a little more there. */
export const FILTER_LIMITS = { words: 200, tags: 20 }

const showing = z.discriminatedUnion('name', [
  /** The study's name and nothing else: for everything that is the facilitator's own business. */
  z.strictObject({ name: z.literal('title') }),
  /** How to get into the room. */
  z.strictObject({ name: z.literal('room') }),
  /** The vote that is open: its question and how many have finished. */
  z.strictObject({ name: z.literal('voting') }),
  z.strictObject({
    name: z.literal('board'),
    boardId: identifier,
    /** The first column that shows on the facilitator's board; null for the board's own first. */
    firstColumnId: identifier.nullable(),
    /** The first card that shows in each column that has been scrolled. */
    firstCardIds: z.record(identifier, identifier),
    /** Which cards are looked for. Never by panel group: a room could tell from it who wrote what. */
    filter: z.strictObject({
      words: z.string().max(FILTER_LIMITS.words),
      kinds: z.array(cardKind).max(5),
      tags: z.array(z.string().max(60)).max(FILTER_LIMITS.tags),
    }),
    /** A card to show large, over the board. */
    spotlightCardId: identifier.nullable(),
  }),
  z.strictObject({ name: z.literal('matrix'), boardId: identifier }),
  z.strictObject({ name: z.literal('coverage') }),
  /** The results of a closed round: those that are looked for, or one item large. */
  z.strictObject({
    name: z.literal('results'),
    roundId: identifier,
    itemId: identifier.nullable(),
    filter: resultsFilter,
  }),
])

/** What the facilitator looks at, as far as the big screen follows it. */
export const screenView = z.strictObject({
  zoom: z.number().min(0.5).max(2),
  showing,
})
export type ScreenView = z.infer<typeof screenView>

export const VIEW_AT_FIRST: ScreenView = { zoom: 1, showing: { name: 'title' } }
