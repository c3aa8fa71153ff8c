import type { Figures } from '../../ballot/figures.ts'
import { isRatingRule, scaleOf } from '../../consensus/rule.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import { scoreNamesOf } from '../../consensus/scoreNames.ts'
import type { Block, TableCell, TableColumn, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, cell, column, line, paragraph, quoted, reference } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { pointsName } from '../methodWords.ts'
import { shortNumber } from '../phrasing.ts'
import type { IndexedBallot, Outcome, StudyIndex } from '../studyIndex.ts'
import type { AppendixHeading } from './appendix.ts'

/** Few columns of single figures have room on an upright page. */
export function votesNeedWidth({ ballots }: StudyIndex): boolean {
  return ballots.some(({ ballot, counted }) => {
    const rule = counted.at(-1)?.rule ?? ballot.rule
    if (counted.length === 0 || !isRatingRule(rule)) return false
    const { minimum, maximum } = scaleOf(rule)
    return maximum - minimum + 1 > MOST_UPRIGHT
  })
}

const MOST_UPRIGHT = 11

/** How many gave each answer to each item in each round: the whole panel and the groups that may be shown. */
export function votingTables({ index }: DraftContext, appendix: AppendixHeading): Block[] {
  const blocks: Block[] = [appendix('voting-tables', 'Full voting tables')]
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  if (voted.length === 0) {
    return [...blocks, paragraph('No round of voting has been closed yet, so there are no votes to show.')]
  }
  return [
    ...blocks,
    paragraph(
      'How many gave each answer, of those who voted in the round. An item’s code leads to its wording. Groups that ',
      'may not be shown by themselves are part of the whole panel; ',
      reference('results-items'),
      ' names them.',
    ),
    ...voted.flatMap((entry) => votingTable(entry, index.ballots.indexOf(entry), index)),
  ]
}

function votingTable(entry: IndexedBallot, position: number, index: StudyIndex): Block[] {
  const rule = entry.counted.at(-1)?.rule ?? entry.ballot.rule
  const figures = columnsOf(rule)
  return [
    {
      kind: 'table',
      anchor: `table-votes-${position + 1}`,
      caption: line('Every vote on “', quoted(entry.ballot.title), '”, by item, round and group'),
      columns: [
        column('Item', 5),
        column('Round', 6, 'centre'),
        column('Who', 9),
        ...figures.map((each) => each.column),
      ],
      rows: entry.items.flatMap(({ outcomes, ...item }) =>
        outcomes.flatMap((outcome) => rowsOf(outcome, cell(itemCode({ ...item, outcomes })), figures, index)),
      ),
      hasRowHeadings: true,
    },
  ]
}

function rowsOf(
  { round, result }: Outcome,
  code: TableCell,
  figures: readonly FigureColumn[],
  index: StudyIndex,
): TableRow[] {
  const row = (who: TableCell, made: Figures): TableRow => ({
    anchor: null,
    cells: [code, cell(String(round.number)), who, ...figures.map((each) => cell(each.figure(made)))],
  })
  return [
    row(cell(bold('Whole panel')), result.pooled),
    ...result.byGroup.map(({ panelGroupId, figures: made }) =>
      row(cell(quoted(index.groupsById.get(panelGroupId)?.shortName ?? 'Unknown group')), made),
    ),
  ]
}

interface FigureColumn {
  column: TableColumn
  figure: (made: Figures) => string
}

function columnsOf(rule: ConsensusRule): FigureColumn[] {
  return [
    { column: column('Answered', 9, 'end'), figure: ({ n }) => String(n) },
    ...answerColumns(rule),
    { column: column('Unable', 7, 'end'), figure: ({ unable }) => String(unable) },
    { column: column('Skipped', 8, 'end'), figure: ({ skipped }) => String(skipped) },
  ]
}

function answerColumns(rule: ConsensusRule): FigureColumn[] {
  if (isRatingRule(rule)) {
    const { minimum, maximum } = scaleOf(rule)
    const names = scoreNamesOf(rule)
    return Array.from({ length: maximum - minimum + 1 }, (_, place) => ({
      column: column(names?.[place] ?? String(minimum + place), 3, 'end'),
      figure: (made) => (made.kind === 'rating' ? String(made.distribution[place] ?? 0) : '–'),
    }))
  }
  if (rule.method === 'moscow') {
    const parts = [
      ['Must', 'must'],
      ['Should', 'should'],
      ['Could', 'could'],
      ['Won’t', 'wont'],
    ] as const
    return parts.map(([name, part]) => ({
      column: column(name, 4, 'end'),
      figure: (made) => (made.kind === 'moscow' ? String(made[part]) : '–'),
    }))
  }
  const isDots = pointsName(rule) === 'dot'
  const parts = [
    [isDots ? 'Dots' : 'Points', 'score'],
    ['Given any by', 'voters'],
    [isDots ? 'Most dots from' : 'Put first by', 'firsts'],
    ['Place', 'place'],
  ] as const
  return parts.map(([name, part]) => ({
    column: column(name, 5, 'end'),
    figure: (made) => (made.kind === 'ranking' ? shortNumber(made[part]) : '–'),
  }))
}
