import type { Figures } from '../../ballot/figures.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bullets,
  cell,
  column,
  heading,
  joined,
  line,
  paragraph,
  plain,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { cardLine, figuresPhrase, itemLine } from '../itemPhrases.ts'
import { shareOf, shortNumber } from '../phrasing.ts'
import { KIND_NAMES } from '../kindNames.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'
import { agreedIn } from './pathway.ts'

/** What the room did not settle, and what nobody has covered. */
export function disagreements({ index }: DraftContext): Block[] {
  return [
    heading(1, 'disagreements', 'Where the room did not agree'),
    ...unsettled(index),
    ...rejected(index),
    ...splits(index),
    promptBlock('describe minority views that the scores do not show'),
    ...parkingLot(index),
    ...gaps(index),
  ]
}

const REASONS: Readonly<Record<Figures['reason'], string>> = {
  'median-high': 'The median is high',
  'median-low': 'The median is low',
  'median-between': 'The median lies between the limits of “in” and “out”',
  disagreement: 'Scores are spread too widely',
  'no-scores': 'Nobody gave a score',
}

function unsettled(index: StudyIndex): Block[] {
  const open = index.items.filter(
    ({ latest }) => latest?.pooled.verdict === 'uncertain' || latest?.pooled.verdict === 'no-data',
  )
  const blocks: Block[] = [heading(2, 'unsettled', 'Items without agreement')]
  if (open.length === 0) {
    blocks.push(
      paragraph(
        index.items.some(({ latest }) => latest !== null)
          ? 'After its last round, every item was in or out.'
          : 'No item has results yet.',
      ),
    )
    return blocks
  }
  blocks.push({
    kind: 'table',
    anchor: 'table-unsettled',
    caption: line('Items without agreement after their last round'),
    columns: [
      column('Item', 5),
      column('Median (IQR)', 2),
      column('Scored 1–3, n/N (%)', 2),
      column('Scored 7–9, n/N (%)', 2),
      column('Why', 3),
    ],
    rows: open.flatMap((item) => {
      if (item.latest === null) return []
      const { pooled } = item.latest
      const { median, q1, q3, low, high, n } = pooled
      return [
        {
          anchor: null,
          cells: [
            cell(...itemLine(item)),
            cell(n === 0 ? '–' : `${shortNumber(median)} (${shortNumber(q1)} to ${shortNumber(q3)})`),
            cell(n === 0 ? '–' : shareOf(low, n)),
            cell(n === 0 ? '–' : shareOf(high, n)),
            cell(REASONS[pooled.reason]),
          ],
        },
      ]
    }),
    hasRowHeadings: true,
  })
  return blocks
}

function rejected(index: StudyIndex): Block[] {
  const out = index.items.filter(({ latest }) => latest?.pooled.verdict === 'out')
  if (out.length === 0) return []
  return [
    heading(2, 'rated-out', 'Items that the panel rated out'),
    bullets(
      out.map((item) => [
        ...itemLine(item),
        plain(item.latest === null ? '' : `: ${figuresPhrase(item.latest.pooled)}`),
      ]),
    ),
  ]
}

function splits(index: StudyIndex): Block[] {
  if (index.items.every(({ latest }) => latest === null)) return []
  const blocks: Block[] = [heading(2, 'splits', 'Public contributors and everybody else')]
  const compared = index.items.filter(({ latest }) => (latest?.publicVersusRest ?? null) !== null)
  const flagged = compared.filter(({ latest }) => latest?.publicVersusRest?.flagged === true)
  if (compared.length === 0) {
    blocks.push(paragraph('The two sides could not be compared for any item.'))
    return blocks
  }
  if (flagged.length === 0) {
    blocks.push(
      paragraph(
        `None of the ${compared.length} items that could be compared is flagged: verdicts were the same and medians ` +
          'less than 2 points apart.',
      ),
    )
    return blocks
  }
  blocks.push({
    kind: 'table',
    anchor: 'table-splits',
    caption: line('Items on which public contributors and everybody else differ, last round'),
    columns: [
      column('Item', 5),
      column('Public contributors', 3),
      column('Everybody else', 3),
      column('Whole panel', 2),
    ],
    rows: flagged.map((item) => ({ anchor: null, cells: splitCells(item) })),
    hasRowHeadings: true,
  })
  return blocks
}

function splitCells(item: IndexedItem): Inline[][][] {
  const sides = item.latest?.publicVersusRest ?? null
  const side = (figures: Figures | undefined) =>
    figures === undefined ? '–' : `${verdictWords(figures)}: ${figuresPhrase(figures)}`
  return [
    cell(...itemLine(item)),
    cell(side(sides?.public)),
    cell(side(sides?.rest)),
    cell(item.latest === null ? '–' : verdictWords(item.latest.pooled)),
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

function gaps(index: StudyIndex): Block[] {
  const uncovered = index.liveCards.filter(
    (card) =>
      card.kind === 'barrier' &&
      index.linkedFrom(card.id, 'addressed-by').length === 0 &&
      index.linkedFrom(card.id, 'eased-by').length === 0,
  )
  const barriers = index.liveCards.filter((card) => card.kind === 'barrier').length
  const withoutAgreement = index.stages.flatMap((stage, position) =>
    agreedIn(index.cardsIn(stage.id), index).length === 0 ? [{ stage, position }] : [],
  )
  const blocks: Block[] = [heading(2, 'gaps', 'Gaps')]
  if (barriers === 0) {
    blocks.push(paragraph('The study holds no barriers.'))
  } else if (uncovered.length === 0) {
    blocks.push(
      paragraph('Every barrier is linked to a training need that addresses it or an enabler that eases it.'),
    )
  } else {
    blocks.push(
      paragraph(
        `Barriers that no training need addresses and no enabler eases, ${shareOf(uncovered.length, barriers)}:`,
      ),
      bullets(
        uncovered.map((card) => {
          const stage = index.stageOf(card.id)
          return stage === null
            ? cardLine(card, index)
            : line(...cardLine(card, index), ' (', quoted(stage.name), ')')
        }),
      ),
    )
  }
  blocks.push(...unaskedTraining(index))
  if (index.stages.length > 0) {
    blocks.push(
      paragraph(
        ...(withoutAgreement.length === 0
          ? ['Every stage has at least one agreed item.']
          : [
              'Stages without an agreed item: ',
              ...joined(
                withoutAgreement.map(({ stage, position }) =>
                  line(quoted(stage.name), ' (', reference(`stage-${position + 1}`), ')'),
                ),
                '; ',
              ),
              '.',
            ]),
      ),
    )
  }
  return blocks
}

/** Training needs to which no barrier leads; nothing for a study without any. */
function unaskedTraining(index: StudyIndex): Block[] {
  const needs = index.liveCards.filter((card) => card.kind === 'training-need')
  if (needs.length === 0) return []
  const asked = new Set(
    index.liveCards
      .filter((card) => card.kind === 'barrier')
      .flatMap((card) => index.linkedFrom(card.id, 'addressed-by').map(({ id }) => id)),
  )
  const unasked = needs.filter((card) => !asked.has(card.id))
  if (unasked.length === 0) return [paragraph('Every training need answers to a barrier.')]
  return [
    paragraph(`Training needs that no barrier asks for, ${shareOf(unasked.length, needs.length)}:`),
    bullets(unasked.map((card) => cardLine(card, index))),
  ]
}
