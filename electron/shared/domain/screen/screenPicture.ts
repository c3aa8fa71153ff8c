import { z } from 'zod'
import { cardKind } from '../board/card.ts'
import { columnRole } from '../board/board.ts'
import { identifier } from '../identifier.ts'
import { resultsPicture } from './resultsPicture.ts'

/** The most that one picture holds: more than any projector can show. */
export const MOST_COLUMNS = 16
export const MOST_CARDS_A_COLUMN = 40
export const MOST_LINKS = 12
export const MOST_STAGES = 14
export const MOST_THEMES = 24
export const MOST_EXAMPLES = 12

/*
 * What leaves for the big screen is written down here field by field: no panel group, no note of the
 * facilitator's but the one of a card that is shown large, and no word of a card that is kept back.
 */

const pictureCard = z.strictObject({
  id: identifier,
  kind: cardKind,
  text: z.string(),
  /** To cards that may be seen; a link to one that is kept back does not count. */
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
  /** Those of its cards that may be seen, drawn here or not, and fit the filter. */
  shown: z.int().min(0),
  /** How many more are kept back until the facilitator reveals them; 0 while the board is filtered. */
  hidden: z.int().min(0),
  /** How many of `shown` stand above the first card drawn. */
  above: z.int().min(0),
  cards: z.array(pictureCard).max(MOST_CARDS_A_COLUMN),
})
export type PictureColumn = z.infer<typeof pictureColumn>

/** A column of a board as a heading of a table. */
const heading = z.strictObject({ name: z.string(), role: columnRole })
export type PictureHeading = z.infer<typeof heading>

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
    /** How many cards a board keeps back that is hidden as a whole, and so has no columns here; else null. */
    keptBack: z.int().min(0).nullable(),
    columnsBefore: z.int().min(0),
    columnsAfter: z.int().min(0),
    columns: z.array(pictureColumn).max(MOST_COLUMNS),
    isFiltered: z.boolean(),
    spotlight: z
      .strictObject({
        card: pictureCard,
        note: z.string(),
        links: z
          .array(z.strictObject({ label: z.string(), kind: cardKind, text: z.string() }))
          .max(MOST_LINKS),
      })
      .nullable(),
  }),
  z.strictObject({
    name: z.literal('matrix'),
    title: z.string(),
    /** One of the two boards is kept back, so there is nothing else here. */
    isHidden: z.boolean(),
    stages: z.array(heading).max(MOST_STAGES),
    themes: z.array(heading).max(MOST_THEMES),
    /** `counts[theme][stage]` */
    counts: z.array(z.array(z.int().min(0)).max(MOST_STAGES)).max(MOST_THEMES),
    moreStages: z.int().min(0),
    moreThemes: z.int().min(0),
  }),
  z.strictObject({
    name: z.literal('coverage'),
    barriers: z.int().min(0),
    trainingNeeds: z.int().min(0),
    openBarriers: z.int().min(0),
    unaskedTrainingNeeds: z.int().min(0),
    stages: z.int().min(0),
    emptyStages: z.array(z.string()).max(MOST_STAGES),
    /** The first of each that may be seen, to talk about. */
    examples: z.array(pictureCard).max(2 * MOST_EXAMPLES),
  }),
  resultsPicture,
])
export type PictureShowing = z.infer<typeof showing>

/** What the big screen draws. */
export const screenPicture = z.strictObject({
  /** Empty while no study is open. */
  studyTitle: z.string(),
  zoom: z.number().min(0.5).max(2),
  showing,
})
export type ScreenPicture = z.infer<typeof screenPicture>
