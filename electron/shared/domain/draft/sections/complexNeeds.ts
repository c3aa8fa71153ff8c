import type { Card } from '../../board/card.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bold,
  bullets,
  cell,
  column,
  heading,
  joined,
  line,
  paragraph,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { byPriority, cardLine } from '../itemPhrases.ts'
import { KIND_NAMES, STATEMENT_KIND_NAMES, STATUS_NAMES } from '../kindNames.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { latestOf, saidCell } from './cardVotes.ts'
import { statementLine } from './statements.ts'

/** "complex needs", "Complexity", "long-term", "long term conditions" */
const ABOUT_COMPLEX_NEEDS = /\b(?:complex|long[\s-]?term)/i

/** What is tagged as being about complex needs or the long term, or stands under such a heading on a training board. */
export function complexNeeds({ index }: DraftContext): Block[] {
  const statements = index.statements.filter(
    ({ statement, standing }) => isTagged(statement) && standing.status !== 'withdrawn',
  )
  const agreed = statements.filter(({ standing }) => standing.status === 'agreed')
  const others = statements.filter(({ standing }) => standing.status !== 'agreed')
  const cards = cardsAbout(index)
  const blocks: Block[] = [heading(1, 'complex-needs', 'Long-term and complex needs')]
  if (statements.length === 0 && cards.length === 0) {
    return [
      ...blocks,
      paragraph(
        'No statement and no card is tagged “complex needs” or “long-term”. Those that are will be brought together here.',
      ),
      promptBlock(
        'complex.description',
        'say what the framework offers people with long-term and complex needs, or tag the statements and cards about them',
      ),
    ]
  }
  blocks.push(
    paragraph(
      'This section brings together what is said elsewhere about complex needs and support over a long time: the statements and ' +
        'cards that were tagged so, and the training needs sorted under such a heading.',
    ),
    ...group('complex-agreed', 'Agreed statements', agreed, index),
    ...group('complex-open', 'Statements without agreement', others, index),
  )
  if (cards.length > 0) blocks.push(heading(2, 'complex-cards', 'Cards'), ...cardBlocks(cards, index))
  return blocks
}

function isTagged({ tags }: { tags: readonly string[] }): boolean {
  return tags.some((tag) => ABOUT_COMPLEX_NEEDS.test(tag))
}

function cardsAbout(index: StudyIndex): Card[] {
  const levels = new Set(
    index.boards
      .filter(({ board }) => board.kind === 'training')
      .flatMap(({ columns }) => columns.filter(({ name }) => ABOUT_COMPLEX_NEEDS.test(name)))
      .map(({ id }) => id),
  )
  return index.liveCards.filter(
    (card) => isTagged(card) || index.placesOf(card.id).some(({ column: place }) => levels.has(place.id)),
  )
}

function group(
  anchor: string,
  title: string,
  statements: readonly IndexedStatement[],
  index: StudyIndex,
): Block[] {
  if (statements.length === 0) return []
  return [heading(2, anchor, title), bullets(statements.map((each) => withPlace(each, index)))]
}

/** "S6 … (recommendation, Section 6.4)": its figures stand there. */
function withPlace(each: IndexedStatement, index: StudyIndex): Inline[] {
  const { statement, standing } = each
  const status = standing.status === 'agreed' ? '' : `${STATUS_NAMES[standing.status].toLowerCase()}, `
  return line(
    ...statementLine(each),
    ` (${STATEMENT_KIND_NAMES[statement.kind].singular.toLowerCase()}, ${status}`,
    reference(sectionOf(each, index)),
    ')',
  )
}

function sectionOf({ statement, standing, stage }: IndexedStatement, index: StudyIndex): string {
  if (standing.status === 'not-agreed') return 'statements-not-agreed'
  if (standing.status === 'proposed') return 'statements-proposed'
  if (statement.kind === 'competency') return 'competencies'
  return stage === null ? 'whole-pathway' : `stage-${index.stages.indexOf(stage) + 1}`
}

/** What was voted on in a table by priority; the rest a line a kind. */
function cardBlocks(cards: readonly Card[], index: StudyIndex): Block[] {
  const isVoted = (card: Card) => index.itemsOf(card.id).length > 0
  const voted = cards.filter(isVoted)
  const others = Map.groupBy(
    cards.filter((card) => !isVoted(card)),
    ({ kind }) => kind,
  )
  return [
    ...(voted.length === 0 ? [] : [cardTable(voted, index)]),
    ...(others.size === 0
      ? []
      : [
          paragraph(voted.length === 0 ? 'None of these was put to the vote:' : 'Not put to the vote:'),
          bullets(
            [...others].map(([kind, which]) => [
              bold(`${KIND_NAMES[kind].heading}: `),
              ...joined(
                which.map((card) => cardLine(card, index)),
                '; ',
              ),
            ]),
          ),
        ]),
  ]
}

function cardTable(cards: readonly Card[], index: StudyIndex): Block {
  const figures = new Map(cards.map((card) => [card.id, latestOf(card, index)?.result.pooled ?? null]))
  const ordered = cards.toSorted((first, second) =>
    byPriority(figures.get(first.id) ?? null, figures.get(second.id) ?? null),
  )
  return {
    kind: 'table',
    anchor: 'table-complex-cards',
    caption: line('Cards about long-term and complex needs that were voted on, by priority'),
    columns: [column('Card', 6), column('Kind', 3), column('Stage', 5), column('What the panel said', 6)],
    rows: ordered.map((card) => {
      const stage = index.stageOf(card.id)
      return {
        anchor: null,
        cells: [
          cell(...cardLine(card, index)),
          cell(KIND_NAMES[card.kind].heading.replace(/s$/, '')),
          cell(stage === null ? '–' : quoted(stage.name)),
          saidCell(card, index),
        ],
      }
    }),
    hasRowHeadings: true,
  }
}
