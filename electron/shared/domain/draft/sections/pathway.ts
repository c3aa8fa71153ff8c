import type { Column } from '../../board/board.ts'
import type { Card, CardKind } from '../../board/card.ts'
import { pathwayAlternative, pathwayGeometry, pathwaySvg } from '../../chart/pathwayFigure.ts'
import type { PathwayStage } from '../../chart/pathwayFigure.ts'
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
  plain,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { byPriority, cardLine, figuresPhrase, itemCodes, itemLine } from '../itemPhrases.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { counted, listed } from '../phrasing.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'
import { typed } from './background.ts'
import { latestOf, linkedCell, saidCell } from './cardVotes.ts'
import {
  isStated,
  ofBallot,
  statementBlocks,
  statementCodes,
  statementsByKind,
  withStatus,
} from './statements.ts'

/** A figure of the stages, each stage by itself, and what is agreed for all of them. */
export function pathway(context: DraftContext): Block[] {
  const { index } = context
  return [
    heading(1, 'pathway', 'The pathway'),
    ...(index.stages.length === 0 ? withoutStages() : stagesOf(index)),
    ...wholePathway(index),
  ]
}

function withoutStages(): Block[] {
  return [
    promptBlock(
      'pathway.description',
      'describe the pathway; the study file has no pathway board with stages',
    ),
  ]
}

function stagesOf(index: StudyIndex): Block[] {
  const stages = index.stages.map((stage): PathwayStage => ({
    name: stage.name,
    notes: stageNotes(stage, index),
  }))
  const { width, height } = pathwayGeometry(stages)
  return [
    paragraph(
      `The pathway has ${counted(stages.length, 'stage')} (`,
      reference('figure-pathway'),
      '). Each has a section of its own: what it is for, who acts in it, what the panel agreed on, the barriers in the ' +
        'order of the panel’s priority, and what eases or addresses them.',
    ),
    {
      kind: 'figure',
      anchor: 'figure-pathway',
      caption: line('The stages of the pathway, with what the panel agreed on for each'),
      svg: pathwaySvg(stages),
      alternativeText: pathwayAlternative(stages),
      width,
      height,
    },
    ...index.stages.flatMap((stage, position) => stageSection(stage, position, index)),
  ]
}

/** "S2 and S9 agreed", "3 barriers" */
function stageNotes(stage: Column, index: StudyIndex): string[] {
  const cards = index.cardsIn(stage.id)
  const codes = agreedFor(stage, index).map(({ code }) => code)
  const items = notYetStatements(cards, index).length
  const kinds = (['barrier', 'enabler', 'training-need'] as const).flatMap((kind) => {
    const count = cards.filter((card) => card.kind === kind).length
    return count === 0 ? [] : [counted(count, KIND_NAMES[kind].singular)]
  })
  return [
    ...(codes.length > MOST_CODES
      ? [`${codes.length} statements agreed`]
      : codes.length > 0
        ? [`${listed(codes)} agreed`]
        : []),
    ...(items > 0 ? [counted(items, codes.length > 0 ? 'more agreed item' : 'agreed item')] : []),
    ...kinds,
  ]
}

/** More codes than these would fill the box of a stage. */
const MOST_CODES = 6

function agreedFor(stage: Column | null, index: StudyIndex): IndexedStatement[] {
  return withStatus(index, 'agreed').filter((each) => each.stage?.id === stage?.id)
}

/** Items about cards of a stage whose last verdict is in, and which no statement was made from; by priority. */
function notYetStatements(cards: readonly Card[], index: StudyIndex): Agreement[] {
  return openAgreements(
    cards.flatMap((card) => index.itemsOf(card.id)),
    index,
  )
}

/** An agreed item, the one that stands for it being the strongest where several ballots agreed on the same. */
interface Agreement {
  item: IndexedItem
  others: IndexedItem[]
}

function openAgreements(items: readonly IndexedItem[], index: StudyIndex): Agreement[] {
  const ordered = items
    .filter((item) => item.latest?.result.pooled.verdict === 'in' && !isStated(item, index))
    .toSorted((first, second) =>
      byPriority(first.latest?.result.pooled ?? null, second.latest?.result.pooled ?? null),
    )
  const sameThing = ({ item, card }: IndexedItem) =>
    card === null ? (item.columnId ?? item.wording) : index.survivorOf(card.id)
  return [...Map.groupBy(ordered, sameThing).values()].flatMap(([item, ...others]) =>
    item === undefined ? [] : [{ item, others }],
  )
}

function stageSection(stage: Column, position: number, index: StudyIndex): Block[] {
  const anchor = `stage-${position + 1}`
  const cards = index.cardsIn(stage.id)
  const barriers = cards.filter((card) => card.kind === 'barrier')
  const agreed = agreedFor(stage, index)
  const statements = agreed.filter((each) => !isCompetency(each))
  return [
    heading(2, anchor, quoted(stage.name)),
    ...typed(`stage.purpose:${stage.id}`, stage.purpose, 'say what this stage is for'),
    stage.actors.length === 0
      ? promptBlock(`stage.actors:${stage.id}`, 'say who acts in this stage', 'names')
      : paragraph(
          bold('Who acts here: '),
          ...joined(
            stage.actors.map((actor) => [quoted(actor)]),
            ', ',
          ),
        ),
    ...(agreed.length === 0
      ? [paragraph('No statement about this stage has been agreed.')]
      : [
          subheading(`${anchor}-agreed`, 'Agreed statements'),
          ...statementBlocks(statements, index),
          ...competenciesOf(agreed),
        ]),
    ...itemBlocks(`${anchor}-items`, notYetStatements(cards, index), index),
    ...(cards.length === 0 ? [paragraph('No card stands in this stage.')] : []),
    ...(barriers.length === 0
      ? []
      : [subheading(`${anchor}-barriers`, 'Barriers'), barrierTable(stage, position, barriers, index)]),
    ...otherCards(`${anchor}-cards`, cards, index),
  ]
}

function isCompetency({ statement }: IndexedStatement): boolean {
  return statement.kind === 'competency'
}

/** Where the competencies stand, whose words are in the training framework: once, so that they are edited once. */
function competenciesOf(agreed: readonly IndexedStatement[]): Block[] {
  const competencies = agreed.filter(isCompetency)
  if (competencies.length === 0) return []
  return [
    paragraph(
      'Agreed competencies are set out in ',
      reference('competencies'),
      ': ',
      ...statementCodes(competencies),
      '.',
    ),
  ]
}

function subheading(anchor: string, text: string): Block {
  return { ...heading(3, anchor, text), isNumbered: false }
}

function itemBlocks(anchor: string, agreements: readonly Agreement[], index: StudyIndex): Block[] {
  if (agreements.length === 0) return []
  return [
    subheading(anchor, 'Agreed, not yet a statement'),
    bullets(
      agreements.map(({ item, others }) => [
        ...itemLine(item),
        ...(item.card === null ? [] : [plain(` (${KIND_NAMES[item.card.kind].singular})`)]),
        ...(item.latest === null
          ? []
          : [plain(`: ${figuresPhrase(item.latest.result.pooled, item.latest.rule)}`)]),
        ...ofBallotIn(item, index),
        ...(others.length === 0 ? [] : line('; in also as ', ...itemCodes(others))),
      ]),
    ),
  ]
}

function ofBallotIn(item: IndexedItem, index: StudyIndex): Inline[] {
  const named = ofBallot(item, index)
  return named.length === 0 ? [] : line(' in “', quoted(item.ballot.title), '”')
}

function barrierTable(stage: Column, position: number, barriers: readonly Card[], index: StudyIndex): Block {
  const figures = new Map(barriers.map((card) => [card.id, latestOf(card, index)?.result.pooled ?? null]))
  const ordered = barriers.toSorted((first, second) =>
    byPriority(figures.get(first.id) ?? null, figures.get(second.id) ?? null),
  )
  const hasStatements = index.statements.length > 0
  return {
    kind: 'table',
    anchor: `table-barriers-${position + 1}`,
    caption: line('Barriers of “', quoted(stage.name), '”, by priority'),
    columns: [
      column('Barrier', 8),
      column('What the panel said', 8),
      column('Eased by', 6),
      column('Addressed by training in', 7),
      ...(hasStatements ? [column('Statements', 4)] : []),
    ],
    rows: ordered.map((card) => {
      const statements = index.statementsOf(card.id)
      return {
        anchor: null,
        cells: [
          cell(...cardLine(card, index), ...mergedNote(card, index)),
          saidCell(card, index),
          linkedCell(index.linkedFrom(card.id, 'eased-by'), index),
          linkedCell(index.linkedFrom(card.id, 'addressed-by'), index),
          ...(hasStatements ? [cell(...(statements.length === 0 ? ['–'] : statementCodes(statements)))] : []),
        ],
      }
    }),
    hasRowHeadings: true,
  }
}

function mergedNote(card: Card, index: StudyIndex): Inline[] {
  const merged = index.mergedInto(card.id).length
  return merged === 0 ? [] : [plain(` (with ${counted(merged, 'merged card')})`)]
}

const OTHER_KINDS: readonly CardKind[] = ['step', 'enabler', 'training-need', 'idea']

/** One line a kind that the stage has, with the cards after each other. */
function otherCards(anchor: string, cards: readonly Card[], index: StudyIndex): Block[] {
  const lines = OTHER_KINDS.flatMap((kind) => {
    const ofKind = cards.filter((card) => card.kind === kind)
    if (ofKind.length === 0) return []
    return [
      [
        bold(`${KIND_NAMES[kind].heading}: `),
        ...joined(
          ofKind.map((card) => [...cardLine(card, index), ...mergedNote(card, index)]),
          '; ',
        ),
      ],
    ]
  })
  return lines.length === 0 ? [] : [subheading(anchor, 'Other cards of this stage'), bullets(lines)]
}

/** What belongs to no stage or to all of them, so that nothing that was agreed is left out. */
function wholePathway(index: StudyIndex): Block[] {
  const agreed = agreedFor(null, index)
  const statements = agreed.filter((each) => !isCompetency(each))
  const live = new Map(index.liveCards.map((card) => [card.id, card]))
  // Training needs have a section of their own, whether or not they stand in a stage.
  const items = openAgreements(
    index.items.filter(({ card }) => {
      const standing = card === null ? undefined : live.get(index.survivorOf(card.id))
      return (
        standing === undefined || (index.stageOf(standing.id) === null && standing.kind !== 'training-need')
      )
    }),
    index,
  )
  if (agreed.length === 0 && items.length === 0) return []
  return [
    heading(2, 'whole-pathway', 'Principles and recommendations for the whole pathway'),
    ...(statements.length === 0 ? [] : statementsByKind('whole-pathway', statements, index)),
    ...competenciesOf(agreed),
    ...itemBlocks('whole-pathway-items', items, index),
  ]
}
