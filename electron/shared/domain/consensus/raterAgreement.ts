import { z } from 'zod'

const count = z.int().min(0)
const share = z.number().min(0).max(1)

/** Whom the figure is about. */
const panel = {
  /** Raters with a value for every item. */
  raters: count,
  items: count,
  /** Raters left out because a value is missing. */
  excludedRaters: count,
}

/** How alike raters rank the same items; see kendallsW.ts, which works it out. */
export const raterAgreement = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    /** Corrected for ties: 0, no agreement, to 1, every rater has the same order. */
    kendallW: share,
    /** Sum of the squared distances of the items' rank totals from their mean. */
    s: z.number().min(0),
    /** As if nobody had given two items the same value: lower than `kendallW` with ties, else the same. */
    kendallWUncorrected: share,
    /** Σ(t³ − t) over all ties of all raters; 0 without ties. */
    tiesSum: count,
    chiSquare: z.number().min(0),
    degreesOfFreedom: z.int().min(1),
    /** From the chi-square distribution: rough when items or raters are few. */
    p: share,
    /** From shuffling; given when items or raters are few, else null. */
    permutationP: share.nullable(),
    ...panel,
  }),
  z.strictObject({
    kind: z.literal('none'),
    /** `all-tied`: no rater made any difference between items. */
    reason: z.enum(['too-few-raters', 'too-few-items', 'all-tied']),
    ...panel,
  }),
])
export type RaterAgreement = z.infer<typeof raterAgreement>
