import { cardKind } from '../../board/card.ts'
import type { Card } from '../../board/card.ts'
import type { Workshop } from '../../study/workshop.ts'
import type { Block, Inline, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
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
import { KIND_NAMES } from '../kindNames.ts'
import { counted } from '../phrasing.ts'
import type { CardOrigin } from '../studyActivity.ts'
import type { IndexedBallot, IndexedItem } from '../studyIndex.ts'

/** Where cards came from, what became of them, and what each ballot was made of. */
export function itemsGathered(context: DraftContext): Block[] {
  const { study, index } = context
  return [
    heading(2, 'items-gathered', 'How items were gathered'),
    ...(study.templateName === null
      ? []
      : [paragraph('The study file was started from the template “', quoted(study.templateName), '”.')]),
    ...cards(context),
    ...sorted(context),
    ...onBallots(index.ballots),
    promptBlock('methods.items', 'say where the first items came from (literature, earlier work, the panel)'),
    promptBlock('methods.search', 'say how any search for evidence was done, or that there was none'),
    promptBlock('methods.evidence', 'say what evidence the panel was given, and in what form'),
    promptBlock('methods.piloting', 'say whether the questions were piloted'),
  ]
}

function cards(context: DraftContext): Block[] {
  const { index } = context
  const { liveCards } = index
  if (liveCards.length === 0) return [paragraph('The study holds no cards.')]
  const merged = liveCards.flatMap((card) => index.mergedInto(card.id)).filter((card) => !card.isDeleted)
  return [
    paragraph(
      `The study holds ${counted(liveCards.length, 'card')}: ${kindsOf(liveCards)}`,
      ...(merged.length === 0
        ? ['.']
        : [
            `. ${counted(merged.length, 'more card was', 'more cards were')} merged into one of these (`,
            reference('table-merged-cards'),
            ').',
          ]),
    ),
    ...sources([...liveCards, ...merged], context),
  ]
}

/** "1 step, 8 barriers" */
function kindsOf(found: readonly Pick<Card, 'kind'>[]): string {
  return cardKind.options
    .flatMap((kind) => {
      const count = found.filter((card) => card.kind === kind).length
      return count === 0 ? [] : [counted(count, KIND_NAMES[kind].singular, KIND_NAMES[kind].plural)]
    })
    .join(', ')
}

interface From {
  key: string
  one: string
  more: string
  where: Inline[]
}

function cameFrom(origin: CardOrigin, workshop: Workshop | null): From {
  if (origin === 'template')
    return { key: origin, one: 'came', more: 'came', where: line('with the template') }
  const verbs = { one: 'was', more: 'were' }
  if (origin === 'brought-in') return { key: origin, ...verbs, where: line('brought in from elsewhere') }
  return workshop === null
    ? { key: 'nowhere', ...verbs, where: line('written outside any workshop') }
    : { key: workshop.id, ...verbs, where: line('written in “', quoted(workshop.name), '”') }
}

/** How many cards came with the template, from elsewhere, and from each workshop, merged ones with them. */
function sources(all: readonly Card[], { index, activity }: DraftContext): Block[] {
  const counts = new Map<string, { from: From; count: number }>()
  for (const card of all) {
    const from = cameFrom(activity?.cardOrigins.get(card.id) ?? 'written', index.workshopOf(card))
    const found = counts.get(from.key)
    if (found === undefined) counts.set(from.key, { from, count: 1 })
    else found.count += 1
  }
  // The log alone can tell a card that came with the template from one that was written outside a workshop.
  if (activity === undefined || (counts.size === 1 && counts.has('nowhere'))) return []
  return [
    paragraph(
      counts.size === 1 ? '' : `Of all ${all.length} cards, `,
      ...joined(
        [...counts.values()].map(({ from, count }) => [
          plain(`${counts.size === 1 ? 'All ' : ''}${count} ${count === 1 ? from.one : from.more} `),
          ...from.where,
        ]),
        ', ',
      ),
      '.',
    ),
  ]
}

function sorted({ index }: DraftContext): Block[] {
  // A board that nothing stands on has sorted nothing.
  const boards = index.boards.filter(({ columns }) =>
    columns.some((each) => index.cardsIn(each.id).length > 0),
  )
  if (boards.length === 0) return []
  return [
    paragraph(
      `Cards were sorted on ${counted(boards.length, 'board')}: `,
      ...joined(
        boards.map(({ board }) => [quoted(board.name)]),
        ', ',
      ),
      '.',
    ),
  ]
}

/** What each ballot put to the vote, by what it was taken from. */
function onBallots(ballots: readonly IndexedBallot[]): Block[] {
  if (ballots.length === 0) return []
  return [
    {
      kind: 'table',
      anchor: 'table-items-gathered',
      caption: line('What each ballot put to the vote, and what its items were taken from'),
      columns: [
        column('Ballot', 8),
        column('Items', 2, 'end'),
        column('Cards', 9),
        column('Themes', 3, 'end'),
        column('Statements of the framework', 4, 'end'),
        column('Written for the ballot', 4, 'end'),
      ],
      rows: ballots.map(({ ballot, items }) => ({
        anchor: null,
        cells: [
          cell(quoted(ballot.title)),
          cell(String(items.length)),
          cardsCell(items),
          countCell(items, ({ item }) => item.columnId !== null),
          countCell(items, ({ item }) => item.statementId !== null),
          countCell(items, isWritten),
        ],
      })),
      hasRowHeadings: true,
    },
  ]
}

function cardsCell(items: readonly IndexedItem[]): TableCell {
  const taken = items.filter(({ item }) => item.cardId !== null)
  const known = taken.flatMap(({ card }) => card ?? [])
  if (taken.length === 0) return cell('0')
  return cell(known.length < taken.length ? String(taken.length) : kindsOf(known))
}

function countCell(items: readonly IndexedItem[], isOne: (item: IndexedItem) => boolean): TableCell {
  return cell(String(items.filter(isOne).length))
}

function isWritten({ item }: IndexedItem): boolean {
  return item.cardId === null && item.columnId === null && item.statementId === null
}
