import { z } from 'zod'

const count = z.int().min(0)
const p = z.number().min(0).max(1)

/** How the scores of one item moved between two rounds, for the voters who scored it in both; see stability.ts. */
export const itemStability = z.strictObject({
  /** Voters who scored the item in both rounds; every figure here is about them alone. */
  n: count,
  /** How many of them gave another score. */
  changed: count,
  /** 0 to 100; null when n is 0. */
  changedPercent: z.number().min(0).max(100).nullable(),
  /** Wilcoxon's signed-rank test, later minus earlier; null when nobody gave another score. */
  wilcoxon: z
    .strictObject({
      /** Voters who gave another score. */
      n: z.int().min(1),
      /** Sums of ranks of those who went up, and of those who went down. */
      wPlus: z.number().min(0),
      wMinus: z.number().min(0),
      /** Two-sided. */
      p,
      /** Whether `p` counts every possible outcome, or comes from the normal distribution. */
      isExact: z.boolean(),
      variance: z.number().positive(),
    })
    .nullable(),
  /** McNemar's exact test of in against not in; null when n is 0. */
  mcnemar: z
    .strictObject({
      /** Voters whose score was in before and is not now. */
      b: count,
      /** Voters whose score was not in before and is now. */
      c: count,
      /** Two-sided; 1 when nobody changed sides. */
      p,
    })
    .nullable(),
  /** Standard deviation ÷ mean in the earlier round; null for fewer than two voters or a mean of 0. */
  coefficientOfVariationFrom: z.number().min(0).nullable(),
  /** The same in the later round. */
  coefficientOfVariationTo: z.number().min(0).nullable(),
})
export type ItemStability = z.infer<typeof itemStability>
