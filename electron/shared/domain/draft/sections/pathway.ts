import type { Figures } from '../../ballot/figures.ts'
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
} from '../inlines.ts'
import { byPriority, cardLine, figuresPhrase, itemLine, outcomePhrase } from '../itemPhrases.ts'
import { counted } from '../phrasing.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { typed } from './background.ts'

/** A figure of the stages, then each stage by itself. */
export function pathway(context: DraftContext): Block[] {
  const { index } = context
  const blocks: Block[] = [heading(1, 'pathway', 'The pathway')]
  if (index.stages.length === 0) {
    blocks.push(
      promptBlock(
        'pathway.description',
        'describe the pathway; the study file has no pathway board with stages',
      ),
    )
    return blocks
  }
  const stages = index.stages.map((stage): PathwayStage => ({
    name: stage.name,
    notes: stageNotes(stage, index),
  }))
  const { width, height } = pathwayGeometry(stages)
  blocks.push(
    {
      kind: 'figure',
      anchor: 'figure-pathway',
      caption: line('The stages of the pathway, in the order of the board'),
      svg: pathwaySvg(stages),
      alternativeText: pathwayAlternative(stages),
      width,
      height,
    },
    ...index.stages.flatMap((stage, position) => stageSection(stage, position, index)),
  )
  return blocks
}

function stageNotes(stage: Column, index: StudyIndex): string[] {
  const cards = index.cardsIn(stage.id)
  const barriers = cards.filter((card) => card.kind === 'barrier').length
  const agreed = agreedIn(cards, index).length
  return [
    ...(barriers > 0 ? [counted(barriers, 'barrier')] : []),
    ...(agreed > 0 ? [counted(agreed, 'agreed item')] : []),
  ]
}

/** Items that put cards of a stage to the vote and whose last verdict is in, by priority. */
export function agreedIn(cards: readonly Card[], index: StudyIndex): IndexedItem[] {
  return cards
    .flatMap((card) => index.itemsOf(card.id))
    .filter((item) => item.latest?.result.pooled.verdict === 'in')
    .sort((first, second) =>
      byPriority(first.latest?.result.pooled ?? null, second.latest?.result.pooled ?? null),
    )
}

function stageSection(stage: Column, position: number, index: StudyIndex): Block[] {
  const anchor = `stage-${position + 1}`
  const cards = index.cardsIn(stage.id)
  const barriers = cards.filter((card) => card.kind === 'barrier')
  const blocks: Block[] = [
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
  ]
  if (cards.length === 0) {
    blocks.push(paragraph('No card stands in this stage.'))
    return blocks
  }
  const agreed = agreedIn(cards, index)
  if (agreed.length > 0) {
    blocks.push(
      subheading(`${anchor}-agreed`, 'Agreed'),
      bullets(
        agreed.map((item) => [
          ...itemLine(item),
          ...(item.card === null ? [] : [plain(` (${KIND_NAMES[item.card.kind].singular})`)]),
          ...(item.latest === null
            ? []
            : [plain(`: ${figuresPhrase(item.latest.result.pooled, item.latest.rule)}`)]),
          ...ballotName(item, index),
        ]),
      ),
    )
  }
  if (barriers.length > 0) {
    blocks.push(subheading(`${anchor}-barriers`, 'Barriers'), barrierTable(stage, position, barriers, index))
  }
  const others = otherCards(cards, index)
  if (others.length > 0) blocks.push(subheading(`${anchor}-cards`, 'Other cards'), bullets(others))
  return blocks
}

function subheading(anchor: string, text: string): Block {
  return { ...heading(3, anchor, text), isNumbered: false }
}

function barrierTable(stage: Column, position: number, barriers: readonly Card[], index: StudyIndex): Block {
  const standing = new Map(barriers.map((card) => [card.id, standingOf(card, index)]))
  const ordered = barriers.toSorted((first, second) =>
    byPriority(standing.get(first.id) ?? null, standing.get(second.id) ?? null),
  )
  return {
    kind: 'table',
    anchor: `table-barriers-${position + 1}`,
    caption: line('Barriers of “', quoted(stage.name), '”, by priority'),
    columns: [
      column('Barrier', 4),
      column('What the panel said', 3),
      column('Eased by', 3),
      column('Addressed by training in', 3),
    ],
    rows: ordered.map((card) => ({
      anchor: null,
      cells: [
        cell(...cardLine(card, index), ...mergedNote(card, index)),
        saidCell(card, index),
        cardCell(index.linkedFrom(card.id, 'eased-by'), index),
        cardCell(index.linkedFrom(card.id, 'addressed-by'), index),
      ],
    })),
    hasRowHeadings: true,
  }
}

/** What the panel last said of a card: a place alone is said of it only where no ballot gave a verdict. */
function standingOf(card: Card, index: StudyIndex): Figures | null {
  const said = index.itemsOf(card.id).flatMap(({ latest }) => (latest === null ? [] : [latest.result.pooled]))
  const isVerdict = ({ verdict }: Figures) => verdict !== 'ranked' && verdict !== 'no-data'
  return said.findLast(isVerdict) ?? said.at(-1) ?? null
}

/** One paragraph for each ballot that had the card. */
function saidCell(card: Card, index: StudyIndex): Inline[][] {
  const items = index.itemsOf(card.id)
  const said = items.flatMap((item): Inline[][] =>
    item.latest === null
      ? []
      : [
          line(
            outcomePhrase(item.latest.result.pooled, item.latest.rule),
            ...(items.length > 1 ? ballotName(item, index) : []),
          ),
        ],
  )
  if (said.length > 0) return said
  return cell(items.length > 0 ? 'Not counted yet' : 'Not put to the vote')
}

/** In which ballot, where there are several. */
function ballotName({ ballot }: IndexedItem, { ballots }: StudyIndex): Inline[] {
  return ballots.length > 1 ? line(' in “', quoted(ballot.title), '”') : []
}

function mergedNote(card: Card, index: StudyIndex): Inline[] {
  const merged = index.mergedInto(card.id).length
  return merged === 0 ? [] : [plain(` (with ${counted(merged, 'merged card')})`)]
}

/** Linked cards, a paragraph each; nothing linked is said in words, so that no cell is silent. */
function cardCell(cards: readonly Card[], index: StudyIndex): Inline[][] {
  return cards.length === 0 ? cell('Nothing linked') : cards.map((card) => cardLine(card, index))
}

const OTHER_KINDS: readonly CardKind[] = ['step', 'enabler', 'training-need', 'idea']

/** One line a kind that the stage has, with the cards after each other. */
function otherCards(cards: readonly Card[], index: StudyIndex): Inline[][] {
  return OTHER_KINDS.flatMap((kind) => {
    const ofKind = cards.filter((card) => card.kind === kind)
    if (ofKind.length === 0) return []
    const { heading: name } = KIND_NAMES[kind]
    return [
      [
        bold(`${name}: `),
        ...joined(
          ofKind.map((card) => [...cardLine(card, index), ...mergedNote(card, index)]),
          '; ',
        ),
      ],
    ]
  })
}
