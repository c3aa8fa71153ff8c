import type { Block, Inline, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bullets, cell, column, heading, line, paragraph, quoted, reference } from '../inlines.ts'
import { itemCodes } from '../itemPhrases.ts'
import { counted } from '../phrasing.ts'
import type { CountedRound, IndexedBallot, IndexedItem, StudyIndex } from '../studyIndex.ts'
import { statementCodeLink, statementCodes } from './statements.ts'
import { REASON_WORDS, verdictWords } from '../verdictWords.ts'

/** What was reworded, merged and left out on the way, and why; nothing before a round has been counted. */
export function itemsChanged({ index }: DraftContext): Block[] {
  if (index.ballots.every((entry) => entry.counted.length === 0)) return []
  const found = [...merged(index), ...leftOut(index), ...withdrawn(index), ...reworded(index)]
  return [
    heading(2, 'items-changed', 'Items reworded, merged and left out'),
    ...(found.length === 0
      ? [paragraph('No item was reworded, merged with another or left out between rounds.')]
      : found),
  ]
}

function merged(index: StudyIndex): Block[] {
  const count = index.liveCards.flatMap((card) => index.mergedInto(card.id)).length
  if (count === 0) return []
  return [
    paragraph(
      `${counted(count, 'card was', 'cards were')} merged into another that says the same; `,
      reference('table-merged-cards'),
      ' gives each with the reason.',
    ),
  ]
}

/** Each change of a statement's words, with the reason where somebody gave one. */
function reworded({ statements }: StudyIndex): Block[] {
  const rows = statements.flatMap((each): TableRow[] =>
    each.wordings.slice(1).map((wording, index) => ({
      anchor: null,
      cells: [
        cell(statementCodeLink(each)),
        cell(quoted(each.wordings[index]?.text ?? '')),
        cell(quoted(wording.text)),
        wording.reason === ''
          ? cell('Not said')
          : wording.reason.split('\n').map((part) => line(quoted(part))),
      ],
    })),
  )
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      anchor: 'table-reworded',
      caption: line('Statements that were reworded'),
      columns: [column('Statement', 3), column('Said before', 8), column('Said after', 8), column('Why', 6)],
      rows,
      hasRowHeadings: true,
    },
  ]
}

/** What stood in a round and not in the next, by what the round said of it. */
function leftOut({ ballots }: StudyIndex): Block[] {
  const lines = ballots.flatMap((entry) => entry.counted.flatMap((round) => leftAfter(entry, round)))
  return lines.length === 0 ? [] : [paragraph('Not voted on again in the next round:'), bullets(lines)]
}

function leftAfter({ ballot, items, rounds }: IndexedBallot, { round }: CountedRound): Inline[][] {
  const next = rounds.find(({ number }) => number === round.number + 1)
  if (next === undefined) return []
  const left = items.filter(({ item }) => round.itemIds.includes(item.id) && !next.itemIds.includes(item.id))
  const groups = Map.groupBy(left, (item) => whyLeft(item, round.number))
  return [...groups].map(([why, which]) =>
    line('“', quoted(ballot.title), `”, after round ${round.number}: `, ...itemCodes(which), ` (${why}).`),
  )
}

/** "in: the median is high" */
function whyLeft({ outcomes }: IndexedItem, number: number): string {
  const made = outcomes.find(({ round }) => round.number === number)?.result.pooled
  if (made === undefined) return 'not counted'
  const reason = REASON_WORDS[made.reason]
  return `${verdictWords(made).toLowerCase()}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}

/** The reasons stand where the statements do. */
function withdrawn({ statements }: StudyIndex): Block[] {
  const found = statements.filter(({ standing }) => standing.status === 'withdrawn')
  return found.length === 0
    ? []
    : [
        paragraph(
          'Withdrawn: ',
          ...statementCodes(found),
          '; ',
          reference('statements-withdrawn'),
          ' gives the reasons.',
        ),
      ]
}
