import type { Judgement } from './judgement.ts'
import type { Place } from './rankPlaces.ts'

/**
 * The verdict on an item from its place: the first `inCount` are in, the others out. Items that are tied across the
 * line are uncertain, as nothing but chance would put one of them above it. Without a line (null) every item is
 * `ranked` and no more.
 */
export function judgeByLine({ place, sharing }: Place, inCount: number | null): Judgement {
  if (inCount === null) return { verdict: 'ranked', reason: 'no-line' }
  if (place + sharing - 1 <= inCount) return { verdict: 'in', reason: 'above-line' }
  if (place > inCount) return { verdict: 'out', reason: 'below-line' }
  return { verdict: 'uncertain', reason: 'tied-at-line' }
}
