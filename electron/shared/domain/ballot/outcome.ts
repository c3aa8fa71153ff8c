import { z } from 'zod'
import { isDisputed } from './figures.ts'
import type { Figures } from './figures.ts'

/** What a room is told of an item: the rule's verdict, with a split panel apart from mere uncertainty. */
export const outcome = z.enum(['disputed', 'uncertain', 'in', 'out', 'ranked', 'no-data'])
export type Outcome = z.infer<typeof outcome>

/**
 * The outcome of an item. Where the rule takes an item in or out over which the panel is split all the same, the
 * verdict stands: see {@link isDisputed} for what to say beside it.
 */
export function outcomeOf(made: Figures): Outcome {
  return made.verdict === 'uncertain' && isDisputed(made) ? 'disputed' : made.verdict
}
