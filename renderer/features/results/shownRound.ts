import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { RoundStabilityItem } from '#shared/domain/ballot/roundStabilityItem'
import { mostPoints, type ResultEntry } from '#shared/domain/ballot/resultEntries'
import type { ItemChartOptions } from '#shared/domain/chart/itemChart'
import { bandsOf } from '#shared/domain/consensus/ratingBands'
import { isRankingRule, isRatingRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import { scoreNamesOf } from '#shared/domain/consensus/scoreNames'

/** A closed round as this screen shows it. */
export interface ShownRound {
  readonly ballot: Ballot
  readonly round: Round
  /** The one that this round is judged by. */
  readonly rule: ConsensusRule
  readonly results: RoundResults
  /** Null for a first round. */
  readonly roundBefore: Round | null
  /** In the order in which a room wants to talk about them. */
  readonly entries: readonly ResultEntry[]
  readonly chart: ChartSetting
  /** Of the items that enough people scored in both rounds. */
  readonly stability: readonly RoundStabilityItem[]
}

/** What all charts of a round have in common. */
export type ChartSetting = Pick<ItemChartOptions, 'scale' | 'order'>

export function chartSettingOf(rule: ConsensusRule, entries: readonly ResultEntry[]): ChartSetting {
  return {
    scale: isRatingRule(rule) ? { ...bandsOf(rule), scoreNames: scoreNamesOf(rule) } : null,
    order: isRankingRule(rule)
      ? { unit: rule.method === 'dots' ? 'dots' : 'points', most: mostPoints(entries) }
      : null,
  }
}

/** How many items of an order share the place of one. */
export function isTied(entries: readonly ResultEntry[], place: number | null): boolean {
  const sharing = entries.filter(
    ({ results: { pooled } }) => pooled.kind === 'ranking' && pooled.place === place,
  )
  return place !== null && sharing.length > 1
}
