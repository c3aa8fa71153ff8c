import { isDisputed } from '../../ballot/figures.ts'
import type { Figures } from '../../ballot/figures.ts'
import { isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import type { Block, Inline, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bullets,
  cell,
  column,
  heading,
  line,
  paragraph,
  plain,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { baseOf, cardLine, figuresPhrase, itemLine, outcomePhrase } from '../itemPhrases.ts'
import { countOf, shortNumber } from '../phrasing.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { bandDeeds } from '../methodWords.ts'
import type { IndexedItem, Outcome, StudyIndex } from '../studyIndex.ts'
import { REASON_WORDS, verdictWords } from '../verdictWords.ts'
import { coverageGaps } from './coverageGaps.ts'
import { openStatements } from './openStatements.ts'

/** What the room did not settle, and what nobody has covered. */
export function disagreements({ index }: DraftContext): Block[] {
  return [
    heading(1, 'disagreements', 'Where the room did not agree'),
    ...openStatements(index),
    ...unsettled(index),
    ...rejected(index),
    ...splits(index),
    ...discussed(index),
    promptBlock('disagreements.minority', 'describe minority views that the scores do not show'),
    ...parkingLot(index),
    ...coverageGaps(index),
  ]
}

/** Items that are neither in nor out, the disputed first. Those that were only put in order are settled by no rule. */
function unsettled(index: StudyIndex): Block[] {
  const open = index.items.filter(({ latest }) => {
    const verdict = latest?.result.pooled.verdict
    return verdict === 'uncertain' || verdict === 'no-data'
  })
  const blocks: Block[] = [heading(2, 'unsettled', 'Items without agreement')]
  if (open.length === 0) {
    blocks.push(paragraph(nothingOpen(index)))
    return blocks
  }
  const isDisputedItem = ({ latest }: IndexedItem) => latest !== null && isDisputed(latest.result.pooled)
  const ordered = open.toSorted(
    (first, second) => Number(isDisputedItem(second)) - Number(isDisputedItem(first)),
  )
  blocks.push(
    paragraph(
      'By its last vote each of these was neither in nor out. Those that split the panel come first.',
    ),
    {
      kind: 'table',
      anchor: 'table-unsettled',
      caption: line('Items without agreement after the last round that had them'),
      columns: [
        column('Item', 6),
        column('Round', 2, 'centre'),
        column('What the panel said', 5),
        column('Why', 4),
      ],
      rows: ordered.flatMap((item): TableRow[] =>
        item.latest === null
          ? []
          : [
              {
                anchor: null,
                cells: [
                  cell(...itemLine(item)),
                  cell(String(item.latest.round.number)),
                  cell(unsettledFigures(item.latest)),
                  cell(REASON_WORDS[item.latest.result.pooled.reason]),
                ],
              },
            ],
      ),
      hasRowHeadings: true,
    },
  )
  return blocks
}

function nothingOpen({ items }: StudyIndex): string {
  const verdicts = items.flatMap(({ latest }) => (latest === null ? [] : [latest.result.pooled.verdict]))
  if (verdicts.length === 0) return 'No item has results yet.'
  return verdicts.every((verdict) => verdict === 'ranked')
    ? 'The items were put in order only: that does not show how far the panel agreed.'
    : 'After the last round that had it, every item that was put to a rule was in or out.'
}

/** Both ends of the scale, as they are what keeps a panel apart. */
function unsettledFigures({ result, rule }: Outcome): string {
  const { pooled } = result
  if (pooled.kind !== 'rating' || !isRatingRule(rule) || pooled.n === 0) return figuresPhrase(pooled, rule)
  const { median, q1, q3, low } = pooled
  const spread = ` (IQR ${shortNumber(q1)} to ${shortNumber(q3)})`
  const phrase = figuresPhrase(pooled, rule).replace(`median ${shortNumber(median)}`, `$&${spread}`)
  return `${phrase}, ${countOf(low, baseOf(pooled, rule))} ${bandDeeds(rule).low}`
}

function rejected(index: StudyIndex): Block[] {
  const out = index.items.filter(({ latest }) => latest?.result.pooled.verdict === 'out')
  if (out.length === 0) return []
  return [
    heading(2, 'rated-out', 'Items that are out'),
    bullets(
      out.map((item) => [
        ...itemLine(item),
        plain(item.latest === null ? '' : ` (${figuresPhrase(item.latest.result.pooled, item.latest.rule)})`),
      ]),
    ),
  ]
}

function splits(index: StudyIndex): Block[] {
  if (index.items.every(({ latest }) => latest === null)) return []
  const blocks: Block[] = [heading(2, 'splits', 'Public contributors and everybody else')]
  const compared = index.items.filter(({ latest }) => (latest?.result.publicVersusRest ?? null) !== null)
  const flagged = compared.filter(({ latest }) => latest?.result.publicVersusRest?.flagged === true)
  if (compared.length === 0) {
    blocks.push(paragraph('The two sides could not be compared for any item.'))
    return blocks
  }
  if (flagged.length === 0) {
    blocks.push(
      paragraph(
        `None of the ${compared.length} items that could be compared is flagged; `,
        reference('analysis'),
        ' says when one would be.',
      ),
    )
    return blocks
  }
  blocks.push(
    paragraph(
      'These items are flagged: the two sides came to different verdicts, or stood well apart (',
      reference('analysis'),
      ' says how far). A verdict of the whole panel hides such a split.',
    ),
    {
      kind: 'table',
      anchor: 'table-splits',
      caption: line(
        'Items on which public contributors and everybody else differ, in the last round that had them',
      ),
      columns: [
        column('Item', 5),
        column('Public contributors', 3),
        column('Everybody else', 3),
        column('Whole panel', 2),
      ],
      rows: flagged.map((item) => ({ anchor: null, cells: splitCells(item) })),
      hasRowHeadings: true,
    },
  )
  return blocks
}

function splitCells(item: IndexedItem): Inline[][][] {
  const { latest } = item
  const sides = latest?.result.publicVersusRest ?? null
  const side = (figures: Figures | undefined, rule: ConsensusRule | undefined) =>
    figures === undefined || rule === undefined ? '–' : outcomePhrase(figures, rule)
  return [
    cell(...itemLine(item)),
    cell(side(sides?.public, latest?.rule)),
    cell(side(sides?.rest, latest?.rule)),
    cell(latest === null ? '–' : verdictWords(latest.result.pooled)),
  ]
}

/** What was written down when the room looked at results: somebody's words about a talk, and nobody's vote. */
function discussed(index: StudyIndex): Block[] {
  const rows = index.items.flatMap((item) =>
    item.notes.map(({ round, text }): TableRow => ({
      anchor: null,
      cells: [
        cell(...itemLine(item)),
        cell(String(round.number)),
        text
          .split('\n')
          .filter((part) => part.trim() !== '')
          .map((part) => line(quoted(part))),
      ],
    })),
  )
  if (rows.length === 0) return []
  return [
    heading(2, 'discussion-notes', 'What was said of results'),
    paragraph(
      'The facilitator noted what was said when the room looked at a round’s results. These notes are not minutes, and ' +
        'they had no part in any verdict.',
    ),
    {
      kind: 'table',
      anchor: 'table-discussion-notes',
      caption: line('The facilitator’s notes, by item and round'),
      columns: [column('Item', 5), column('After round', 2, 'centre'), column('Facilitator’s note', 9)],
      rows,
      hasRowHeadings: true,
    },
  ]
}

function parkingLot(index: StudyIndex): Block[] {
  const parked = index.boards.flatMap(({ board, columns }) =>
    columns
      .filter((each) => each.role === 'parking')
      .map((each) => ({ board, cards: index.cardsIn(each.id) }))
      .filter(({ cards }) => cards.length > 0),
  )
  return [
    heading(2, 'parking-lot', 'Parking lot'),
    ...(parked.length === 0 ? [paragraph('No card was left in a parking lot.')] : []),
    ...parked.flatMap(({ board, cards }) => [
      paragraph('Left in the parking lot of “', quoted(board.name), '”:'),
      bullets(cards.map((card) => [...cardLine(card, index), plain(` (${KIND_NAMES[card.kind].singular})`)])),
    ]),
  ]
}
