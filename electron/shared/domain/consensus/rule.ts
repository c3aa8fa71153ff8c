import { z } from 'zod'

/** R's numbering of quantile definitions: 7 is R's and Excel's default, 6 is SPSS's. */
const quantileType = z.union([z.literal(6), z.literal(7)])
const percent = z.int().min(0).max(100)
/** Whether “unable to score” is left out of what shares are taken of (the default) or counted in. */
const unableCounting = z.enum(['exclude', 'include'])
/** `every-group`: in only when every panel group by itself meets the threshold. */
export const ruleScope = z.enum(['pooled', 'every-group'])

/**
 * The RAND/UCLA appropriateness method's rule on ratings 1 to 9 (Fitch et al. 2001, MR-1269):
 * in when the median is at least `medianIn` without disagreement, out when at most `medianOut` without it.
 */
export const ramRule = z
  .strictObject({
    method: z.literal('ram'),
    scaleMinimum: z.literal(1),
    scaleMaximum: z.literal(9),
    medianIn: z.number().min(1).max(9),
    medianOut: z.number().min(1).max(9),
    quantileType,
  })
  .refine((rule) => rule.medianOut < rule.medianIn, {
    path: ['medianOut'],
    message: 'The median for “out” must be below the median for “in”.',
  })
export type RamRule = z.infer<typeof ramRule>

/** The shares that a percentage rule compares with, each a whole percentage of those who gave a score. */
const percentageThresholds = {
  /** In: at least this share is high … */
  inPercent: percent,
  /** … or more than it: 50 and `more-than` is a simple majority. */
  inComparison: z.enum(['at-least', 'more-than']),
  /** … and less than this share is low; null where that makes no difference. */
  inAgainstBelow: percent.nullable(),
  /** Out, variant a: at least this share is low, or more than it where “in” needs more than its own … */
  outPercent: percent,
  /** … and less than this share is high; null where that makes no difference. */
  outAgainstBelow: percent.nullable(),
  /** Out, variant b: at most this share of every group is high. */
  outAtMostHigh: percent,
}

/** Shares of high and low ratings (Delphi studies; core outcome sets: Williamson et al. 2017, COMET Handbook). */
export const percentageRule = z
  .strictObject({
    method: z.literal('percentage'),
    scaleMinimum: z.int().min(0).max(1),
    scaleMaximum: z.int().min(2).max(10),
    /** Ratings up to this one are low. */
    lowTo: z.int().min(0).max(9),
    /** Ratings from this one on are high. */
    highFrom: z.int().min(1).max(10),
    ...percentageThresholds,
    outVariant: z.enum(['a', 'b']),
    scope: ruleScope,
    unable: unableCounting,
    /** Other thresholds from a later round on, in the order of the rounds. */
    laterRounds: z
      .array(z.strictObject({ fromRound: z.int().min(2).max(5), ...percentageThresholds }))
      .max(4),
  })
  .refine((rule) => rule.lowTo < rule.highFrom, {
    path: ['highFrom'],
    message: 'A rating cannot be low and high at once.',
  })
  .refine((rule) => rule.lowTo >= rule.scaleMinimum && rule.highFrom <= rule.scaleMaximum, {
    path: ['highFrom'],
    message: 'Low and high ratings must lie on the scale.',
  })
  .refine(
    ({ laterRounds }) =>
      laterRounds.every((one, index) => one.fromRound > (laterRounds[index - 1]?.fromRound ?? 1)),
    { path: ['laterRounds'], message: 'Later rounds must come in their order, each once.' },
  )
export type PercentageRule = z.infer<typeof percentageRule>

/** Agreement by the median, consensus by the interquartile range. */
export const medianIqrRule = z
  .strictObject({
    method: z.literal('median-iqr'),
    scaleMinimum: z.int().min(0).max(1),
    scaleMaximum: z.int().min(2).max(10),
    /** Agreement that it is in: the median is at least this. */
    medianIn: z.number().min(0).max(10),
    /** Agreement that it is out: the median is at most this. */
    medianOut: z.number().min(0).max(10),
    /** Consensus: the interquartile range is at most this. */
    iqrAtMost: z.number().min(0).max(10),
    quantileType,
  })
  .refine((rule) => rule.medianOut < rule.medianIn, {
    path: ['medianOut'],
    message: 'The median for “out” must be below the median for “in”.',
  })
export type MedianIqrRule = z.infer<typeof medianIqrRule>

/** Agreement on a Likert scale: in when enough agree, out when as many disagree. */
export const likertRule = z
  .strictObject({
    method: z.literal('likert'),
    scaleMinimum: z.literal(1),
    scaleMaximum: z.int().min(3).max(9),
    /** Answers up to this one disagree. */
    disagreeTo: z.int().min(1).max(8),
    /** Answers from this one on agree. */
    agreeFrom: z.int().min(2).max(9),
    /** At least this share of those who answered. */
    percent,
    unable: unableCounting,
  })
  .refine((rule) => rule.disagreeTo < rule.agreeFrom && rule.agreeFrom <= rule.scaleMaximum, {
    path: ['agreeFrom'],
    message: 'Agreeing answers must lie above disagreeing ones, on the scale.',
  })
export type LikertRule = z.infer<typeof likertRule>

/** What all methods that put items in order have in common. */
const ranking = {
  /**
   * `pooled`: every voter weighs the same. `equal-groups`: items are ranked within each group and the places added,
   * so that a large group cannot outvote a small one (James Lind Alliance Guidebook).
   */
  weighting: z.enum(['pooled', 'equal-groups']),
  /** The first so many are in and the others out; null draws no line. */
  inCount: z.int().min(1).max(200).nullable(),
}

/** Nominal group technique: every voter ranks the k most important items, for k … 1 points. */
export const topKRule = z.strictObject({
  method: z.literal('top-k'),
  k: z.int().min(1).max(20),
  /** Whether a voter may rank fewer than k. */
  allowsFewer: z.boolean(),
  ...ranking,
})
export type TopKRule = z.infer<typeof topKRule>

/** Every voter puts all n items in order, for n−1 … 0 points. */
export const bordaRule = z.strictObject({ method: z.literal('borda'), ...ranking })
export type BordaRule = z.infer<typeof bordaRule>

/** Every voter has a budget of dots. */
export const dotsRule = z.strictObject({
  method: z.literal('dots'),
  /** Dots a voter has; null for a third of the items, rounded up. */
  budget: z.int().min(1).max(200).nullable(),
  /** The most that one voter may give to one item; null for no cap. */
  capPerItem: z.int().min(1).max(200).nullable(),
  ...ranking,
})
export type DotsRule = z.infer<typeof dotsRule>

/** Must, should, could, won't: the full split, and a stated majority for a verdict. */
export const moscowRule = z.strictObject({
  method: z.literal('moscow'),
  /** In with this share of “must”, out with this share of “won't”. */
  majorityPercent: percent,
  comparison: z.enum(['at-least', 'more-than']),
  /** What counts towards “in”. */
  inCounts: z.enum(['must', 'must-or-should']),
  unable: unableCounting,
})
export type MoscowRule = z.infer<typeof moscowRule>

/**
 * Content validity: how many of the panel find an item relevant (3 or 4 on 1 to 4; Lynn 1986, Polit et al. 2007), or
 * essential (yes or no; Lawshe 1975 with the exact binomial minima of Ayre & Scally 2014).
 */
export const contentValidityRule = z.strictObject({
  method: z.literal('content-validity'),
  answers: z.enum(['relevance', 'essential']),
  /** For relevance: in with this share of 3 and 4, rounded to whole percents as the published table has it. */
  inPercent: percent,
  /** For relevance: out below this share. */
  outBelowPercent: percent,
  unable: unableCounting,
})
export type ContentValidityRule = z.infer<typeof contentValidityRule>

export const consensusRule = z.discriminatedUnion('method', [
  ramRule,
  percentageRule,
  medianIqrRule,
  likertRule,
  topKRule,
  dotsRule,
  moscowRule,
  bordaRule,
  contentValidityRule,
])
export type ConsensusRule = z.infer<typeof consensusRule>
export type ConsensusMethod = ConsensusRule['method']
/** Rules on ratings along a scale. */
export type RatingRule = RamRule | PercentageRule | MedianIqrRule | LikertRule | ContentValidityRule
/** Rules that put items in order. */
export type RankingRule = TopKRule | BordaRule | DotsRule

/** The rule as the guideline has it. */
export const DEFAULT_RAM_RULE: RamRule = {
  method: 'ram',
  scaleMinimum: 1,
  scaleMaximum: 9,
  medianIn: 7,
  medianOut: 3,
  quantileType: 7,
}

/** The ends of a scale of ratings, both whole numbers. */
export interface RatingScale {
  minimum: number
  maximum: number
}

/** The scale of a rule's ratings; null for rules that take none. */
export function scaleOf(rule: RatingRule): RatingScale
export function scaleOf(rule: ConsensusRule): RatingScale | null
export function scaleOf(rule: ConsensusRule): RatingScale | null {
  switch (rule.method) {
    case 'ram':
    case 'percentage':
    case 'median-iqr':
    case 'likert':
      return { minimum: rule.scaleMinimum, maximum: rule.scaleMaximum }
    case 'content-validity':
      return rule.answers === 'relevance' ? { minimum: 1, maximum: 4 } : { minimum: 0, maximum: 1 }
    case 'top-k':
    case 'borda':
    case 'dots':
    case 'moscow':
      return null
  }
}

export function isRatingRule(rule: ConsensusRule): rule is RatingRule {
  return scaleOf(rule) !== null
}

export function isRankingRule(rule: ConsensusRule): rule is RankingRule {
  return rule.method === 'top-k' || rule.method === 'borda' || rule.method === 'dots'
}

/** The dots that each voter has for so many items: at least 1. */
export function dotsBudget(rule: DotsRule, itemCount: number): number {
  return rule.budget ?? Math.max(1, Math.ceil(itemCount / 3))
}
