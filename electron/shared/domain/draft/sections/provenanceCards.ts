import type { Card } from '../../board/card.ts'
import type { Block, Inline, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, code, column, heading, line, note, quoted, reference } from '../inlines.ts'
import { itemCodes } from '../itemPhrases.ts'
import { KIND_NAMES } from '../kindNames.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { statementCodes } from './statements.ts'

/** The cards that an item or a statement was taken from, with the codes that the appendix gives them: "C1", "C2", … */
export type UsedCards = ReadonlyMap<string, { code: string; card: Card }>

/** In the order of the items, then of the statements. Those that are hidden still are left out. */
export function cardsUsed(index: StudyIndex): UsedCards {
  const cards = new Map<string, Card>()
  for (const { card } of index.items) if (card !== null && !card.isHidden) cards.set(card.id, card)
  for (const each of index.statements) for (const card of each.cards) cards.set(card.id, card)
  return new Map([...cards.values()].map((card, position) => [card.id, { code: `C${position + 1}`, card }]))
}

/** "C4", leading to the card's row. */
export function cardCodeLink({ code: words }: { code: string }): Inline {
  return reference(`card-${words.toLowerCase()}`, words)
}

/** Every card that was used: its words, where it stands, when it came, what it stands for, and what came of it. */
export function provenanceOfCards(context: DraftContext, cards: UsedCards): Block[] {
  const { index } = context
  if (cards.size === 0) return []
  return [
    { ...heading(2, 'provenance-cards', 'Cards, and what came of them'), isNumbered: false },
    {
      kind: 'table',
      anchor: 'table-provenance-cards',
      caption: line('Every card that an item or a statement comes from'),
      columns: [
        column('Card', 4),
        column('Words', 25),
        column('Kind and place', 27),
        column('Came from', 15),
        column('Items', 8),
        column('Statements', 8),
      ],
      rows: [...cards.values()].map((used) => ({
        anchor: `card-${used.code.toLowerCase()}`,
        cells: [
          cell(used.code),
          [
            line(quoted(used.card.text)),
            line(code(used.card.id)),
            ...mergedInto(used.card, index),
            ...fateOf(used.card, index, cards),
          ],
          placesCell(used.card, index),
          cell(...originOf(used.card, context)),
          codesCell(itemCodes(index.itemsOf(used.card.id))),
          codesCell(statementCodes(index.statementsOf(used.card.id))),
        ],
      })),
      hasRowHeadings: true,
    },
    note(
      'The long identifier is the one that the card has in the study file and in the table of cards exported beside this draft.',
    ),
  ]
}

function fateOf(card: Card, index: StudyIndex, cards: UsedCards): TableCell {
  if (card.isDeleted) return [line('The card has since been deleted.')]
  const survivor = index.survivorOf(card.id)
  if (survivor === card.id) return []
  const used = cards.get(survivor)
  const into = index.liveCards.find(({ id }) => id === survivor)
  return [
    line(
      'Merged into ',
      ...(used === undefined ? [quoted(into?.text ?? 'another card')] : [cardCodeLink(used)]),
      ...becauseOf(card, index),
      '.',
    ),
  ]
}

/** Why a card was merged, after a colon; nothing where nobody said. */
function becauseOf(card: Card, index: StudyIndex): Inline[] {
  const reason = index.mergeOf(card.id)?.reason ?? ''
  return reason === '' ? [] : line(': “', quoted(reason.replaceAll('\n', ' ')), '”')
}

function placesCell(card: Card, index: StudyIndex): TableCell {
  const places = index.placesOf(card.id)
  const kind = KIND_NAMES[card.kind].heading.replace(/s$/, '')
  if (places.length === 0) return cell(`${kind}, on no board`)
  return places.map(({ board, column: place }, position) =>
    line(...(position === 0 ? [`${kind}. `] : []), quoted(board.name), ': ', quoted(place.name)),
  )
}

/** The workshop in which it was written; the activity log alone tells the other cards apart. */
function originOf(card: Card, { index, activity }: DraftContext): Inline[] {
  const workshop = index.workshopOf(card)
  const origin = activity?.cardOrigins.get(card.id) ?? 'written'
  if (origin === 'template') return line('The template')
  if (origin === 'brought-in') return line('Brought in from elsewhere')
  return workshop === null ? line('No workshop') : [quoted(workshop.name)]
}

function mergedInto(card: Card, index: StudyIndex): TableCell {
  return index
    .mergedInto(card.id)
    .map((other) => line('Stands also for: ', quoted(other.text), ...becauseOf(other, index)))
}

function codesCell(codes: Inline[]): TableCell {
  return codes.length === 0 ? cell('–') : [codes]
}
