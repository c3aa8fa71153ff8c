import { z } from 'zod'
import { cardKind } from '../board/card.ts'
import { columnRole } from '../board/board.ts'
import { identifier } from '../identifier.ts'

/** The most that one picture holds: more than any projector can show. */
export const MOST_COLUMNS = 16
export const MOST_CARDS_A_COLUMN = 40

/*
 * What leaves for the big screen is written down here field by field: no panel group, no note of the
 * facilitator's, and no word of a card that is hidden.
 */

const pictureCard = z.strictObject({
  id: identifier,
  kind: cardKind,
  text: z.string(),
  links: z.int().min(0),
  /** How many cards were merged into this one. */
  merged: z.int().min(0),
})
export type PictureCard = z.infer<typeof pictureCard>

const pictureColumn = z.strictObject({
  id: identifier,
  role: columnRole,
  name: z.string(),
  purpose: z.string(),
  /** All of its cards, those among them that are hidden or not drawn here. */
  count: z.int().min(0),
  /** How many of them are kept back until the facilitator reveals them. */
  hidden: z.int().min(0),
  /** How many stand above the first card drawn. */
  above: z.int().min(0),
  cards: z.array(pictureCard).max(MOST_CARDS_A_COLUMN),
})

const showing = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('title') }),
  z.strictObject({
    name: z.literal('room'),
    code: z.string(),
    /** Without the room's secret. */
    address: z.string(),
    qr: z.strictObject({ size: z.int(), path: z.string() }),
    admitsNewSeats: z.boolean(),
    seats: z.int().min(0),
    isSilent: z.boolean(),
    acceptsCards: z.boolean(),
  }),
  z.strictObject({
    name: z.literal('voting'),
    title: z.string(),
    question: z.string(),
    round: z.int().min(1),
    dealt: z.int().min(0),
    finished: z.int().min(0),
  }),
  z.strictObject({
    name: z.literal('board'),
    title: z.string(),
    /** The whole board is kept back until it is revealed. */
    isHidden: z.boolean(),
    columnsBefore: z.int().min(0),
    columnsAfter: z.int().min(0),
    columns: z.array(pictureColumn).max(MOST_COLUMNS),
    isFiltered: z.boolean(),
    spotlight: z
      .strictObject({
        card: pictureCard,
        note: z.string(),
        links: z.array(z.strictObject({ label: z.string(), kind: cardKind, text: z.string() })).max(12),
      })
      .nullable(),
  }),
  z.strictObject({
    name: z.literal('matrix'),
    title: z.string(),
    stages: z.array(z.string()),
    rows: z.array(z.strictObject({ theme: z.string(), counts: z.array(z.int().min(0)) })),
  }),
  z.strictObject({
    name: z.literal('coverage'),
    barriers: z.int().min(0),
    trainingNeeds: z.int().min(0),
    openBarriers: z.int().min(0),
    unaskedTrainingNeeds: z.int().min(0),
    emptyStages: z.array(z.string()),
    /** The first of each, to talk about. */
    examples: z.array(pictureCard).max(24),
  }),
])

/** What the big screen draws. */
export const screenPicture = z.strictObject({
  studyTitle: z.string(),
  zoom: z.number().min(0.5).max(2),
  showing,
})
export type ScreenPicture = z.infer<typeof screenPicture>
