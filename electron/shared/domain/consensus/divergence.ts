import { z } from 'zod'
import { countsTowardsIn } from './moscowVerdict.ts'
import type { MoscowSplit } from './moscowVerdict.ts'
import { QUANTILE_TOLERANCE } from './quantile.ts'
import type { MoscowRule, RatingScale } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** Medians this share of the scale apart flag an item: 2 points on 1 to 9, 1 point on 1 to 5. */
const MEDIANS_APART = 1 / 4
/** Places a third of the list apart flag an item, and at least as many places as this. */
const LEAST_PLACES_APART = 2

export const divergenceReason = z.enum(['verdicts-differ', 'medians-apart', 'places-apart'])

const figure = z.number().nullable()

/**
 * How far the public contributors' answers to an item lie from everybody else's: public minus the rest, throughout.
 * What the method does not have is null.
 */
export const divergence = z.strictObject({
  /** Ratings: points of the scale. */
  differenceOfMedians: figure,
  /**
   * Ratings: percentage points between the shares that gave a high score; MoSCoW: between those that count towards in.
   * −100 to 100.
   */
  differenceOfPercentHigh: figure,
  /**
   * −1 to 1; above 0 when public contributors tend to answer higher: to score higher, to give more points or dots, to
   * choose more of “must”.
   */
  cliffsDelta: figure,
  /** Rankings: places, below 0 when the item stands higher with public contributors. */
  differenceOfPlaces: figure,
  flagged: z.boolean(),
  /** Why it is flagged; empty when it is not. */
  reasons: z.array(divergenceReason),
})
export type Divergence = z.infer<typeof divergence>

interface Side {
  readonly n: number
  readonly verdict: Verdict
}

interface RatingSide extends Side {
  readonly median: number | null
  readonly high: number
  /** How many gave each score of the scale, upwards. */
  readonly distribution: readonly number[]
}

/**
 * Compares the two sides' ratings on one scale. Flagged when they come to different verdicts by the rule, or their
 * medians are a quarter of the scale's range or more apart (2 on 1 to 9).
 *
 * Null when either side has no rating: then there is nothing to compare. Whether both sides *may* be shown is for the
 * caller to decide first (see ballot/smallGroups.ts).
 */
export function divergenceOfRatings(
  ours: RatingSide,
  theirs: RatingSide,
  { minimum, maximum }: RatingScale,
): Divergence | null {
  if (ours.median === null || theirs.median === null) return null
  const differenceOfMedians = ours.median - theirs.median
  const reasons = reasonsFrom(ours, theirs)
  if (Math.abs(differenceOfMedians) >= (maximum - minimum) * MEDIANS_APART - QUANTILE_TOLERANCE) {
    reasons.push('medians-apart')
  }
  return {
    differenceOfMedians,
    differenceOfPercentHigh: differenceOfPercents(ours.high, ours.n, theirs.high, theirs.n),
    cliffsDelta: cliffsDelta(asCounts(ours.distribution), asCounts(theirs.distribution)),
    differenceOfPlaces: null,
    flagged: reasons.length > 0,
    reasons,
  }
}

/** Compares the two sides' split among MoSCoW's four. Flagged when the verdicts differ. Null when a side is empty. */
export function divergenceOfMoscow(
  ours: Side & MoscowSplit,
  theirs: Side & MoscowSplit,
  inCounts: MoscowRule['inCounts'],
): Divergence | null {
  if (ours.n === 0 || theirs.n === 0) return null
  const upwards = ({ wont, could, should, must }: MoscowSplit) => asCounts([wont, could, should, must])
  const reasons = reasonsFrom(ours, theirs)
  return {
    differenceOfMedians: null,
    differenceOfPercentHigh: differenceOfPercents(
      countsTowardsIn(ours, inCounts),
      ours.n,
      countsTowardsIn(theirs, inCounts),
      theirs.n,
    ),
    cliffsDelta: cliffsDelta(upwards(ours), upwards(theirs)),
    differenceOfPlaces: null,
    flagged: reasons.length > 0,
    reasons,
  }
}

interface RankingSide extends Side {
  readonly place: number | null
  /** What each voter of the side gave the item: 0 from those who gave it nothing. */
  readonly pointsPerVoter: readonly number[]
}

/**
 * Compares where an item stands with the two sides. Flagged when the verdicts differ, or the places are a third of the
 * list and at least 2 apart. Null when nobody of a side voted.
 */
export function divergenceOfRankings(
  ours: RankingSide,
  theirs: RankingSide,
  itemCount: number,
): Divergence | null {
  if (ours.place === null || theirs.place === null) return null
  const differenceOfPlaces = ours.place - theirs.place
  const reasons = reasonsFrom(ours, theirs)
  const placesApart = Math.abs(differenceOfPlaces)
  if (placesApart >= LEAST_PLACES_APART && 3 * placesApart >= itemCount) reasons.push('places-apart')
  return {
    differenceOfMedians: null,
    differenceOfPercentHigh: null,
    cliffsDelta: cliffsDelta(countEach(ours.pointsPerVoter), countEach(theirs.pointsPerVoter)),
    differenceOfPlaces,
    flagged: reasons.length > 0,
    reasons,
  }
}

function reasonsFrom(ours: Side, theirs: Side): Divergence['reasons'] {
  return ours.verdict === theirs.verdict ? [] : ['verdicts-differ']
}

/** One division, of whole numbers: equal shares then differ by exactly nought. */
function differenceOfPercents(ours: number, ofOurs: number, theirs: number, ofTheirs: number): number {
  return (100 * (ours * ofTheirs - theirs * ofOurs)) / (ofOurs * ofTheirs)
}

/**
 * Cliff's delta, from how often each value was given on either side: (pairs in which ours is higher − pairs in which
 * it is lower) ÷ all pairs (Cliff 1993, "Dominance statistics"). Neither side may be empty.
 */
function cliffsDelta(ours: ReadonlyMap<number, number>, theirs: ReadonlyMap<number, number>): number {
  let pairs = 0
  let balance = 0
  for (const [ourValue, ourCount] of ours) {
    for (const [theirValue, theirCount] of theirs) {
      pairs += ourCount * theirCount
      balance += ourCount * theirCount * Math.sign(ourValue - theirValue)
    }
  }
  return balance / pairs
}

function asCounts(distribution: readonly number[]): Map<number, number> {
  return new Map(distribution.entries())
}

function countEach(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
