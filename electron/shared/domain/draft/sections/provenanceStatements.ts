import type { Block, TableCell } from '../draftDocument.ts'
import { bold, cell, column, heading, line, plain, quoted } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { STATEMENT_KIND_NAMES, STATUS_NAMES } from '../kindNames.ts'
import { listed, longDate } from '../phrasing.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'
import { cardCodeLink } from './provenanceCards.ts'
import type { UsedCards } from './provenanceCards.ts'
import { roundLines } from './provenanceItems.ts'
import { standingWords, statementAnchor } from './statements.ts'

/** Every statement, also those that were not agreed or withdrawn; nothing for a study without any. */
export function provenanceOfStatements(index: StudyIndex, cards: UsedCards): Block[] {
  if (index.statements.length === 0) return []
  return [
    { ...heading(2, 'provenance-statements', 'Statements'), isNumbered: false },
    {
      kind: 'table',
      anchor: 'table-provenance-statements',
      caption: line('Every statement: its wordings, where it stands, the votes, and the cards it comes from'),
      columns: [
        column('Code', 5),
        column('Kind and stage', 12),
        column('Wordings', 21),
        column('Where it stands', 17),
        column('Votes', 20),
        column('Cards', 16),
      ],
      rows: index.statements.map((each) => ({
        anchor: statementAnchor(each),
        cells: [
          cell(each.code),
          aboutCell(each),
          wordingsCell(each),
          [line(bold(STATUS_NAMES[each.standing.status])), standingWords(each, index)],
          votesCell(each, index),
          cardsCell(each, cards),
        ],
      })),
      hasRowHeadings: true,
    },
  ]
}

function aboutCell({ statement, stage }: IndexedStatement): TableCell {
  return [
    line(STATEMENT_KIND_NAMES[statement.kind].singular),
    stage === null ? line('Whole pathway') : line(quoted(stage.name)),
    ...(statement.tags.length === 0 ? [] : [line('Tagged ', quoted(listed(statement.tags)))]),
  ]
}

/** All wordings, the first one first, each with its day and, from the second on, the reason for it. */
function wordingsCell({ statement, wordings }: IndexedStatement): TableCell {
  if (wordings.length === 0) return cell(quoted(statement.text))
  return wordings.map(({ number, text, reason, writtenAt }) =>
    line(
      `${number}. ${longDate(writtenAt)}: `,
      quoted(text),
      ...(number === 1
        ? []
        : reason === ''
          ? [plain(' (no reason given)')]
          : [plain(' Reason: '), quoted(reason.replaceAll('\n', ' '))]),
    ),
  )
}

function votesCell({ votes, sources }: IndexedStatement, index: StudyIndex): TableCell {
  if (votes.length === 0 && sources.length === 0) return cell('–')
  const told = (item: IndexedItem, what: string): TableCell => [
    line(itemCode(item), what),
    ...(item.outcomes.length === 0 ? [line('Not counted yet')] : roundLines(item.outcomes, index)),
  ]
  return [
    ...votes.flatMap((item) => told(item, ', the statement itself')),
    ...sources.flatMap((item) => told(item, ', which it comes from')),
  ]
}

function cardsCell({ cards: own }: IndexedStatement, cards: UsedCards): TableCell {
  if (own.length === 0) return cell('–')
  return own.map((card) => {
    const used = cards.get(card.id)
    return used === undefined ? line(quoted(card.text)) : line(cardCodeLink(used), ' ', quoted(card.text))
  })
}
