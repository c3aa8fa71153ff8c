import { channel } from '#shared/domain/ballot/answer'
import type { Response } from '#shared/domain/ballot/answer'
import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import type { Figures } from '#shared/domain/ballot/figures'
import { describeRule } from '#shared/domain/consensus/describeRule'
import type { IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import type { RandomBytes } from '#shared/domain/identifier'
import { csvTable, NOT_SHOWN } from './csvTable.ts'
import type { CsvRow, CsvTable } from './csvTable.ts'
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
    csvTable(
      'results.csv',
      RESULT_COLUMNS,
      ballots.flatMap((entry) => resultRows(entry, index)),
    ),
    csvTable(
      'participation.csv',
      PARTICIPATION_COLUMNS,
      ballots.flatMap((entry) => participationRows(entry, index)),
    ),
  ]
}

const BALLOT_COLUMNS = [
  'ballot_id',
  'title',
  'question',
  'low_label',
  'high_label',
  'instructions',
  'status',
  'locked_at',
  'rule_hash',
  'method',
  'scale_minimum',
  'scale_maximum',
  'median_in',
  'median_out',
  'quantile_type',
  'rule_in_words',
]

function ballotRow({ ballot }: IndexedBallot): CsvRow {
  const { rule } = ballot
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
    scale_minimum: rule.scaleMinimum,
    scale_maximum: rule.scaleMaximum,
    median_in: rule.medianIn,
    median_out: rule.medianOut,
    quantile_type: rule.quantileType,
    rule_in_words: describeRule(rule),
  }
}

const ITEM_COLUMNS = ['item_id', 'item', 'ballot_id', 'order', 'wording', 'card_id']

function itemRows({ items }: IndexedBallot): CsvRow[] {
  return items.map(({ code, item }, position) => ({
    item_id: item.id,
    item: code,
    ballot_id: item.ballotId,
    order: position + 1,
    wording: item.wording,
    card_id: item.cardId,
  }))
}

const ROUND_COLUMNS = [
  'round_id',
  'ballot_id',
  'round',
  'status',
  'opened_at',
  'closed_at',
  'seats_in_room',
  'tokens_dealt',
]

function roundRows({ rounds }: IndexedBallot): CsvRow[] {
  return rounds.map((round) => ({
    round_id: round.id,
    ballot_id: round.ballotId,
    round: round.number,
    status: round.status,
    opened_at: round.openedAt,
    closed_at: round.closedAt,
    seats_in_room: round.seatsInRoom,
    tokens_dealt: round.tokensDealt,
  }))
}

const RESPONSE_COLUMNS = ['voter_key', 'panel_group', 'ballot_id', 'round', 'item', 'answer', 'score']

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
      score: answer.kind === 'score' ? answer.value : null,
    }),
  )
}

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

const RESULT_COLUMNS = [
  'ballot_id',
  'round',
  'item',
  'who',
  'panel_group',
  'n',
  'unable',
  'skipped',
  'median',
  'q1',
  'q3',
  'iqr',
  'p30',
  'p70',
  'ipr',
  'ipras',
  'disagreement_index',
  'disagreement',
  'low',
  'mid',
  'high',
  ...SCORES.map((score) => `score_${score}`),
  'verdict',
  'reason',
  'low_base',
  'sides_differ',
  'difference_of_medians',
  'difference_of_percent_high',
  'cliffs_delta',
]

/** One row for the whole panel, one for each group that may be shown, and two for the sides of the split. */
function resultRows({ items }: IndexedBallot, index: StudyIndex): CsvRow[] {
  return items.flatMap(({ code, outcomes }) =>
    outcomes.flatMap(({ round, result }) => {
      const place = { ballot_id: round.ballotId, round: round.number, item: code }
      const { publicVersusRest: split } = result
      return [
        { ...place, who: 'panel', ...figureCells(result.pooled), ...splitCells(split) },
        ...result.byGroup.map(({ panelGroupId, figures }) => ({
          ...place,
          who: 'group',
          panel_group: groupName(panelGroupId, index),
          ...figureCells(figures),
        })),
        ...(split === null
          ? []
          : [
              { ...place, who: 'public contributors', ...figureCells(split.public) },
              { ...place, who: 'everybody else', ...figureCells(split.rest) },
            ]),
      ]
    }),
  )
}

function figureCells(figures: Figures): CsvRow {
  return {
    n: figures.n,
    unable: figures.unable,
    skipped: figures.skipped,
    median: figures.median,
    q1: figures.q1,
    q3: figures.q3,
    iqr: figures.iqr,
    p30: figures.p30,
    p70: figures.p70,
    ipr: figures.ipr,
    ipras: figures.ipras,
    disagreement_index: figures.disagreementIndex,
    disagreement: figures.disagreement,
    low: figures.low,
    mid: figures.mid,
    high: figures.high,
    ...Object.fromEntries(SCORES.map((score) => [`score_${score}`, figures.distribution[score - 1] ?? 0])),
    verdict: figures.verdict,
    reason: figures.reason,
    low_base: figures.lowBase,
  }
}

function splitCells(split: ItemResults['publicVersusRest']): CsvRow {
  if (split === null) return {}
  return {
    sides_differ: split.flagged,
    difference_of_medians: split.differenceOfMedians,
    difference_of_percent_high: split.differenceOfPercentHigh,
    cliffs_delta: split.cliffsDelta,
  }
}

const PARTICIPATION_COLUMNS = ['ballot_id', 'round', 'who', 'name', 'voted', 'of', 'results_shown']

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

function groupName(panelGroupId: string, index: StudyIndex): string {
  return index.groupsById.get(panelGroupId)?.shortName ?? NOT_SHOWN
}
