import type { RoundResults } from '../../ballot/ballotResults.ts'
import type { Block, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, heading, line, note, paragraph, plain, quoted, reference } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { listed } from '../phrasing.ts'
import type { IndexedBallot, IndexedItem, StudyIndex } from '../studyIndex.ts'
import { agreementOfRounds } from './agreement.ts'
import { NAMING_COLUMNS, resultColumns } from './resultColumns.ts'
import type { ResultColumn } from './resultColumns.ts'
import { sensitivity } from './sensitivity.ts'
import { stability } from './stability.ts'

/** The table of every item and round; made for a wide page. */
export function resultsTables(context: DraftContext): Block[] {
  const { index } = context
  const blocks: Block[] = [heading(1, 'results', 'Results')]
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  if (voted.length === 0) {
    blocks.push(paragraph('No round of voting has been closed yet, so there are no results.'))
    return blocks
  }
  blocks.push(heading(2, 'results-items', 'Results by item and round'))
  for (const entry of voted) {
    const position = index.ballots.indexOf(entry)
    blocks.push(
      resultsTable(entry, position, index),
      resultsNote(entry, index),
      ...agreementOfRounds(entry, context.study),
      ...sensitivity(entry),
      ...stability(entry, position, context),
    )
  }
  return blocks
}

function resultsTable(entry: IndexedBallot, position: number, index: StudyIndex): Block {
  const columns = resultColumns(entry, index)
  return {
    kind: 'table',
    anchor: `table-results-${position + 1}`,
    caption: line('Results of “', quoted(entry.ballot.title), '”, by item and round'),
    columns: [...NAMING_COLUMNS, ...columns.map((each) => each.column)],
    rows: inTableOrder(entry.items).flatMap((item) => resultRows(item, columns)),
    hasRowHeadings: true,
  }
}

/** Items that were put in order stand by their last place, the others as on the ballot. */
function inTableOrder(items: readonly IndexedItem[]): IndexedItem[] {
  const placeOf = ({ latest }: IndexedItem) => {
    const pooled = latest?.result.pooled
    return pooled?.kind === 'ranking' ? (pooled.place ?? Number.MAX_SAFE_INTEGER) : 0
  }
  return items.toSorted((first, second) => placeOf(first) - placeOf(second))
}

function resultRows(item: IndexedItem, columns: readonly ResultColumn[]): TableRow[] {
  return item.outcomes.map((outcome) => ({
    anchor: null,
    cells: [
      cell(itemCode(item)),
      cell(quoted(item.item.wording)),
      cell(String(outcome.round.number)),
      ...columns.map((each) => each.cell(outcome)),
    ],
  }))
}

function resultsNote(entry: IndexedBallot, index: StudyIndex): Block {
  const hidden = hiddenGroupNames(entry, index)
  return note(
    FIGURES_EXPLAINED[kindOf(entry)],
    '⚑: public contributors and everybody else differ (',
    reference('analysis'),
    ' says when). ',
    ...(hidden.length === 0 ? [] : [plain(`Groups not shown by themselves: ${listed(hidden)}. `)]),
    'The words are explained in the ',
    reference('glossary', 'glossary'),
    '.',
  )
}

type Kind = 'rating' | 'ranking' | 'moscow'

function kindOf({ items }: IndexedBallot): Kind {
  return items.find(({ latest }) => latest !== null)?.latest?.result.pooled.kind ?? 'rating'
}

const FIGURES_EXPLAINED: Readonly<Record<Kind, string>> = {
  rating:
    'n/N beside “scored” is scores given of voters; in the column of high scores it is high scores of scores given. IQR: ' +
    'interquartile range. The triangle under a distribution marks the median. ',
  ranking:
    'n/N beside the points is of all that were given in the round; beside “voters” it is those who gave the item any, of ' +
    'all who voted. Items that share a place are tied. ',
  moscow:
    'n/N beside “answered” is answers given of voters; beside each of the four it is of the answers given. ',
}

/** The groups that the small-group rule hides: "VCSE", or "VCSE in round 1" where another round shows it. */
function hiddenGroupNames({ counted }: IndexedBallot, { groups }: StudyIndex): string[] {
  return groups.flatMap(({ id, shortName }) => {
    const rounds = counted.filter(({ results }) =>
      results.groups.some(({ panelGroupId, reason }) => panelGroupId === id && isHidden(reason)),
    )
    if (rounds.length === 0) return []
    if (rounds.length === counted.length) return [shortName]
    return [`${shortName} in round ${listed(rounds.map(({ round }) => String(round.number)))}`]
  })
}

/** Whether a group is not shown by itself, because it is small or would give a smaller one away. */
export function isHidden(reason: RoundResults['groups'][number]['reason']): boolean {
  return reason === 'too-few' || reason === 'would-reveal-another'
}
