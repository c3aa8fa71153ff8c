import { thresholdsIn } from '#shared/domain/consensus/percentageVerdict'
import { bandsOf, quantileTypeOf } from '#shared/domain/consensus/ratingBands'
import { dotsBudget, isRankingRule, isRatingRule } from '#shared/domain/consensus/rule'
import type { ConsensusRule, RankingRule, RatingRule } from '#shared/domain/consensus/rule'
import type { ColumnMeanings, DataRow } from './csvTable.ts'

/** The rule that a round was judged by, one setting a column, so that a statistics program needs to read no JSON. */
export const RULE_COLUMNS: ColumnMeanings = {
  method:
    'the method that the round was judged by: ram, percentage, median-iqr, likert, top-k, borda, dots, moscow or ' +
    'content-validity. This and the columns up to in_count say the rule in force in this round, after any deviation',
  scale_minimum: 'ratings: lowest score',
  scale_maximum: 'ratings: highest score',
  low_to: 'ratings: scores up to this one are low',
  high_from: 'ratings: scores from this one on are high',
  quantile_type: 'ratings: definition of quantiles by R’s numbers, 6 or 7',
  median_in: 'ram, median-iqr: in with a median of at least this',
  median_out: 'the same: out with a median of at most this',
  iqr_at_most: 'median-iqr: consensus with an interquartile range of at most this',
  comparison:
    'percentage, likert, moscow: whether a percentage has to be reached (at-least) or passed (more-than)',
  in_percent:
    'percentage, likert, moscow, content-validity (relevance): in with this percentage of high scores, of those who ' +
    'agree, of what counts towards in, or of those who find it relevant',
  in_against_below:
    'percentage: and with fewer low scores than this percentage; empty where that makes no difference',
  out_percent:
    'percentage (variant a), likert, moscow: out with this percentage of low scores, disagreement, or wont',
  out_against_below:
    'percentage (variant a): and with fewer high scores than this percentage; empty where that makes no difference',
  out_at_most_high: 'percentage (variant b): out with at most this percentage of high scores in every group',
  out_variant: 'percentage: a or b',
  scope: 'percentage: pooled, or every-group where each group has to meet in_percent by itself',
  unable_counting:
    'whether those unable to score are left out of what percentages are taken of (exclude) or counted in (include)',
  in_counts: 'moscow: what counts towards in: must or must-or-should',
  answers_asked: 'content-validity: relevance (1 to 4) or essential (0 or 1)',
  out_below_percent: 'content-validity (relevance): out below this percentage',
  k: 'top-k: how many items a voter ranks',
  dots_budget: 'dots: how many a voter has',
  dots_cap: 'dots: the most that one voter may give to one item; empty where there is no such limit',
  weighting: 'orders and dots: pooled, or equal-groups where places within the groups are added',
  in_count: 'orders and dots: the first so many are in and the others out; empty where no line is drawn',
}

/** `itemCount`: the items of the round, which a third of is the usual number of dots. */
export function ruleCells(rule: ConsensusRule, roundNumber: number, itemCount: number): DataRow {
  const { method } = rule
  if (isRatingRule(rule)) return { method, ...ratingCells(rule), ...settingsOf(rule, roundNumber) }
  if (isRankingRule(rule)) return { method, ...rankingCells(rule, itemCount) }
  return {
    method,
    comparison: rule.comparison,
    in_percent: rule.majorityPercent,
    out_percent: rule.majorityPercent,
    in_counts: rule.inCounts,
    unable_counting: rule.unable,
  }
}

function ratingCells(rule: RatingRule): DataRow {
  const { minimum, maximum, lowTo, highFrom } = bandsOf(rule)
  return {
    scale_minimum: minimum,
    scale_maximum: maximum,
    low_to: lowTo,
    high_from: highFrom,
    quantile_type: quantileTypeOf(rule),
  }
}

function settingsOf(rule: RatingRule, roundNumber: number): DataRow {
  switch (rule.method) {
    case 'ram':
      return { median_in: rule.medianIn, median_out: rule.medianOut }
    case 'median-iqr':
      return { median_in: rule.medianIn, median_out: rule.medianOut, iqr_at_most: rule.iqrAtMost }
    case 'likert':
      return {
        comparison: 'at-least',
        in_percent: rule.percent,
        out_percent: rule.percent,
        unable_counting: rule.unable,
      }
    case 'content-validity':
      return {
        answers_asked: rule.answers,
        unable_counting: rule.unable,
        ...(rule.answers === 'relevance'
          ? { in_percent: rule.inPercent, out_below_percent: rule.outBelowPercent }
          : {}),
      }
    case 'percentage': {
      const thresholds = thresholdsIn(rule, roundNumber)
      return {
        comparison: thresholds.inComparison,
        in_percent: thresholds.inPercent,
        in_against_below: thresholds.inAgainstBelow,
        out_percent: thresholds.outPercent,
        out_against_below: thresholds.outAgainstBelow,
        out_at_most_high: thresholds.outAtMostHigh,
        out_variant: rule.outVariant,
        scope: rule.scope,
        unable_counting: rule.unable,
      }
    }
  }
}

function rankingCells(rule: RankingRule, itemCount: number): DataRow {
  return {
    ...(rule.method === 'top-k' ? { k: rule.k } : {}),
    ...(rule.method === 'dots'
      ? { dots_budget: dotsBudget(rule, itemCount), dots_cap: rule.capPerItem }
      : {}),
    weighting: rule.weighting,
    in_count: rule.inCount,
  }
}
