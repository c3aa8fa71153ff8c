import { z } from 'zod'

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
    /** R's numbering of quantile definitions: 7 is R's and Excel's default, 6 is SPSS's. */
    quantileType: z.union([z.literal(6), z.literal(7)]),
  })
  .refine((rule) => rule.medianOut < rule.medianIn, {
    path: ['medianOut'],
    message: 'The median for “out” must be below the median for “in”.',
  })
export type RamRule = z.infer<typeof ramRule>

export const consensusRule = z.discriminatedUnion('method', [ramRule])
export type ConsensusRule = z.infer<typeof consensusRule>

/** The rule as the guideline has it. */
export const DEFAULT_RAM_RULE: RamRule = {
  method: 'ram',
  scaleMinimum: 1,
  scaleMaximum: 9,
  medianIn: 7,
  medianOut: 3,
  quantileType: 7,
}
