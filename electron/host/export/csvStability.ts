import type { Response } from '#shared/domain/ballot/answer'
import { roundStability } from '#shared/domain/ballot/roundStability'
import type { RoundStabilityItem } from '#shared/domain/ballot/roundStabilityItem'
import type { CountedRound, IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** How steady the scores of each item were between two successive rounds, for all who scored it in both. */
export function stabilityTable(
  { ballots }: StudyIndex,
  responses: ReadonlyMap<string, readonly Response[]>,
): DataTable {
  return {
    name: 'stability',
    meaning: 'how steady the scores of an item were from one round to the next',
    columns: STABILITY_COLUMNS,
    rows: ballots.flatMap((entry) => stabilityRows(entry, responses)),
  }
}

const STABILITY_COLUMNS: ColumnMeanings = {
  ballot_id: 'the ballot',
  item: 'code of the item',
  from_round: 'number of the earlier round',
  to_round: 'number of the later round; its rule says which scores are high',
  n: 'voters who scored the item in both rounds: items with fewer of them than small groups have to have are left out',
  changed: 'how many of them gave another score',
  changed_percent: 'the same of n, 0 to 100',
  wilcoxon_n:
    'Wilcoxon’s signed-rank test, later minus earlier: voters who gave another score; empty where nobody did',
  w_plus: 'the same: sum of ranks of those who went up',
  w_minus: 'the same: sum of ranks of those who went down',
  wilcoxon_variance: 'the same: variance, corrected for ties',
  wilcoxon_p: 'the same: two-sided p',
  wilcoxon_is_exact:
    'TRUE where that p counts every possible outcome, FALSE where it comes from the normal distribution',
  mcnemar_b: 'McNemar’s test of high against not: voters whose score was high before and is not now',
  mcnemar_c: 'the same: voters whose score was not high before and is now',
  mcnemar_p: 'the same: two-sided exact p',
  cv_from: 'coefficient of variation in the earlier round: standard deviation ÷ mean',
  cv_to: 'the same in the later round',
}

function stabilityRows(
  { ballot, counted, items }: IndexedBallot,
  responses: ReadonlyMap<string, readonly Response[]>,
): DataRow[] {
  const codes = new Map(items.map(({ code, item }) => [item.id, code]))
  const answersOf = ({ round }: CountedRound) => ({
    itemIds: round.itemIds,
    responses: responses.get(round.id) ?? [],
  })
  return counted.slice(1).flatMap((later, index) => {
    const earlier = counted[index] as CountedRound
    const { rule, results } = later
    const steady = roundStability(answersOf(earlier), answersOf(later), rule, results.smallGroupThreshold)
    return steady.map((one) => ({
      ballot_id: ballot.id,
      item: codes.get(one.itemId) ?? null,
      from_round: earlier.round.number,
      to_round: later.round.number,
      ...stabilityCells(one),
    }))
  })
}

function stabilityCells({
  n,
  changed,
  changedPercent,
  wilcoxon,
  mcnemar,
  ...cv
}: RoundStabilityItem): DataRow {
  return {
    n,
    changed,
    changed_percent: changedPercent,
    wilcoxon_n: wilcoxon?.n ?? null,
    w_plus: wilcoxon?.wPlus ?? null,
    w_minus: wilcoxon?.wMinus ?? null,
    wilcoxon_variance: wilcoxon?.variance ?? null,
    wilcoxon_p: wilcoxon?.p ?? null,
    wilcoxon_is_exact: wilcoxon?.isExact ?? null,
    mcnemar_b: mcnemar?.b ?? null,
    mcnemar_c: mcnemar?.c ?? null,
    mcnemar_p: mcnemar?.p ?? null,
    cv_from: cv.coefficientOfVariationFrom,
    cv_to: cv.coefficientOfVariationTo,
  }
}
