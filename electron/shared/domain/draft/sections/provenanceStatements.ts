import type { Block, Inline, TableCell } from '../draftDocument.ts'
import { bold, cell, column, heading, joined, line, plain, quoted } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { STATEMENT_KIND_NAMES, STATUS_NAMES } from '../kindNames.ts'
import { listed, longDate, shortNumber } from '../phrasing.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { IndexedItem, Outcome, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'
import { cardCodeLink } from './provenanceCards.ts'
import type { UsedCards } from './provenanceCards.ts'
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

/** Its figures stand with the item's own row, and those that decided beside where it stands. */
function votesCell({ votes, sources }: IndexedStatement, index: StudyIndex): TableCell {
  if (votes.length === 0 && sources.length === 0) return cell('–')
  return [
    ...votes.map((item) => line(itemCode(item), ', the statement itself: ', ...verdictsOf(item, index))),
    ...sources.map((item) => line(itemCode(item), ', which it comes from: ', ...verdictsOf(item, index))),
  ]
}

/** "round 1 in, round 2 place 11 (Workshop in Southampton)" */
function verdictsOf({ outcomes }: IndexedItem, index: StudyIndex): Inline[] {
  if (outcomes.length === 0) return [plain('not counted yet')]
  const byWorkshop = Map.groupBy(outcomes, ({ round }) => index.workshopOf(round))
  return joined(
    [...byWorkshop].map(([workshop, held]) => [
      plain(held.map(verdictIn).join(', ')),
      ...(workshop === null ? [] : line(' (', quoted(workshop.name), ')')),
    ]),
    '; ',
  )
}

function verdictIn({ round, result: { pooled } }: Outcome): string {
  const place = pooled.verdict === 'ranked' && pooled.kind === 'ranking' ? pooled.place : null
  const said = place === null ? verdictWords(pooled).toLowerCase() : `place ${shortNumber(place)}`
  return `round ${round.number} ${said}`
}

function cardsCell({ cards: own }: IndexedStatement, cards: UsedCards): TableCell {
  if (own.length === 0) return cell('–')
  return own.map((card) => {
    const used = cards.get(card.id)
    return used === undefined ? line(quoted(card.text)) : line(cardCodeLink(used), ' ', quoted(card.text))
  })
}
