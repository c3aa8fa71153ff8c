import { roundFigures } from '../ballot/roundFigures.ts'
import { roundStability } from '../ballot/roundStability.ts'
import type { ItemStability } from '../consensus/itemStability.ts'
import { contentValidityOfScale } from '../consensus/contentValidity.ts'
import type { ScaleContentValidity } from '../consensus/contentValidity.ts'
import { SMALL_GROUPS_NOT_BY_THEMSELVES, sentencesOfRule } from '../consensus/describeRule.ts'
import { sentencesOfStanding } from '../consensus/describeRanking.ts'
import { kendallsW } from '../consensus/kendallsW.ts'
import type { QuantileType } from '../consensus/quantile.ts'
import { quantileTypeOf } from '../consensus/ratingBands.ts'
import { isRankingRule, isRatingRule } from '../consensus/rule.ts'
import type { ConsensusMethod, ConsensusRule } from '../consensus/rule.ts'
import { analysedFigures } from './analysedFigures.ts'
import type { AnalysedFigures } from './analysedFigures.ts'
import type { RatedResponse, RatedRound } from './ratedRounds.ts'

export interface AnalysedItem extends AnalysedFigures {
  item: string
  /** By the group's name, counted as if there were no other. */
  groups: Record<string, AnalysedFigures>
}

/** How alike the raters put the items in order (see kendallsW.ts). Where that is undefined, null, there is a `reason`. */
export interface AnalysedAgreement {
  kendallW: number | null
  chiSquare: number | null
  df: number | null
  /** From the chi-square distribution. */
  p: number | null
  /** From shuffling; left out where items and raters are many. */
  permutationP?: number
  s?: number
  tiesSum?: number
  kendallWUncorrected?: number
  reason?: string
  raters: number
  items: number
  /** Raters without a value for every item. */
  excludedRaters: number
}

export interface AnalysedRound {
  round: number
  /** In their order where the method makes one, else as the file has them. */
  items: AnalysedItem[]
  agreement?: AnalysedAgreement
}

export interface AnalysedChange {
  item: string
  n: number
  changedPct: number | null
  wilcoxon: { n: number; wPlus: number; wMinus: number; p: number | null }
  mcnemar: { b: number; c: number; p: number | null }
  cvFrom: number | null
  cvTo: number | null
}

export interface AnalysedStability {
  from: number
  to: number
  items: AnalysedChange[]
}

export interface Analysis {
  method: ConsensusMethod
  rule: Record<string, unknown>
  ruleInWords: string[]
  quantileType?: QuantileType
  /** Of the last round, as is `agreement`; those without places in the order of the file. */
  round: number
  items: AnalysedItem[]
  /** Relevance: S-CVI/Ave and S-CVI/UA, 0 to 1; null where nobody scored. */
  contentValidity?: ScaleContentValidity | null
  agreement?: AnalysedAgreement
  /** Between each round and the next one there is; for ratings only. */
  stability?: AnalysedStability[]
  /** Every round by itself, where there are several. */
  rounds?: AnalysedRound[]
}

/**
 * Everything that a rule makes of the rounds of a file, of which there is at least one. It is the researcher's own file:
 * every group counts by itself however small it is, and nothing is hidden. The order of rows makes no difference but
 * to the order of items. No rounds throw a RangeError.
 */
export function analyseRatings(
  rounds: readonly RatedRound[],
  rule: ConsensusRule,
  quantiles?: QuantileType,
): Analysis {
  const quantileType = quantiles ?? (isRatingRule(rule) ? quantileTypeOf(rule) : 7)
  const analysed = rounds.map((round) => analyseRound(round, rule, quantileType))
  const last = analysed.at(-1)
  if (last === undefined) throw new RangeError('There is no round to analyse.')
  return {
    method: rule.method,
    rule: settingsThatCount(rule),
    ruleInWords: sentencesForAnalysis(rule),
    ...(isRatingRule(rule) ? { quantileType } : {}),
    ...last,
    ...(rule.method === 'content-validity' && rule.answers === 'relevance'
      ? {
          contentValidity: contentValidityOfScale(
            last.items.map(({ high = 0, n }) => ({ agreeing: high, n })),
          ),
        }
      : {}),
    ...(isRatingRule(rule) ? { stability: stabilityBetween(rounds, rule) } : {}),
    ...(rounds.length > 1 ? { rounds: analysed } : {}),
  }
}

/** The rule's sentences, without what holds only in a room that votes with Linkboard. */
function sentencesForAnalysis(rule: ConsensusRule): string[] {
  if (rule.method === 'dots') return sentencesOfStanding(rule)
  return sentencesOfRule(rule).filter((sentence) => sentence !== SMALL_GROUPS_NOT_BY_THEMSELVES)
}

function settingsThatCount(rule: ConsensusRule): Record<string, unknown> {
  if (rule.method !== 'dots') return { ...rule }
  const { budget: _budget, capPerItem: _cap, ...others } = rule
  return others
}

function analyseRound(
  { round, itemIds, responses }: RatedRound,
  rule: ConsensusRule,
  quantileType: QuantileType,
): AnalysedRound {
  const figuresOf = (audience: readonly RatedResponse[]): Map<string, AnalysedFigures> => {
    const made = roundFigures(audience, { rule, roundNumber: round, itemIds, groupMinimum: 1 })
    const unplaced = isRankingRule(rule) ? countUnplaced(audience) : () => ({})
    return new Map(
      [...made].map(([itemId, figures]) => [
        itemId,
        { ...analysedFigures(figures, rule, quantileType), ...unplaced(itemId) },
      ]),
    )
  }
  const pooled = figuresOf(responses)
  const groups = [...Map.groupBy(responses, ({ panelGroupId }) => panelGroupId)].map(
    ([name, ofGroup]) => [name, figuresOf(ofGroup)] as const,
  )
  const agreement = agreementIn(responses, itemIds, rule)
  return {
    round,
    items: itemIds
      .map((item) => ({
        item,
        ...figuresFor(item, pooled),
        // From entries, as a group may have a name like __proto__.
        groups: Object.fromEntries(groups.map(([name, figures]) => [name, figuresFor(item, figures)])),
      }))
      // Stable: what stays tied, and everything without places, stays in the order of the file.
      .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)),
    ...(agreement ? { agreement } : {}),
  }
}

function figuresFor(item: string, figures: ReadonlyMap<string, AnalysedFigures>): AnalysedFigures {
  const found = figures.get(item)
  if (found === undefined) throw new Error('A round was counted without one of its items.')
  return found
}

/**
 * For orders and dots: how many said “unable” of an item, and how many handed in no order at all without saying so.
 * In a room nobody can say “unable” of an item in an order, so that the figures of a round do not know of it.
 */
function countUnplaced(responses: readonly RatedResponse[]) {
  const isUnable = ({ answers }: RatedResponse, itemId: string) => answers.get(itemId)?.kind === 'unable'
  const withoutOrder = responses.filter(
    ({ answers }) => ![...answers.values()].some(({ kind }) => kind === 'rank' || kind === 'dots'),
  )
  return (itemId: string) => ({
    unable: responses.filter((response) => isUnable(response, itemId)).length,
    skipped: withoutOrder.filter((response) => !isUnable(response, itemId)).length,
  })
}

function agreementIn(
  responses: readonly RatedResponse[],
  itemIds: readonly string[],
  rule: ConsensusRule,
): AnalysedAgreement | null {
  if (rule.method === 'moscow') return null
  const rows = responses.map(({ answers }) =>
    itemIds.map((itemId) => {
      const given = answers.get(itemId)
      return given !== undefined && 'value' in given && typeof given.value === 'number' ? given.value : null
    }),
  )
  const found = kendallsW(rows)
  const { raters, items, excludedRaters } = found
  if (found.kind === 'none') return { ...NO_AGREEMENT, reason: found.reason, raters, items, excludedRaters }
  return {
    kendallW: found.kendallW,
    chiSquare: found.chiSquare,
    df: found.degreesOfFreedom,
    p: found.p,
    ...(found.permutationP === null ? {} : { permutationP: found.permutationP }),
    s: found.s,
    tiesSum: found.tiesSum,
    kendallWUncorrected: found.kendallWUncorrected,
    raters,
    items,
    excludedRaters,
  }
}

const NO_AGREEMENT = { kendallW: null, chiSquare: null, df: null, p: null }

function stabilityBetween(rounds: readonly RatedRound[], rule: ConsensusRule): AnalysedStability[] {
  return rounds.slice(1).flatMap((to, index) => {
    const from = rounds[index]
    return from === undefined
      ? []
      : [{ from: from.round, to: to.round, items: roundStability(from, to, rule, 0).map(changeOf) }]
  })
}

function changeOf(item: ItemStability & { itemId: string }): AnalysedChange {
  const { itemId, n, changedPercent, wilcoxon, mcnemar } = item
  return {
    item: itemId,
    n,
    changedPct: changedPercent,
    wilcoxon: wilcoxon
      ? { n: wilcoxon.n, wPlus: wilcoxon.wPlus, wMinus: wilcoxon.wMinus, p: wilcoxon.p }
      : NOBODY_CHANGED,
    mcnemar: mcnemar ?? NOBODY_IN_BOTH,
    cvFrom: item.coefficientOfVariationFrom,
    cvTo: item.coefficientOfVariationTo,
  }
}

/** There is no telling chance from change where there is no change. */
const NOBODY_CHANGED = { n: 0, wPlus: 0, wMinus: 0, p: null }
const NOBODY_IN_BOTH = { b: 0, c: 0, p: null }
