import { channel } from '#shared/domain/ballot/answer'
import type { Response } from '#shared/domain/ballot/answer'
import { canonicalJson } from '#shared/domain/consensus/canonicalJson'
import { describeRule } from '#shared/domain/consensus/describeRule'
import { scaleOf } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import type { CountedRound, IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import type { RandomBytes } from '#shared/domain/identifier'
import { deviationsTable } from './csvDeviations.ts'
import { resultsTable } from './csvResults.ts'
import { csvTable, NOT_SHOWN } from './csvTable.ts'
import type { ColumnMeanings, CsvRow, CsvTable } from './csvTable.ts'
import { disclosedResponses } from './disclosedResponses.ts'

/** Ballots, and what was answered in their counted rounds: never anything of a round that is open. */
export function ballotTables(
  index: StudyIndex,
  responses: ReadonlyMap<string, readonly Response[]>,
  randomBytes: RandomBytes,
): CsvTable[] {
  const { ballots } = index
  return [
    csvTable('ballots.csv', BALLOT_COLUMNS, ballots.map(ballotRow)),
    csvTable('items.csv', ITEM_COLUMNS, ballots.flatMap(itemRows)),
    csvTable('rounds.csv', ROUND_COLUMNS, ballots.flatMap(roundRows)),
    csvTable(
      'responses.csv',
      RESPONSE_COLUMNS,
      ballots.flatMap((entry) => responseRows(entry, index, responses, randomBytes)),
    ),
    resultsTable(index),
    csvTable(
      'participation.csv',
      PARTICIPATION_COLUMNS,
      ballots.flatMap((entry) => participationRows(entry, index)),
    ),
    deviationsTable(index),
    csvTable('notes.csv', NOTE_COLUMNS, ballots.flatMap(noteRows)),
  ]
}

const BALLOT_COLUMNS: ColumnMeanings = {
  ballot_id: 'identifier of the ballot; practice ballots are left out everywhere',
  title: 'its title',
  question: 'what was asked of every item',
  low_label: 'what the lowest score means',
  high_label: 'what the highest score means',
  instructions: 'what voters were told',
  status: 'draft or locked',
  locked_at: 'when wording, items and rule were frozen (UTC)',
  rule_hash: 'SHA-256 of the text in the column rule, taken when the ballot was locked',
  method:
    'ram, percentage, median-iqr, likert, top-k, borda, dots, moscow or content-validity, as the ballot was locked',
  scale_minimum: 'lowest score; empty for methods without scores',
  scale_maximum: 'highest score; empty for methods without scores',
  planned_rounds: 'how many rounds are planned, as the plan stands now',
  carry_over: 'which items go on to the next round, as the plan stands now: all, not-agreed or disputed',
  rule: 'the rule as it was locked, as canonical JSON (RFC 8785)',
  rule_in_words: 'the same in words',
}

function ballotRow({ ballot }: IndexedBallot): CsvRow {
  const { rule } = ballot
  const scale = scaleOf(rule)
  return {
    ballot_id: ballot.id,
    title: ballot.title,
    question: ballot.question,
    low_label: ballot.lowLabel,
    high_label: ballot.highLabel,
    instructions: ballot.instructions,
    status: ballot.status,
    locked_at: ballot.lockedAt,
    rule_hash: ballot.ruleHash,
    method: rule.method,
    scale_minimum: scale?.minimum ?? null,
    scale_maximum: scale?.maximum ?? null,
    planned_rounds: ballot.plannedRounds,
    carry_over: ballot.carryOver,
    rule: canonicalJson(rule),
    rule_in_words: describeRule(rule),
  }
}

const ITEM_COLUMNS: ColumnMeanings = {
  item_id: 'identifier of the item',
  item: 'its code in the draft and in the other tables: I1, I2, …',
  ballot_id: 'its ballot',
  order: 'its place on the ballot, from 1',
  wording: 'its wording, frozen when the ballot was locked',
  source: 'what it was taken from: card, theme, statement, or written for words of this ballot alone',
  card_id: 'the card it was taken from, else empty',
  column_id: 'the theme it was taken from, else empty',
}

function itemRows({ items }: IndexedBallot): CsvRow[] {
  return items.map(({ code, item }, position) => ({
    item_id: item.id,
    item: code,
    ballot_id: item.ballotId,
    order: position + 1,
    wording: item.wording,
    source:
      item.cardId !== null
        ? 'card'
        : item.columnId !== null
          ? 'theme'
          : item.statementId !== null
            ? 'statement'
            : 'written',
    card_id: item.cardId,
    column_id: item.columnId,
  }))
}

const ROUND_COLUMNS: ColumnMeanings = {
  round_id: 'identifier of the round',
  ballot_id: 'its ballot',
  round: 'its number, from 1',
  status: 'open or closed; nothing else is told of an open round',
  opened_at: 'when it was opened (UTC)',
  closed_at: 'when it was closed (UTC)',
  items: 'codes of the items that were voted on in it, parted by blanks',
  seats_in_room: 'seats in the room when it was closed: how many could have voted',
  tokens_dealt: 'voting papers that were in somebody’s hands then',
  rule_hash: 'SHA-256 of the rule that its results go by: another than the ballot’s after a deviation',
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

function roundRows({ rounds, counted, items }: IndexedBallot): CsvRow[] {
  return rounds.map((round) => ({
    round_id: round.id,
    ballot_id: round.ballotId,
    round: round.number,
    status: round.status,
    opened_at: round.openedAt,
    closed_at: round.closedAt,
    items: items
      .filter(({ item }) => round.itemIds.includes(item.id))
      .map(({ code }) => code)
      .join(' '),
    seats_in_room: round.seatsInRoom,
    tokens_dealt: round.tokensDealt,
    ...agreementCells(counted.find((each) => each.round.id === round.id)),
  }))
}

function agreementCells(counted: CountedRound | undefined): CsvRow {
  if (counted === undefined) return {}
  const { rule, results } = counted
  const { agreement, contentValidity } = results
  const cells = {
    rule_hash: hashRule(rule),
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

const RESPONSE_COLUMNS: ColumnMeanings = {
  voter_key:
    'stands for one voter of one ballot; made at random for this export. Where a small group could be found out by ' +
    'following a voter, every row has a key of its own',
  panel_group: 'short name of the voter’s panel group; “not shown” where the group is too small to be shown',
  ballot_id: 'the ballot',
  round: 'number of the round',
  item: 'code of the item',
  answer:
    'score, rank, dots, moscow, unable (to score) or skipped. For orders and dots, skipped means that the voter gave ' +
    'this item nothing',
  score: 'the score on the ballot’s scale',
  rank: 'the place that the voter gave it: 1 is the first',
  dots: 'the dots that the voter gave it',
  moscow: 'must, should, could or wont',
}

function responseRows(
  entry: IndexedBallot,
  index: StudyIndex,
  responses: ReadonlyMap<string, readonly Response[]>,
  randomBytes: RandomBytes,
): CsvRow[] {
  return disclosedResponses(entry, responses, randomBytes).map(
    ({ voterKey, panelGroupId, round, item, answer }) => ({
      voter_key: voterKey,
      panel_group: panelGroupId === null ? NOT_SHOWN : groupName(panelGroupId, index),
      ballot_id: round.ballotId,
      round: round.number,
      item: item.code,
      answer: answer.kind,
      ...('value' in answer ? { [answer.kind]: answer.value } : {}),
    }),
  )
}

const PARTICIPATION_COLUMNS: ColumnMeanings = {
  ballot_id: 'the ballot',
  round: 'number of the round',
  who: 'panel, group or channel',
  name: 'short name of the group; phone, tablet or paper',
  voted: 'how many voted',
  of: 'of how many: for the panel the seats in the room, else all who voted',
  results_shown: 'shown, or why the group’s results are not: empty, too-few or would-reveal-another',
}

/** How many voted: of the seats in the room, by group and by channel. */
function participationRows({ counted }: IndexedBallot, index: StudyIndex): CsvRow[] {
  return counted.flatMap(({ round, results }) => {
    const place = { ballot_id: round.ballotId, round: round.number }
    return [
      { ...place, who: 'panel', voted: results.responses, of: round.seatsInRoom, results_shown: 'shown' },
      ...results.groups.map((group) => ({
        ...place,
        who: 'group',
        name: groupName(group.panelGroupId, index),
        voted: group.responses,
        of: results.responses,
        results_shown: group.reason,
      })),
      ...channel.options.map((each) => ({
        ...place,
        who: 'channel',
        name: each,
        voted: results.byChannel[each],
        of: results.responses,
      })),
    ]
  })
}

const NOTE_COLUMNS: ColumnMeanings = {
  ballot_id: 'the ballot',
  round: 'number of the round whose results were looked at',
  item: 'code of the item',
  note: 'what the facilitator wrote down of what was said',
}

function noteRows({ items }: IndexedBallot): CsvRow[] {
  return items.flatMap(({ code, item, notes }) =>
    notes.map(({ round, text }) => ({
      ballot_id: item.ballotId,
      round: round.number,
      item: code,
      note: text,
    })),
  )
}

function groupName(panelGroupId: string, index: StudyIndex): string {
  return index.groupsById.get(panelGroupId)?.shortName ?? NOT_SHOWN
}
