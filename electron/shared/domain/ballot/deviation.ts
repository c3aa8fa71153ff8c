import { z } from 'zod'
import { consensusRule } from '../consensus/rule.ts'
import { identifier } from '../identifier.ts'
import { linesOfText } from '../text.ts'
import { carryOver, MOST_ROUNDS, plannedRounds } from './ballot.ts'

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/** What was changed after a ballot had been locked. */
export const deviationChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rule'),
    before: consensusRule,
    after: consensusRule,
    /** SHA-256 of the canonical JSON of `after`. */
    ruleHash: fingerprint,
  }),
  z.strictObject({ kind: z.literal('planned-rounds'), before: plannedRounds, after: plannedRounds }),
  z.strictObject({ kind: z.literal('carry-over'), before: carryOver, after: carryOver }),
  /** Something outside the program that readers should know of: the reason says what. */
  z.strictObject({ kind: z.literal('other') }),
])

/** A change of plan after the ballot was locked. It stands in the record for good, and in the draft. */
export const deviation = z.strictObject({
  id: identifier,
  ballotId: identifier,
  madeAt: z.iso.datetime(),
  /** The first round that it holds for. */
  fromRound: z.int().min(1).max(MOST_ROUNDS),
  change: deviationChange,
  reason: linesOfText(2_000).refine((text) => text !== '', 'Please say why.'),
})
export type Deviation = z.infer<typeof deviation>
