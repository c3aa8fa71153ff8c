import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import type { Figures, RatingFigures } from '#shared/domain/ballot/figures'
import type { IndexedBallot, StudyIndex } from '#shared/domain/draft/studyIndex'
import { groupNames } from './csvGroupNames.ts'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** The results of all counted rounds in one table, whatever the method: a cell that a method has no figure for is empty. */
export function resultsTable(index: StudyIndex): DataTable {
  const nameOf = groupNames(index)
  return {
    name: 'results',
    meaning: 'figures and verdict of each item in each round: for the panel, its groups, and its two sides',
    columns: RESULT_COLUMNS,
    rows: index.ballots.flatMap((entry) => resultRows(entry, nameOf)),
  }
}

/** Of all scales that there are. */
const SCORES = Array.from({ length: 11 }, (_, score) => score)

const RESULT_COLUMNS: ColumnMeanings = {
  ballot_id: 'the ballot',
  round: 'number of the round',
  item: 'code of the item',
  who: 'panel, group, public contributors or everybody else',
  panel_group: 'short name of the group where who is group',
  method: 'the method that the round was judged by',
  n: 'answers that count; for orders and dots all who handed in any, the same for every item',
  unable: 'how many said that they were unable to score it',
  skipped: 'how many skipped it or never reached it',
  median: 'ratings: median',
  q1: 'ratings: first quartile',
  q3: 'ratings: third quartile',
  iqr: 'ratings: interquartile range',
  p30: 'ratings: 30th percentile',
  p70: 'ratings: 70th percentile',
  ipr: 'ratings: interpercentile range, p70 − p30',
  ipras: 'ratings on 1 to 9: the interpercentile range adjusted for symmetry, the limit of disagreement',
  disagreement_index: 'ratings on 1 to 9: ipr ÷ ipras',
  disagreement: 'ratings: TRUE where the panel disagrees',
  low: 'ratings: how many scored low, by the rule’s bands',
  mid: 'ratings: how many scored in the middle',
  high: 'ratings: how many scored high',
  ...Object.fromEntries(
    SCORES.map((score) => [
      `score_${score}`,
      `ratings: how many gave ${score}; empty where it is not on the scale`,
    ]),
  ),
  agreement: 'median and interquartile range: TRUE where the median says in or out',
  consensus: 'median and interquartile range: TRUE where the range is small enough',
  i_cvi: 'content validity: share that found it relevant, or essential',
  kappa: 'content validity: the same corrected for chance, k*',
  cvr: 'content validity: Lawshe’s ratio',
  cvr_minimum: 'content validity: the least ratio that is no chance for this n',
  place: 'orders and dots: place, 1 for the first; tied items share theirs',
  points: 'orders and dots: points or dots',
  voters: 'orders and dots: how many voters gave it any',
  firsts: 'orders: how many put it first; dots: how many gave it more than any other item',
  percent_of_points: 'orders and dots: of all points that were given in the round',
  percent_of_maximum: 'orders and dots: of the points that it could have had',
  position_sum:
    'equal weighting of groups: its places in the groups, added; empty where a hidden group is part of it',
  must: 'MoSCoW: how many chose must',
  should: 'MoSCoW: how many chose should',
  could: 'MoSCoW: how many chose could',
  wont: 'MoSCoW: how many chose won’t',
  mode: 'MoSCoW: the commonest, several parted by blanks',
  verdict: 'in, out, uncertain, ranked (put in order, without a line) or no-data',
  reason: 'why the rule says so',
  verdict_with_unable: 'the verdict with “unable” counted in; empty where the rule does not turn on shares',
  low_base: 'TRUE where the figures rest on fewer than 5 answers',
  sides_differ: 'panel only: TRUE where public contributors and everybody else are flagged as differing',
  difference_of_medians: 'panel only: public contributors’ median minus everybody else’s',
  difference_of_percent_high:
    'panel only: the same of the percentage of high scores, or of what counts towards in (MoSCoW)',
  cliffs_delta: 'panel only: Cliff’s delta; above 0 where public contributors answered higher',
  difference_of_places:
    'panel only: the same of places; below 0 where it stands higher with public contributors',
}

/** One row for the whole panel, one for each group that may be shown, and two for the sides of the split. */
function resultRows({ items }: IndexedBallot, nameOf: (panelGroupId: string) => string): DataRow[] {
  return items.flatMap(({ code, outcomes }) =>
    outcomes.flatMap(({ round, rule, result }) => {
      const of = (who: string) => ({
        ballot_id: round.ballotId,
        round: round.number,
        item: code,
        method: rule.method,
        who,
      })
      const { publicVersusRest: split } = result
      return [
        { ...of('panel'), ...figureCells(result.pooled), ...splitCells(split) },
        ...result.byGroup.map(({ panelGroupId, figures }) => ({
          ...of('group'),
          panel_group: nameOf(panelGroupId),
          ...figureCells(figures),
        })),
        ...(split === null
          ? []
          : [
              { ...of('public contributors'), ...figureCells(split.public) },
              { ...of('everybody else'), ...figureCells(split.rest) },
            ]),
      ]
    }),
  )
}

function figureCells(made: Figures): DataRow {
  const { n, unable, skipped, verdict, reason } = made
  return { n, unable, skipped, ...cellsOfKind(made), verdict, reason, low_base: made.lowBase }
}

function cellsOfKind(made: Figures): DataRow {
  switch (made.kind) {
    case 'rating':
      return ratingCells(made)
    case 'ranking':
      return {
        place: made.place,
        points: made.score,
        voters: made.voters,
        firsts: made.firsts,
        percent_of_points: made.percentOfPoints,
        percent_of_maximum: made.percentOfMaximum,
        position_sum: made.positionSum,
      }
    case 'moscow': {
      const { must, should, could, wont, mode } = made
      return { must, should, could, wont, mode: mode.join(' '), verdict_with_unable: made.verdictWithUnable }
    }
  }
}

function ratingCells(made: RatingFigures): DataRow {
  const { median, q1, q3, iqr, p30, p70, ipr, ipras, low, mid, high, contentValidity } = made
  const scores = made.distribution.map((count, index): [string, number] => [
    `score_${made.scaleMinimum + index}`,
    count,
  ])
  return {
    median,
    q1,
    q3,
    iqr,
    p30,
    p70,
    ipr,
    ipras,
    disagreement_index: made.disagreementIndex,
    disagreement: made.disagreement,
    low,
    mid,
    high,
    ...Object.fromEntries(scores),
    agreement: made.agreement,
    consensus: made.consensus,
    i_cvi: contentValidity?.index ?? null,
    kappa: contentValidity?.kappa ?? null,
    cvr: contentValidity?.ratio ?? null,
    cvr_minimum: contentValidity?.ratioMinimum ?? null,
    verdict_with_unable: made.verdictWithUnable,
  }
}

function splitCells(split: ItemResults['publicVersusRest']): DataRow {
  if (split === null) return {}
  return {
    sides_differ: split.flagged,
    difference_of_medians: split.differenceOfMedians,
    difference_of_percent_high: split.differenceOfPercentHigh,
    cliffs_delta: split.cliffsDelta,
    difference_of_places: split.differenceOfPlaces,
  }
}
