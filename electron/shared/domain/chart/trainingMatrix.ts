import { bar, label, pictureSvg } from './svg.ts'
import type { Fill, Picture } from './svg.ts'
import { wrapText } from './textWidth.ts'

/** How many training needs a cell holds, by what the panel made of them. */
export interface TrainingCell {
  agreed: number
  /** Voted on, and not agreed. */
  open: number
  notVotedOn: number
}

export interface TrainingMatrix {
  /** The levels of training, such as "Core". */
  levels: readonly string[]
  /** A stage each, with a cell for each level. */
  rows: readonly { name: string; cells: readonly TrainingCell[] }[]
}

const WIDTH = 640
const NAME_WIDTH = 190
const GAP = 8
const HEAD_SIZE = 12
const HEAD_LINE = 15
const NAME_SIZE = 12
const NAME_LINE = 15
const SQUARE = 13
const SQUARE_GAP = 4
const ROW_PADDING = 9
const COUNT_WIDTH = 22
const LEGEND: readonly { fill: Fill; words: string }[] = [
  { fill: 'high', words: 'Agreed' },
  { fill: 'low', words: 'Voted on, not agreed' },
  { fill: 'paper', words: 'Not voted on' },
]

/**
 * A grid of stages by levels with one square for each training need: dark for agreed, hatched for voted on and not
 * agreed, pale for not voted on; and their number before them. In CSS pixels, as wide as a page's text. Without rows
 * or levels: an empty picture with a line that says so.
 */
export function trainingMatrixGeometry({ levels, rows }: TrainingMatrix): Picture {
  const picture: Picture = { width: WIDTH, height: 0, bars: [], lines: [], labels: [], paths: [] }
  if (levels.length === 0 || rows.length === 0) {
    picture.labels.push(label('No training needs yet', 0, 20, { tone: 'quiet' }))
    return { ...picture, height: 30 }
  }
  const levelWidth = (WIDTH - NAME_WIDTH) / levels.length
  const perLine = Math.max(
    1,
    Math.floor((levelWidth - COUNT_WIDTH - GAP * 2 + SQUARE_GAP) / (SQUARE + SQUARE_GAP)),
  )
  const leftOf = (level: number) => NAME_WIDTH + level * levelWidth
  const heads = levels.map((name) =>
    wrapText(name, { maximumWidth: levelWidth - GAP * 2, fontSize: HEAD_SIZE, maximumLines: 3 }),
  )
  const headLines = Math.max(...heads.map((lines) => lines.length))
  for (const [level, lines] of heads.entries()) {
    for (const [index, words] of lines.entries()) {
      const y = HEAD_SIZE + (headLines - lines.length + index) * HEAD_LINE
      picture.labels.push(label(words, leftOf(level) + GAP, y, { size: HEAD_SIZE, bold: true }))
    }
  }
  let y = headLines * HEAD_LINE + 6
  picture.lines.push({ x1: 0, y1: y, x2: WIDTH, y2: y, tone: 'ink' })
  for (const { name, cells } of rows) {
    const words = wrapText(name, { maximumWidth: NAME_WIDTH - GAP, fontSize: NAME_SIZE, maximumLines: 3 })
    const squareLines = Math.max(1, ...cells.map((cell) => Math.ceil(total(cell) / perLine)))
    const content = Math.max(words.length * NAME_LINE, squareLines * (SQUARE + SQUARE_GAP) - SQUARE_GAP)
    const top = y + ROW_PADDING
    for (const [index, part] of words.entries()) {
      picture.labels.push(label(part, 0, top + NAME_SIZE - 1 + index * NAME_LINE, { size: NAME_SIZE }))
    }
    for (const [level, cell] of cells.entries()) addCell(picture, cell, leftOf(level) + GAP, top, perLine)
    y = top + content + ROW_PADDING
    picture.lines.push({ x1: 0, y1: y, x2: WIDTH, y2: y, tone: 'quiet' })
  }
  for (let level = 0; level < levels.length; level += 1) {
    const x = leftOf(level)
    picture.lines.push({ x1: x, y1: 0, x2: x, y2: y, tone: 'quiet' })
  }
  let x = 1
  for (const { fill, words } of LEGEND) {
    picture.bars.push(bar({ x, y: y + 12, width: SQUARE, height: SQUARE }, fill))
    picture.labels.push(label(words, x + SQUARE + 6, y + 23, { size: 11 }))
    x += SQUARE + words.length * 6 + 40
  }
  return { ...picture, height: y + 34 }
}

function addCell(picture: Picture, cell: TrainingCell, x: number, y: number, perLine: number): void {
  const count = total(cell)
  if (count === 0) {
    picture.labels.push(label('–', x, y + NAME_SIZE - 1, { tone: 'quiet' }))
    return
  }
  picture.labels.push(label(String(count), x, y + NAME_SIZE - 1, { bold: true }))
  const fills: Fill[] = [
    ...Array<Fill>(cell.agreed).fill('high'),
    ...Array<Fill>(cell.open).fill('low'),
    ...Array<Fill>(cell.notVotedOn).fill('paper'),
  ]
  for (const [index, fill] of fills.entries()) {
    const step = SQUARE + SQUARE_GAP
    picture.bars.push(
      bar(
        {
          x: x + COUNT_WIDTH + (index % perLine) * step,
          y: y + Math.floor(index / perLine) * step,
          width: SQUARE,
          height: SQUARE,
        },
        fill,
      ),
    )
  }
}

function total({ agreed, open, notVotedOn }: TrainingCell): number {
  return agreed + open + notVotedOn
}

/** What the picture shows, stage by stage; levels without a need are left out. */
export function trainingMatrixAlternative({ levels, rows }: TrainingMatrix): string {
  const named = rows.flatMap(({ name, cells }) => {
    const held = cells.flatMap((cell, level) =>
      total(cell) === 0 ? [] : [`${levels[level] ?? ''} ${total(cell)}${agreedOf(cell)}`],
    )
    return held.length === 0 ? [] : [`${name}: ${held.join(', ')}`]
  })
  return named.length === 0
    ? 'A grid of stages by levels of training, without training needs.'
    : `How many training needs each stage has, by level. ${named.join('; ')}.`
}

function agreedOf({ agreed }: TrainingCell): string {
  return agreed === 0 ? '' : ` (${agreed} agreed)`
}

export function trainingMatrixSvg(matrix: TrainingMatrix): string {
  return pictureSvg(trainingMatrixGeometry(matrix), trainingMatrixAlternative(matrix))
}
