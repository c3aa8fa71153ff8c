import { binomialLowerTail } from './distributions.ts'

/**
 * The exact two-sided p of McNemar's test, from how many went from yes to no and how many from no to yes: were
 * both equally likely, how often would the split be at least as uneven? 2·P(X ≤ the smaller), 1 at most, for X
 * binomial with one half. Source: McNemar 1947, exact form. R: `binom.test(b, b + c)$p.value`.
 *
 * Nobody having changed sides is the only outcome then possible, so p is 1. Counts are whole and not negative.
 */
export function exactMcnemarP(b: number, c: number): number {
  if (!(Math.min(b, c) >= 0)) throw new RangeError(`${b} and ${c} cannot be counts of voters.`)
  return Math.min(1, 2 * binomialLowerTail(Math.min(b, c), b + c, 0.5))
}
