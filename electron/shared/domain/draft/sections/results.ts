import type { ItemResults } from '../../ballot/ballotResults.ts'
import type { Figures } from '../../ballot/figures.ts'
import { distributionAlternative, distributionSvg } from '../../chart/distributionBars.ts'
import { divergingAlternative, divergingGeometry, divergingSvg } from '../../chart/divergingBars.ts'
import type { DivergingRow } from '../../chart/divergingBars.ts'
import type { Block, Inline, TableCell, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, cell, column, heading, line, note, paragraph, plain, quoted, reference } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { listed, shareOf, shortNumber } from '../phrasing.ts'
import type { CountedRound, IndexedBallot, IndexedItem, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

const DISTRIBUTION_SIZE = { width: 150, height: 50 }
/** A page holds about so many bars under each other. */
const BARS_A_FIGURE = 18
const FIGURE_WIDTH = 640

/** The table of every item and round; made for a wide page. */
export function resultsTables({ index }: DraftContext): Block[] {
  const blocks: Block[] = [heading(1, 'results', 'Results')]
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  if (voted.length === 0) {
    blocks.push(paragraph('No round of voting has been closed yet, so there are no results.'))
    return blocks
  }
  blocks.push(heading(2, 'results-items', 'Results by item and round'))
  for (const entry of voted) {
    const position = index.ballots.indexOf(entry)
    blocks.push(resultsTable(entry, position, index), resultsNote(entry, index))
  }
  return blocks
}

/** One diverging-bar figure, or several, for the last counted round of each ballot; made for an upright page. */
export function resultsFigures({ index }: DraftContext): Block[] {
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  if (voted.length === 0) return []
  return [
    heading(2, 'results-picture', 'Results at a glance'),
    ...voted.flatMap((entry) => divergingFigures(entry, index.ballots.indexOf(entry))),
  ]
}

function resultsTable({ ballot, items }: IndexedBallot, position: number, index: StudyIndex): Block {
  return {
    kind: 'table',
    anchor: resultsAnchor(position),
    caption: line('Results of “', quoted(ballot.title), '”, by item and round'),
    columns: [
      column('Item', 5),
      column('Wording', 20),
      column('Round', 6, 'centre'),
      column('Scored, n/N', 9),
      column('Median (IQR)', 10),
      column('Scores 1–9', 18, 'centre'),
      column('Scored 7–9, n/N (%)', 11),
      column('Verdict', 12),
      column('By group: median (n), verdict', 20),
      column('Public and others', 13),
    ],
    rows: items.flatMap((item) => item.outcomes.map((outcome) => resultRow(item, outcome, index))),
    hasRowHeadings: true,
  }
}

export function resultsAnchor(position: number): string {
  return `table-results-${position + 1}`
}

function resultRow(
  item: IndexedItem,
  { round, result }: IndexedItem['outcomes'][number],
  index: StudyIndex,
): TableRow {
  const { pooled } = result
  return {
    anchor: null,
    cells: [
      cell(itemCode(item)),
      cell(quoted(item.item.wording)),
      cell(String(round.number)),
      scoredCell(pooled),
      cell(pooled.n === 0 ? '–' : `${shortNumber(pooled.median)} (${quartiles(pooled)})`),
      cell(distributionPicture(pooled)),
      cell(pooled.n === 0 ? '–' : shareOf(pooled.high, pooled.n)),
      verdictCell(pooled),
      groupsCell(result, index),
      splitCell(result),
    ],
  }
}

function quartiles({ q1, q3 }: Figures): string {
  return `${shortNumber(q1)} to ${shortNumber(q3)}`
}

function scoredCell({ n, unable, skipped }: Figures): TableCell {
  const scored: TableCell = [line(`${n}/${n + unable + skipped}`)]
  if (unable > 0) scored.push(line(`${unable} unable`))
  if (skipped > 0) scored.push(line(`${skipped} skipped`))
  return scored
}

function verdictCell(pooled: Figures): TableCell {
  const paragraphs: TableCell = [line(bold(verdictWords(pooled)))]
  if (pooled.lowBase && pooled.n > 0) paragraphs.push(line('Rests on few'))
  return paragraphs
}

function distributionPicture(figures: Figures): Inline {
  return {
    kind: 'picture',
    svg: distributionSvg(figures, DISTRIBUTION_SIZE),
    alternativeText: distributionAlternative(figures),
    ...DISTRIBUTION_SIZE,
  }
}

function groupsCell(result: ItemResults, index: StudyIndex): TableCell {
  const shown = result.byGroup.map(({ panelGroupId, figures }): Inline[] => {
    const name = quoted(index.groupsById.get(panelGroupId)?.shortName ?? 'Unknown group')
    const unanimous = result.unanimousGroups.includes(panelGroupId) ? ', all alike' : ''
    return figures.n === 0
      ? line(name, ': no scores')
      : line(
          name,
          `: ${shortNumber(figures.median)} (${figures.n}), ${verdictWords(figures).toLowerCase()}${unanimous}`,
        )
  })
  const hidden = result.hiddenGroups.map(({ panelGroupId }) =>
    line(quoted(index.groupsById.get(panelGroupId)?.shortName ?? 'Unknown group'), ': not shown'),
  )
  return [...shown, ...hidden].length === 0 ? cell('None shown') : [...shown, ...hidden]
}

/** The flag stands beside the pooled verdict, so that a pooled figure never hides a split. */
function splitCell({ publicVersusRest }: ItemResults): TableCell {
  if (publicVersusRest === null) return cell('Not compared')
  const { public: ours, rest, flagged } = publicVersusRest
  const sides = [
    line(`Public: ${shortNumber(ours.median)} (${ours.n})`),
    line(`Others: ${shortNumber(rest.median)} (${rest.n})`),
  ]
  return flagged ? [line(bold('⚑ They differ')), ...sides] : sides
}

function resultsNote({ counted }: IndexedBallot, index: StudyIndex): Block {
  const hidden = counted.flatMap((each) => hiddenGroupNames(each, index))
  return note(
    'n/N beside “scored” is scores given of voters; beside “scored 7–9” it is high scores of scores given. IQR: ' +
      'interquartile range. The triangle under a distribution marks the median. ⚑: public contributors and everybody ' +
      'else came to different verdicts, or their medians lie 2 or more points apart. ',
    ...(hidden.length === 0 ? [] : [plain(`Groups not shown by themselves: ${listed(hidden)}. `)]),
    'The words are explained in the ',
    reference('glossary', 'glossary'),
    '.',
  )
}

/** "VCSE in round 1", for each group that the small-group rule hides. */
export function hiddenGroupNames({ round, results }: CountedRound, index: StudyIndex): string[] {
  return results.groups
    .filter(({ reason }) => reason === 'too-few' || reason === 'would-reveal-another')
    .map(({ panelGroupId }) => {
      const name = index.groupsById.get(panelGroupId)?.shortName ?? 'Unknown group'
      return `${name} in round ${round.number}`
    })
}

function divergingFigures({ ballot, items, counted }: IndexedBallot, position: number): Block[] {
  const last = counted.at(-1)
  const rows = items
    .flatMap(({ code, item, latest }): DivergingRow[] => {
      if (latest === null) return []
      const { low, mid, high } = latest.pooled
      const verdict = verdictWords(latest.pooled)
      return [{ code, wording: item.wording, low, mid, high, verdict }]
    })
    .sort((first, second) => highShare(second) - highShare(first))
  const options = { width: FIGURE_WIDTH, lowLabel: ballot.lowLabel, highLabel: ballot.highLabel }
  const blocks: Block[] = []
  for (let start = 0; start < rows.length; start += BARS_A_FIGURE) {
    const part = rows.slice(start, start + BARS_A_FIGURE)
    const { width, height } = divergingGeometry(part, options)
    blocks.push({
      kind: 'figure',
      anchor: `figure-results-${position + 1}-${start / BARS_A_FIGURE + 1}`,
      caption: line(
        'Low, middle and high scores in “',
        quoted(ballot.title),
        `”, round ${last?.round.number ?? 1}, by share of high scores`,
        ...(start === 0 ? [] : [plain(', continued')]),
      ),
      svg: divergingSvg(part, options),
      alternativeText: divergingAlternative(part),
      width,
      height,
    })
  }
  return blocks
}

function highShare({ low, mid, high }: DivergingRow): number {
  const scored = low + mid + high
  return scored === 0 ? 0 : high / scored
}
