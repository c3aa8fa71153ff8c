import type { Column } from '../../board/board.ts'
import type { Card } from '../../board/card.ts'
import {
  trainingMatrixAlternative,
  trainingMatrixGeometry,
  trainingMatrixSvg,
} from '../../chart/trainingMatrix.ts'
import type { TrainingCell, TrainingMatrix } from '../../chart/trainingMatrix.ts'
import type { Block, Inline, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, column, heading, line, note, paragraph, plain, promptBlock, quoted } from '../inlines.ts'
import { byPriority, cardLine, shareInShort } from '../itemPhrases.ts'
import { countOf, counted } from '../phrasing.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'
import { latestOf, linkedCell, saidCell } from './cardVotes.ts'
import { statementBlocks, statementCodes, withStatus } from './statements.ts'

/** A training need with where it belongs. */
interface Need {
  card: Card
  /** Null for one that is not sorted on a training board, or is parked there. */
  level: Column | null
  /** The stages that it is for: where it stands itself, and where the barriers stand that it answers to. */
  stages: Column[]
}

/** What people need to learn, by stage and level, with what the panel made of it; and what they can do then. */
export function trainingFramework({ index }: DraftContext): Block[] {
  const needs = needsOf(index)
  const competencies = withStatus(index, 'agreed').filter(({ statement }) => statement.kind === 'competency')
  const blocks: Block[] = [heading(1, 'training', 'Training framework')]
  if (needs.length === 0 && competencies.length === 0) {
    return [
      ...blocks,
      promptBlock(
        'training.description',
        'describe the training that the framework asks for; the study file holds neither training needs nor agreed competencies',
      ),
    ]
  }
  if (competencies.length > 0) {
    blocks.push(
      heading(2, 'competencies', 'Competencies'),
      paragraph('These agreed statements say what people who work in the pathway can do.'),
      ...statementBlocks(competencies, index),
    )
  }
  return [...blocks, ...needsBlocks(needs, index)]
}

function needsOf(index: StudyIndex): Need[] {
  const boards = index.boards.filter(({ board }) => board.kind === 'training')
  const levels = boards.flatMap(({ columns }) => columns.filter(({ role }) => role === 'stage'))
  return index.liveCards
    .filter(({ kind }) => kind === 'training-need')
    .map((card) => {
      const places = index.placesOf(card.id)
      const own = index.stageOf(card.id)
      const asked = index.linkedTo(card.id, 'addressed-by').flatMap(({ id }) => index.stageOf(id) ?? [])
      const ids = new Set([...(own === null ? [] : [own]), ...asked].map(({ id }) => id))
      return {
        card,
        level: levels.find(({ id }) => places.some(({ column: place }) => place.id === id)) ?? null,
        stages: index.stages.filter(({ id }) => ids.has(id)),
      }
    })
}

function needsBlocks(needs: readonly Need[], index: StudyIndex): Block[] {
  if (needs.length === 0) return [paragraph('The study holds no training needs.')]
  const agreed = needs.filter(({ card }) => isAgreed(card, index)).length
  const levels = levelsOf(needs, index)
  const rows = rowsOf(needs, index)
  const matrix: TrainingMatrix = {
    levels: levels.map(({ name }) => name),
    rows: rows.map(({ name, held }) => ({
      name,
      cells: levels.map(({ holds }) => countCell(held.filter(holds), index)),
    })),
  }
  const { width, height } = trainingMatrixGeometry(matrix)
  return [
    heading(2, 'training-needs', 'Training needs by stage and level'),
    paragraph(
      `The room named ${counted(needs.length, 'training need')}, of which the panel agreed on ${countOf(agreed, needs.length)}. `,
      'A training need belongs to the stage in which it stands, and to the stages of the barriers that it addresses, so it can stand in several rows.',
    ),
    {
      kind: 'figure',
      anchor: 'figure-training',
      caption: line('Training needs by stage and level: a square for each'),
      svg: trainingMatrixSvg(matrix),
      alternativeText: trainingMatrixAlternative(matrix),
      width,
      height,
    },
    {
      kind: 'table',
      anchor: 'table-training-matrix',
      caption: line(
        'Training needs by stage and level, each with its verdict and how many of the panel were for it',
      ),
      columns: [column('Stage', 4), ...levels.map(({ name }) => column(name, 5))],
      rows: rows.map(({ name, isTyped, held }) => ({
        anchor: null,
        cells: [
          cell(isTyped ? quoted(name) : name),
          ...levels.map(({ holds }) => matrixCell(held.filter(holds), index)),
        ],
      })),
      hasRowHeadings: true,
    },
    note(
      'What has no verdict was not put to the vote.',
      ...(levels.some(({ isTyped }) => !isTyped)
        ? [' “No level yet” holds what has not been sorted into a level of the training board.']
        : []),
    ),
    heading(2, 'training-priority', 'Training needs by priority'),
    priorityTable(needs, index),
  ]
}

interface Level {
  name: string
  /** False for the draft's own words. */
  isTyped: boolean
  holds: (need: Need) => boolean
}

/** The columns of the training boards, also empty ones; and one for what is in none of them, where there is any. */
function levelsOf(needs: readonly Need[], index: StudyIndex): Level[] {
  const columns = index.boards
    .filter(({ board }) => board.kind === 'training')
    .flatMap((each) => each.columns.filter(({ role }) => role === 'stage'))
  const levels = columns.map(({ id, name }): Level => ({
    name,
    isTyped: true,
    holds: ({ level }) => level?.id === id,
  }))
  const isUnsorted = ({ level }: Need) => level === null
  if (!needs.some(isUnsorted)) return levels
  return [
    ...levels,
    {
      name: levels.length === 0 ? 'Training needs' : 'No level yet',
      isTyped: levels.length === 0,
      holds: isUnsorted,
    },
  ]
}

/** The stages that have a need; and a row for what is for no stage, where there is any. */
function rowsOf(
  needs: readonly Need[],
  index: StudyIndex,
): { name: string; isTyped: boolean; held: Need[] }[] {
  const staged = index.stages
    .map((stage) => ({
      name: stage.name,
      isTyped: true,
      held: needs.filter(({ stages }) => stages.includes(stage)),
    }))
    .filter(({ held }) => held.length > 0)
  const unstaged = needs.filter(({ stages }) => stages.length === 0)
  if (unstaged.length === 0) return staged
  return [...staged, { name: 'No stage', isTyped: false, held: unstaged }]
}

function isAgreed(card: Card, index: StudyIndex): boolean {
  return latestOf(card, index)?.result.pooled.verdict === 'in'
}

function countCell(held: readonly Need[], index: StudyIndex): TrainingCell {
  const agreed = held.filter(({ card }) => isAgreed(card, index)).length
  const voted = held.filter(({ card }) => latestOf(card, index) !== null).length
  return { agreed, open: voted - agreed, notVotedOn: held.length - voted }
}

function matrixCell(held: readonly Need[], index: StudyIndex): TableCell {
  if (held.length === 0) return cell('–')
  return inPriority(held, index).map(({ card }) => [...cardLine(card, index), ...saidInShort(card, index)])
}

/** ": in (15/17)": a cell has no room for more. */
function saidInShort(card: Card, index: StudyIndex): Inline[] {
  const latest = latestOf(card, index)
  if (latest === null) return []
  const { pooled } = latest.result
  const short = shareInShort(pooled, latest.rule)
  return [plain(`: ${verdictWords(pooled).toLowerCase()}${short === '' ? '' : ` (${short})`}`)]
}

function inPriority(needs: readonly Need[], index: StudyIndex): Need[] {
  const figures = new Map(needs.map(({ card }) => [card.id, latestOf(card, index)?.result.pooled ?? null]))
  return needs.toSorted((first, second) =>
    byPriority(figures.get(first.card.id) ?? null, figures.get(second.card.id) ?? null),
  )
}

function priorityTable(needs: readonly Need[], index: StudyIndex): Block {
  return {
    kind: 'table',
    anchor: 'table-training-needs',
    caption: line('Training needs, by priority'),
    columns: [
      column('Training need', 5),
      column('Level', 2.5),
      column('What the panel said', 4.5),
      column('Barriers that it addresses', 5),
      column('Statements', 2.5),
    ],
    rows: inPriority(needs, index).map(({ card, level }) => {
      const statements = index.statementsOf(card.id)
      return {
        anchor: null,
        cells: [
          cell(...cardLine(card, index)),
          cell(level === null ? '–' : quoted(level.name)),
          saidCell(card, index),
          linkedCell(index.linkedTo(card.id, 'addressed-by'), index),
          statements.length === 0 ? cell('–') : cell(...statementCodes(statements)),
        ],
      }
    }),
    hasRowHeadings: true,
  }
}
