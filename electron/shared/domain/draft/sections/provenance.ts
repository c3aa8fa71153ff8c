import type { Block, Inline, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, code, column, heading, joined, line, note, paragraph, plain, quoted } from '../inlines.ts'
import { cardLine, itemAnchor } from '../itemPhrases.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { counted } from '../phrasing.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

/** From each item back to its card, the card's places and the rounds, and from each card to those merged into it. */
export function provenance({ index }: DraftContext): Block[] {
  const blocks: Block[] = [
    { ...heading(1, 'provenance', 'Appendix A. Where every item comes from'), isNumbered: false },
  ]
  if (index.items.length === 0) {
    blocks.push(paragraph('Nothing has been put to the vote yet.'), ...mergedCards(index))
    return blocks
  }
  blocks.push(
    {
      kind: 'table',
      anchor: 'table-provenance',
      caption: line(
        'Every item: its wording in the vote, what it was taken from, where that stands, and its rounds',
      ),
      columns: [
        column('Item', 4),
        column('Wording in the vote', 20),
        column('Taken from', 22),
        column('Stage', 13),
        column('Other boards', 13),
        column('Ballot and rounds', 18),
      ],
      rows: index.items.map((item) => ({
        anchor: itemAnchor(item),
        cells: [
          cell(item.code),
          cell(quoted(item.item.wording)),
          sourceCell(item, index),
          stageCell(item, index),
          otherBoardsCell(item, index),
          roundsCell(item),
        ],
      })),
      hasRowHeadings: true,
    },
    note(
      'A card’s identifier is the one it has in the study file and in the table of cards that is exported beside this draft.',
    ),
    ...mergedCards(index),
  )
  return blocks
}

/** Every merge with its reason, whether or not the card was voted on; nothing where no card was merged. */
function mergedCards(index: StudyIndex): Block[] {
  const merged = index.liveCards.flatMap((card) =>
    index.mergedInto(card.id).map((other) => ({ card, other, merge: index.mergeOf(other.id) })),
  )
  if (merged.length === 0) return []
  return [
    { ...heading(2, 'merged-cards', 'Cards that were merged'), isNumbered: false },
    paragraph(
      'One card stands for the others that say the same. These are kept in the study with their words.',
    ),
    {
      kind: 'table',
      anchor: 'table-merged-cards',
      caption: line('Every merge: the card that stands for another, the other one, why, and who decided it'),
      columns: [
        column('Card', 10),
        column('Stands also for', 12),
        column('Why they were merged', 9),
        column('Who decided', 6),
      ],
      rows: merged.map(({ card, other, merge }) => ({
        anchor: null,
        cells: [
          cell(...cardLine(card, index)),
          [line(quoted(other.text), ' ', code(other.id))],
          saidCell(merge?.reason),
          saidCell(merge?.decidedBy),
        ],
      })),
      hasRowHeadings: true,
    },
  ]
}

function saidCell(words: string | undefined): TableCell {
  return words === undefined || words === ''
    ? cell('Not said')
    : words.split('\n').map((part) => line(quoted(part)))
}

/** The card or the theme that an item was taken from; a statement comes from nothing else. */
function sourceCell({ card, theme, item }: IndexedItem, index: StudyIndex): TableCell {
  if (item.columnId !== null) return themeCell(theme, item, index)
  if (item.cardId === null)
    return cell('A statement written for this ballot; no card or theme stands behind it.')
  if (card === null) return cell('Card no longer in the study')
  const paragraphs: TableCell = [line(`${KIND_NAMES[card.kind].heading.replace(/s$/, '')} `, code(card.id))]
  if (card.text !== item.wording && !card.isHidden) {
    paragraphs.push(line('The card now says: ', quoted(card.text)))
  }
  if (card.isDeleted) paragraphs.push(line('The card has since been deleted.'))
  for (const merged of index.mergedInto(card.id)) {
    paragraphs.push(line('Merged into it: ', quoted(merged.text), ' ', code(merged.id)))
  }
  return paragraphs
}

function themeCell(theme: IndexedItem['theme'], item: IndexedItem['item'], index: StudyIndex): TableCell {
  if (theme === null) return cell('Theme no longer in the study')
  const board = index.boards.find(({ board: each }) => each.id === theme.boardId)?.board
  const place = board === undefined || theme.isArchived ? [] : [' of “', quoted(board.name), '”']
  const paragraphs: TableCell = [line('Theme', ...place, ' ', code(theme.id))]
  if (theme.isArchived || board === undefined) paragraphs.push(line('The theme has since been put away.'))
  else if (theme.name !== item.wording && !theme.isHidden && !board.isHidden) {
    paragraphs.push(line('The theme is now called: ', quoted(theme.name)))
  }
  const cards = theme.isHidden ? [] : index.cardsIn(theme.id)
  if (cards.length > 0) paragraphs.push(line(`It holds ${counted(cards.length, 'card')} now.`))
  return paragraphs
}

function stageCell({ card }: IndexedItem, index: StudyIndex): TableCell {
  const stage = card === null ? null : index.stageOf(card.id)
  return cell(stage === null ? 'None' : quoted(stage.name))
}

function otherBoardsCell({ card }: IndexedItem, index: StudyIndex): TableCell {
  const places = card === null ? [] : index.placesOf(card.id)
  const others = places.filter(({ board }) => board.id !== index.pathway?.id)
  return others.length === 0
    ? cell('None')
    : others.map(({ board, column: place }) => line(quoted(board.name), ': ', quoted(place.name)))
}

function roundsCell({ ballot, outcomes }: IndexedItem): TableCell {
  const rounds = outcomes.map(({ round, result }): Inline[] => [
    plain(`round ${round.number}: ${verdictWords(result.pooled).toLowerCase()}`),
  ])
  return cell(
    quoted(ballot.title),
    ...(rounds.length === 0 ? [plain(', not counted yet')] : [plain(', '), ...joined(rounds, '; ')]),
  )
}
