import { addPositions, placesByPositions } from '../consensus/equalGroupWeighting.ts'
import { NO_DATA } from '../consensus/judgement.ts'
import { judgeByLine } from '../consensus/lineVerdict.ts'
import { pointsFromDots } from '../consensus/pointsFromDots.ts'
import { pointsFromOrder, pointsFromTopK } from '../consensus/pointsFromRanks.ts'
import { compareTallies, placesBy } from '../consensus/rankPlaces.ts'
import { dotsBudget } from '../consensus/rule.ts'
import type { RankingRule } from '../consensus/rule.ts'
import { tallyPoints } from '../consensus/voterPoints.ts'
import type { VoterPoints } from '../consensus/voterPoints.ts'
import type { Response } from './answer.ts'
import { LOW_BASE } from './figures.ts'
import type { RankingFigures } from './figures.ts'

/**
 * The points that a voter's answers give to the items of a round; null where the voter handed in no order and no dots
 * for any of them. Answers of another kind, and to other items, are not looked at. A place or a number of dots that
 * the rule has no points for throws a RangeError.
 */
export function pointsOf(
  { answers }: Pick<Response, 'answers'>,
  itemIds: readonly string[],
  rule: RankingRule,
): VoterPoints | null {
  const kind = rule.method === 'dots' ? 'dots' : 'rank'
  const given = new Map<string, number>()
  for (const itemId of itemIds) {
    const one = answers.get(itemId)
    if (one?.kind === kind) given.set(itemId, one.value)
  }
  if (given.size === 0) return null
  switch (rule.method) {
    case 'top-k':
      return pointsFromTopK(given, rule.k)
    case 'borda':
      return pointsFromOrder(given, itemIds.length)
    case 'dots':
      return pointsFromDots(given)
  }
}

/**
 * Every item's figures from the orders or dots of each panel group of an audience, in any order. `n` is how many handed
 * in any, the same for every item, and `skipped` how many did not; nobody is `unable`. With equal weighting the items
 * stand by their places within the groups, added, and without it by points (see rankPlaces.ts).
 *
 * No items give an empty map; nobody's votes give `no-data` throughout.
 */
export function rankingFiguresOf(
  groups: readonly (readonly Pick<Response, 'answers'>[])[],
  itemIds: readonly string[],
  rule: RankingRule,
): Map<string, RankingFigures> {
  const voterGroups = groups.map((responses) =>
    responses.flatMap((response) => pointsOf(response, itemIds, rule) ?? []),
  )
  const voters = voterGroups.flat()
  const n = voters.length
  const common = {
    kind: 'ranking' as const,
    n,
    unable: 0,
    skipped: groups.reduce((sum, responses) => sum + responses.length, 0) - n,
    lowBase: n < LOW_BASE,
  }
  const tallies = tallyPoints(itemIds, voters)
  const sums = rule.weighting === 'equal-groups' && n > 0 ? addPositions(itemIds, voterGroups) : null
  const places = sums === null ? placesBy(tallies, compareTallies) : placesByPositions(sums, tallies)
  const allPoints = [...tallies.values()].reduce((sum, { score }) => sum + score, 0)
  const mostPoints = n * mostFromOneVoter(rule, itemIds.length)
  const made = new Map<string, RankingFigures>()
  for (const [itemId, tally] of tallies) {
    const place = places.get(itemId)
    const hasPlace = n > 0 && place !== undefined
    made.set(itemId, {
      ...common,
      ...(hasPlace ? judgeByLine(place, rule.inCount) : NO_DATA),
      ...tally,
      percentOfPoints: allPoints === 0 ? null : (100 * tally.score) / allPoints,
      percentOfMaximum: mostPoints === 0 ? null : (100 * tally.score) / mostPoints,
      place: hasPlace ? place.place : null,
      positionSum: sums?.get(itemId) ?? null,
    })
  }
  return made
}

/** The most points that one voter can give to one item; 0 for the order of a single item. */
function mostFromOneVoter(rule: RankingRule, itemCount: number): number {
  switch (rule.method) {
    case 'top-k':
      return rule.k
    case 'borda':
      return Math.max(0, itemCount - 1)
    case 'dots': {
      const budget = dotsBudget(rule, itemCount)
      return Math.min(budget, rule.capPerItem ?? budget)
    }
  }
}
