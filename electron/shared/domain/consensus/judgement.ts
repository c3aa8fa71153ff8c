import type { Verdict, VerdictReason } from './verdict.ts'

/** A rule's verdict on one item, and why. */
export interface Judgement {
  verdict: Verdict
  reason: VerdictReason
}

/** Where nobody gave an answer that could count. */
export const NO_DATA: Judgement = Object.freeze({ verdict: 'no-data', reason: 'no-scores' })
