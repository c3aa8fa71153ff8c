import { z } from 'zod'
import { outcome } from '../ballot/outcome.ts'
import { identifier } from '../identifier.ts'

/** More rows than any projector can show. */
export const MOST_RESULT_ROWS = 40

const count = z.int().min(0)

/*
 * What a room may see of the results of a closed round: pooled figures, and public contributors beside everybody else
 * where both sides are large enough. No panel group by name, no note, no channel.
 */

export const pictureFigures = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rating'),
    n: count,
    unable: count,
    /** From `scaleMinimum` upwards. */
    distribution: z.array(count),
    scaleMinimum: z.int(),
    median: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('ranking'),
    n: count,
    score: count,
    /** The most points that these people could have given it. */
    mostPossible: z.number().min(0),
    /** How many gave it any. */
    voters: count,
    place: z.int().min(1).nullable(),
    isTied: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('moscow'),
    n: count,
    unable: count,
    must: count,
    should: count,
    could: count,
    wont: count,
  }),
])
export type PictureFigures = z.infer<typeof pictureFigures>

const headline = z.strictObject({ name: z.string(), value: z.string() })

/** What some people made of an item. */
const view = { outcome, headline, figures: pictureFigures }
const pictureView = z.strictObject(view)
export type PictureView = z.infer<typeof pictureView>

const row = {
  id: identifier,
  wording: z.string(),
  ...view,
  /** The panel is split over it, whatever its verdict. */
  isDisputed: z.boolean(),
  publicDiffers: z.boolean(),
  before: pictureView.nullable(),
}
const pictureRow = z.strictObject(row)
export type PictureRow = z.infer<typeof pictureRow>

export const resultsPicture = z.strictObject({
  name: z.literal('results'),
  title: z.string(),
  question: z.string(),
  round: z.int().min(1),
  isPractice: z.boolean(),
  /** When the rule that these are judged by was changed after the vote was locked; null where it was not. */
  ruleChangedAt: z.iso.datetime().nullable(),
  responses: count,
  /** Of a scale of ratings; else null. */
  scale: z
    .strictObject({
      lowTo: z.int(),
      highFrom: z.int(),
      lowLabel: z.string(),
      highLabel: z.string(),
      /** What its scores are called where numbers would not do; else null. */
      scoreNames: z.array(z.string()).nullable(),
    })
    .nullable(),
  /** Of an order; else null. */
  order: z.strictObject({ unit: z.enum(['points', 'dots']), most: count }).nullable(),
  /** Of all items, whatever is looked for. */
  counts: z.array(z.strictObject({ outcome, count })).max(outcome.options.length),
  isFiltered: z.boolean(),
  rows: z.array(pictureRow).max(MOST_RESULT_ROWS),
  /** How many more there are than `rows`. */
  more: count,
  /** One item in place of the list. */
  large: z
    .strictObject({
      ...row,
      number: z.int().min(1),
      of: z.int().min(1),
      meaning: z.string(),
      sides: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('shown'), public: pictureView, rest: pictureView }),
        z.strictObject({ kind: z.literal('too-few') }),
        /** Only public contributors answered, or none of them. */
        z.strictObject({ kind: z.literal('one-sided') }),
      ]),
    })
    .nullable(),
})
export type ResultsPicture = z.infer<typeof resultsPicture>
