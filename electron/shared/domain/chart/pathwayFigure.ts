import { wrapText } from './textWidth.ts'
import { label, pictureSvg, tidy } from './svg.ts'
import type { Picture } from './svg.ts'

export interface PathwayStage {
  name: string
  /** Short lines under the name, such as "4 barriers". */
  notes: readonly string[]
}

export interface PathwayOptions {
  /** In CSS pixels. */
  width: number
  /** How many stages stand beside each other; unless said, so many that the rows are about equally long. */
  perRow?: number
}

const DEFAULT_OPTIONS: PathwayOptions = { width: 640 }
const MOST_PER_ROW = 4
/** So that a single stage does not fill a whole row. */
const FEWEST_PER_ROW = 3
const NAME_SIZE = 13
const NAME_LINE = 16
const NOTE_SIZE = 11
const NOTE_LINE = 14
const PADDING = 10
const POINT = 12
const ROW_GAP = 14

/**
 * The stages as numbered arrow-shaped boxes in the order in which they stand on the board, row by row from
 * the left. Boxes of a row are equally high. No stages: an empty picture with a line that says so.
 */
export function pathwayGeometry(
  stages: readonly PathwayStage[],
  { width, perRow = evenRows(stages.length) }: PathwayOptions = DEFAULT_OPTIONS,
): Picture {
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }
  if (stages.length === 0) {
    picture.labels.push(label('No stages yet', 0, 20, { tone: 'quiet' }))
    return { ...picture, height: 30 }
  }
  const boxWidth = (width - 2) / perRow
  let y = 1
  for (let first = 0; first < stages.length; first += perRow) {
    const row = stages.slice(first, first + perRow).map((stage, index) => {
      const textWidth = boxWidth - POINT * 2 - PADDING * 2
      const name = wrapText(`${first + index + 1}. ${stage.name}`, {
        maximumWidth: textWidth,
        fontSize: NAME_SIZE,
        maximumLines: 5,
      })
      const notes = stage.notes.flatMap((note) =>
        wrapText(note, { maximumWidth: textWidth, fontSize: NOTE_SIZE, maximumLines: 2 }),
      )
      return { name, notes, height: PADDING * 2 + name.length * NAME_LINE + notes.length * NOTE_LINE + 4 }
    })
    const rowHeight = Math.max(...row.map((box) => box.height))
    for (const [index, box] of row.entries()) {
      addBox(picture, box, 1 + index * boxWidth, y, boxWidth - 6, rowHeight)
    }
    y += rowHeight + ROW_GAP
  }
  return { ...picture, height: y - ROW_GAP + 1 }
}

/** Four beside each other at most, and no row with a single one left over where it can be helped: 5 are 3 and 2. */
function evenRows(stages: number): number {
  return Math.max(FEWEST_PER_ROW, Math.ceil(stages / Math.ceil(stages / MOST_PER_ROW)))
}

function addBox(
  picture: Picture,
  { name, notes }: { name: readonly string[]; notes: readonly string[] },
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const right = x + width
  const middle = y + height / 2
  picture.paths.push({
    data: `M${tidy(x)} ${tidy(y)}L${tidy(right - POINT)} ${tidy(y)}L${tidy(right)} ${tidy(middle)}L${tidy(right - POINT)} ${tidy(y + height)}L${tidy(x)} ${tidy(y + height)}L${tidy(x + POINT)} ${tidy(middle)}Z`,
    fill: 'paper',
  })
  const textX = x + POINT + PADDING
  let baseline = y + PADDING + NAME_SIZE
  for (const line of name) {
    picture.labels.push(label(line, textX, baseline, { size: NAME_SIZE, bold: true }))
    baseline += NAME_LINE
  }
  for (const line of notes) {
    picture.labels.push(label(line, textX, baseline, { size: NOTE_SIZE, tone: 'quiet' }))
    baseline += NOTE_LINE
  }
}

/** A sentence that says what the picture shows: every stage with its notes, in order. */
export function pathwayAlternative(stages: readonly PathwayStage[]): string {
  if (stages.length === 0) return 'A pathway without stages.'
  const named = stages.map(({ name, notes }, index) =>
    notes.length === 0 ? `${index + 1}, ${name}` : `${index + 1}, ${name} (${notes.join(', ')})`,
  )
  return `The pathway in ${stages.length} ${stages.length === 1 ? 'stage' : 'stages'}: ${named.join('; ')}.`
}

export function pathwaySvg(
  stages: readonly PathwayStage[],
  options: PathwayOptions = DEFAULT_OPTIONS,
): string {
  return pictureSvg(pathwayGeometry(stages, options), pathwayAlternative(stages))
}
