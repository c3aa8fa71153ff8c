import { hashRule } from '#shared/domain/consensus/ruleHash'
import type { CountedRound, IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import { RULE_COLUMNS, ruleCells } from './csvRules.ts'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** All rounds, with the rule that each was judged by; of an open one nothing but that it is open. */
export function roundsTable({ ballots }: StudyIndex): DataTable {
  return {
    name: 'rounds',
    meaning: 'the rounds of each ballot, with the rule that each was judged by',
    columns: ROUND_COLUMNS,
    rows: ballots.flatMap(roundRows),
  }
}

const ROUND_COLUMNS: ColumnMeanings = {
  round_id: 'identifier of the round',
  ballot_id: 'its ballot',
  round: 'its number, from 1',
  status: 'open or closed; nothing else is told of an open round',
  workshop_id: 'the workshop that it was opened in; empty for one outside any',
  opened_at: 'when it was opened (UTC)',
  closed_at: 'when it was closed (UTC)',
  items: 'codes of the items that were voted on in it, parted by blanks',
  seats_in_room: 'seats in the room when it was closed: how many could have voted',
  tokens_dealt: 'voting papers that were in somebody’s hands then',
  rule_hash: 'SHA-256 of the rule that its results go by: another than the ballot’s after a deviation',
  ...RULE_COLUMNS,
  small_group_threshold:
    'groups with fewer answers than this are not shown by themselves, nor looked at by themselves where a rule looks at each group',
  kendall_w:
    'Kendall’s W, corrected for ties, over voters who answered every item; empty where it says nothing',
  kendall_w_uncorrected: 'the same without the correction',
  chi_square: 'its chi-square',
  degrees_of_freedom: 'its degrees of freedom',
  p: 'its p from the chi-square distribution',
  permutation_p: 'its p from shuffling, where items or voters are few',
  raters: 'voters who answered every item',
  excluded_raters: 'voters who were left out because an answer is missing',
  no_kendall_w_because:
    'why there is no W although the method has one: too-few-raters, too-few-items, all-tied',
  s_cvi_average: 'content validity of all items: S-CVI/Ave',
  s_cvi_universal_agreement: 'the same: S-CVI/UA',
}

function roundRows({ rounds, counted, items }: IndexedBallot): DataRow[] {
  return rounds.map((round) => ({
    round_id: round.id,
    ballot_id: round.ballotId,
    round: round.number,
    status: round.status,
    workshop_id: round.workshopId,
    opened_at: round.openedAt,
    closed_at: round.closedAt,
    items: items
      .filter(({ item }) => round.itemIds.includes(item.id))
      .map(({ code }) => code)
      .join(' '),
    seats_in_room: round.seatsInRoom,
    tokens_dealt: round.tokensDealt,
    ...countedCells(counted.find((each) => each.round.id === round.id)),
  }))
}

function countedCells(counted: CountedRound | undefined): DataRow {
  if (counted === undefined) return {}
  const { round, rule, results } = counted
  const { agreement, contentValidity } = results
  const cells = {
    rule_hash: hashRule(rule),
    ...ruleCells(rule, round.number, round.itemIds.length),
    small_group_threshold: results.smallGroupThreshold,
    s_cvi_average: contentValidity?.average ?? null,
    s_cvi_universal_agreement: contentValidity?.universalAgreement ?? null,
  }
  if (agreement === null) return cells
  const { raters, excludedRaters } = agreement
  const panel = { ...cells, raters, excluded_raters: excludedRaters }
  if (agreement.kind === 'none') return { ...panel, no_kendall_w_because: agreement.reason }
  return {
    ...panel,
    kendall_w: agreement.kendallW,
    kendall_w_uncorrected: agreement.kendallWUncorrected,
    chi_square: agreement.chiSquare,
    degrees_of_freedom: agreement.degreesOfFreedom,
    p: agreement.p,
    permutation_p: agreement.permutationP,
  }
}
