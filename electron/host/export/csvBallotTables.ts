import { channel } from '#shared/domain/ballot/answer'
import type { Response } from '#shared/domain/ballot/answer'
import { canonicalJson } from '#shared/domain/consensus/canonicalJson'
import { describeRule } from '#shared/domain/consensus/describeRule'
import { scaleOf } from '#shared/domain/consensus/rule'
import type { IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import { deviationsTable } from './csvDeviations.ts'
import { resultsTable } from './csvResults.ts'
import { roundsTable } from './csvRounds.ts'
import { stabilityTable } from './csvStability.ts'
import { groupNames } from './csvGroupNames.ts'
import { NOT_SHOWN } from './csvTable.ts'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'
import { disclosedResponses } from './disclosedResponses.ts'
import type { DisclosedAnswer } from './disclosedResponses.ts'

/** Ballots, and what was answered in their counted rounds: never anything of a round that is open. */
export function ballotTables(
  index: StudyIndex,
  responses: ReadonlyMap<string, readonly Response[]>,
): DataTable[] {
  const { ballots } = index
  const nameOf = groupNames(index)
  return [
    {
      name: 'ballots',
      meaning: 'the ballots, as they were locked',
      columns: BALLOT_COLUMNS,
      rows: ballots.map(ballotRow),
    },
    {
      name: 'items',
      meaning: 'what was voted on',
      columns: ITEM_COLUMNS,
      rows: ballots.flatMap((entry) => itemRows(entry, index)),
    },
    roundsTable(index),
    {
      name: 'responses',
      meaning: 'every answer of every closed round',
      columns: RESPONSE_COLUMNS,
      rows: ballots.flatMap((entry, position) =>
        disclosedResponses(entry, responses, position + 1).map((each) => responseRow(each, nameOf)),
      ),
    },
    resultsTable(index),
    stabilityTable(index, responses),
    {
      name: 'participation',
      meaning: 'how many voted, by group and by channel',
      columns: PARTICIPATION_COLUMNS,
      rows: ballots.flatMap((entry) => participationRows(entry, nameOf)),
    },
    deviationsTable(index),
    {
      name: 'notes',
      meaning: 'what was said when the results of a round were looked at',
      columns: NOTE_COLUMNS,
      rows: ballots.flatMap(noteRows),
    },
  ]
}

const BALLOT_COLUMNS: ColumnMeanings = {
  ballot_id: 'identifier of the ballot; practice ballots are left out everywhere',
  title: 'its title',
  brought_from: 'the survey that its answers were brought in from; empty for a vote of the room',
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

function ballotRow({ ballot }: IndexedBallot): DataRow {
  const { rule } = ballot
  const scale = scaleOf(rule)
  return {
    ballot_id: ballot.id,
    title: ballot.title,
    brought_from: ballot.broughtFrom,
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
  source:
    'what it was taken from: card, theme, statement (of the framework), or written for words of this ballot alone',
  card_id: 'the card it was taken from, else empty',
  column_id: 'the theme it was taken from, else empty',
  statement: 'code of the statement that it puts to the vote, else empty',
}

function itemRows({ items }: IndexedBallot, { statements }: StudyIndex): DataRow[] {
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
    statement: statements.find((each) => each.statement.id === item.statementId)?.code ?? null,
  }))
}

const RESPONSE_COLUMNS: ColumnMeanings = {
  voter_key:
    'stands for one voter of one ballot. It is a number that follows from the answers in this table alone, and the same ' +
    'number on another ballot is somebody else’s. Where a small group could be found out by following a voter, every ' +
    'row has a key of its own',
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

function responseRow(
  { voterKey, panelGroupId, round, item, answer }: DisclosedAnswer,
  nameOf: (panelGroupId: string) => string,
): DataRow {
  return {
    voter_key: voterKey,
    panel_group: panelGroupId === null ? NOT_SHOWN : nameOf(panelGroupId),
    ballot_id: round.ballotId,
    round: round.number,
    item: item.code,
    answer: answer.kind,
    ...('value' in answer ? { [answer.kind]: answer.value } : {}),
  }
}

const PARTICIPATION_COLUMNS: ColumnMeanings = {
  ballot_id: 'the ballot',
  round: 'number of the round',
  who: 'panel, group or channel',
  name: 'short name of the group; phone, tablet, paper or elsewhere (with an earlier survey)',
  voted: 'how many voted',
  of: 'of how many: for the panel the seats in the room, else all who voted',
  results_shown: 'shown, or why the group’s results are not: empty, too-few or would-reveal-another',
}

/** How many voted: of the seats in the room, by group and by channel. */
function participationRows({ counted }: IndexedBallot, nameOf: (panelGroupId: string) => string): DataRow[] {
  return counted.flatMap(({ round, results }) => {
    const place = { ballot_id: round.ballotId, round: round.number }
    return [
      { ...place, who: 'panel', voted: results.responses, of: round.seatsInRoom, results_shown: 'shown' },
      ...results.groups.map((group) => ({
        ...place,
        who: 'group',
        name: nameOf(group.panelGroupId),
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

function noteRows({ items }: IndexedBallot): DataRow[] {
  return items.flatMap(({ code, item, notes }) =>
    notes.map(({ round, text }) => ({
      ballot_id: item.ballotId,
      round: round.number,
      item: code,
      note: text,
    })),
  )
}
