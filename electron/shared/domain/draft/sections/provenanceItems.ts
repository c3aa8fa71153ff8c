import type { Block, TableCell } from '../draftDocument.ts'
import { cell, code, column, heading, line, plain, quoted } from '../inlines.ts'
import { itemAnchor, outcomePhrase } from '../itemPhrases.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { counted } from '../phrasing.ts'
import type { IndexedBallot, IndexedItem, Outcome, StudyIndex } from '../studyIndex.ts'
import { cardCodeLink } from './provenanceCards.ts'
import type { UsedCards } from './provenanceCards.ts'
import { statementCodeLink, statementCodes } from './statements.ts'

/** Every item with its frozen wording, what it was taken from, each round's figures, and the statements it led to. */
export function provenanceOfItems(index: StudyIndex, cards: UsedCards): Block[] {
  if (index.items.length === 0) return []
  return [
    { ...heading(2, 'provenance-items', 'Items that were voted on'), isNumbered: false },
    ...index.ballots.flatMap((entry, position) => ballotTable(entry, position, index, cards)),
  ]
}

function ballotTable(
  { ballot, items, rounds }: IndexedBallot,
  position: number,
  index: StudyIndex,
  cards: UsedCards,
): Block[] {
  if (items.length === 0) return []
  const workshops = new Map(rounds.map((round) => [index.workshopOf(round)?.id, index.workshopOf(round)]))
  const [only] = [...workshops.values()]
  // Where all rounds were held in one workshop, it is named once.
  const held = workshops.size === 1 && only !== null && only !== undefined ? only : null
  return [
    {
      kind: 'table',
      anchor: `table-provenance-${position + 1}`,
      caption: line(
        'Items of “',
        quoted(ballot.title),
        '”',
        ...(held === null ? [] : [plain(', voted on in “'), quoted(held.name), plain('”')]),
        ...(ballot.broughtFrom === null
          ? []
          : [plain(', brought in from “'), quoted(ballot.broughtFrom), plain('”')]),
        ': wording in the vote, what each was taken from, and what each round said',
      ),
      columns: [
        column('Item', 4),
        column('Wording in the vote', 24),
        column('Taken from', 16),
        column('What each round said', 34),
        column('Statements', 8),
      ],
      rows: items.map((item) => {
        const statements = index.statementsOfItem(item.item.id)
        return {
          anchor: itemAnchor(item),
          cells: [
            cell(item.code),
            cell(quoted(item.item.wording)),
            sourceCell(item, index, cards),
            item.outcomes.length === 0
              ? cell('Not counted yet')
              : roundLines(item.outcomes, index, held === null),
            statements.length === 0 ? cell('–') : cell(...statementCodes(statements)),
          ],
        }
      }),
      hasRowHeadings: true,
    },
  ]
}

/** What an item puts to the vote: a card, a theme, a statement of the framework, or words of its own. */
function sourceCell(indexed: IndexedItem, index: StudyIndex, cards: UsedCards): TableCell {
  const { card, theme, item } = indexed
  if (item.columnId !== null) return themeCell(theme, item, index)
  if (item.statementId !== null) return statementCell(item, index)
  if (item.cardId === null) {
    return cell('Written for this ballot')
  }
  if (card === null) return cell('Card no longer in the study')
  const used = cards.get(card.id)
  const kind = KIND_NAMES[card.kind].heading.replace(/s$/, '')
  const paragraphs: TableCell = [
    used === undefined
      ? line(`${kind} `, code(card.id))
      : line(cardCodeLink(used), `, ${kind.toLowerCase()}`),
  ]
  if (card.text !== item.wording && !card.isHidden) {
    paragraphs.push(line('The card now says: ', quoted(card.text)))
  }
  if (card.isDeleted) paragraphs.push(line('The card has since been deleted.'))
  return paragraphs
}

function statementCell(item: IndexedItem['item'], index: StudyIndex): TableCell {
  const found = index.statements.find(({ statement }) => statement.id === item.statementId)
  if (found === undefined) return cell('Statement no longer in the study')
  const own = line('Statement ', statementCodeLink(found))
  return found.statement.text === item.wording ? [own] : [own, line('It has been reworded since.')]
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
  const held = theme.isHidden ? [] : index.cardsIn(theme.id)
  if (held.length > 0) paragraphs.push(line(`It holds ${counted(held.length, 'card')} now.`))
  return paragraphs
}

/** "Round 1, Workshop in Southampton. In: median 8, 15 of 17 (88%) scored 7–9", a paragraph a round. */
function roundLines(outcomes: readonly Outcome[], index: StudyIndex, namesWorkshop: boolean): TableCell {
  return outcomes.map(({ round, rule, result }) => {
    const workshop = namesWorkshop ? index.workshopOf(round) : null
    return line(
      `Round ${round.number}`,
      ...(workshop === null ? [] : [plain(', '), quoted(workshop.name)]),
      `. ${outcomePhrase(result.pooled, rule)}`,
    )
  })
}
