import { z } from 'zod'
import { isDividedPanel } from '../consensus/classicPanelRule.ts'
import { verdict, verdictReason } from '../consensus/verdict.ts'
import { moscowCategory } from './answer.ts'

const count = z.int().min(0)
const figure = z.number().nullable()

/** Figures that rest on fewer scores than this are flagged. */
export const LOW_BASE = 5

/* What some voters made of one item, by the kind of answers that the rule takes. */

const common = {
  /** How many gave an answer that counts. For a ranking: how many handed in an order or spent dots at all. */
  n: count,
  /** How many said that they were unable to score it. */
  unable: count,
  /** How many skipped it or never reached it. */
  skipped: count,
  /** Fewer than 5 answers: too few to read much into. */
  lowBase: z.boolean(),
  verdict,
  reason: verdictReason,
}

/** Scores along a scale. Figures are null when nobody gave a score. */
export const ratingFigures = z.strictObject({
  kind: z.literal('rating'),
  ...common,
  /** The scale's lowest score, which `distribution` begins with: how many gave each score, up to the highest. */
  scaleMinimum: z.int(),
  distribution: z.array(count),
  median: figure,
  q1: figure,
  q3: figure,
  /** Interquartile range, q3 − q1. */
  iqr: figure,
  p30: figure,
  p70: figure,
  /** Interpercentile range, p70 − p30. */
  ipr: figure,
  /** The widest `ipr` that still counts as no disagreement; on the scale 1 to 9 only, else null. */
  ipras: figure,
  /** ipr ÷ ipras; above 1 the panel disagrees. */
  disagreementIndex: figure,
  disagreement: z.boolean(),
  /** How many gave a low, middle or high score, by the rule's own bands. */
  low: count,
  mid: count,
  high: count,
  /** The verdict with "unable" counted in; null for rules that do not turn on shares. */
  verdictWithUnable: verdict.nullable(),
  /** Median and IQR rule only: whether the median says in or out, and whether the spread is small enough. */
  agreement: z.boolean().nullable(),
  consensus: z.boolean().nullable(),
  /** Content validity only. */
  contentValidity: z
    .strictObject({
      /** How many found it relevant (3 or 4), or essential. */
      agreeing: count,
      /** I-CVI: `agreeing` ÷ n, 0 to 1. */
      index: z.number(),
      /** I-CVI corrected for chance agreement, k*. */
      kappa: z.number().nullable(),
      /** Lawshe's content validity ratio, −1 to 1. */
      ratio: z.number(),
      /** The least ratio that is no chance at one-sided 5 %, for this n; null where no ratio can be. */
      ratioMinimum: z.number().nullable(),
    })
    .nullable(),
})
export type RatingFigures = z.infer<typeof ratingFigures>

/** Points from orders or dots. */
export const rankingFigures = z.strictObject({
  kind: z.literal('ranking'),
  ...common,
  /** Points, or dots. */
  score: count,
  /** How many voters gave it any. For a full order: all of them. */
  voters: count,
  /** How many put it first, or gave it more dots than any other item. */
  firsts: count,
  /** Of all points that were given, 0 to 100; null when none were. */
  percentOfPoints: figure,
  /** Of the points that it could have had from those who voted, 0 to 100; null when nobody did. */
  percentOfMaximum: figure,
  /** 1 for the first; items that stay tied share the best place of theirs. Null when nobody voted. */
  place: z.int().min(1).nullable(),
  /** Equal-group weighting: the places within the groups, added; null otherwise. */
  positionSum: z.number().nullable(),
})
export type RankingFigures = z.infer<typeof rankingFigures>

export const moscowFigures = z.strictObject({
  kind: z.literal('moscow'),
  ...common,
  must: count,
  should: count,
  could: count,
  wont: count,
  /** The commonest, and several where they tie; empty when nobody answered. */
  mode: z.array(moscowCategory),
  verdictWithUnable: verdict,
})
export type MoscowFigures = z.infer<typeof moscowFigures>

export const figures = z.discriminatedUnion('kind', [ratingFigures, rankingFigures, moscowFigures])
export type Figures = z.infer<typeof figures>

/**
 * Whether an item belongs to those that a room should talk about first. Ratings: the panel disagrees. MoSCoW: at
 * least a third of the panel says “must” and at least a third “won't”, as the classic panel rule counts thirds. An
 * order shows no such split.
 */
export function isDisputed(made: Figures): boolean {
  switch (made.kind) {
    case 'rating':
      return made.disagreement
    case 'moscow':
      return isDividedPanel({ n: made.n, low: made.wont, high: made.must })
    case 'ranking':
      return false
  }
}

/**
 * Whether all who gave an answer gave the same one. That gives away what each of them answered, however many they
 * are. For an order or dots: all put the item first, or nobody gave it anything. False when nobody answered.
 */
export function isUnanimous(made: Figures): boolean {
  if (made.n === 0) return false
  switch (made.kind) {
    case 'rating':
      return made.distribution.includes(made.n)
    case 'moscow':
      return [made.must, made.should, made.could, made.wont].includes(made.n)
    case 'ranking':
      return made.firsts === made.n || made.voters === 0
  }
}
