import { estimateTextWidth, wrapText } from './textWidth.ts'
import type { MoscowCounts } from './moscowBar.ts'
import { bar, label, pictureSvg } from './svg.ts'
import type { Fill, Picture } from './svg.ts'

/** One item: how many put it down as each of the four. */
export interface MoscowRow extends MoscowCounts {
  /** The item's short code, such as "I7". */
  code: string
  wording: string
  /** What the rule says of it, in a word or two; empty when nothing is to be said. */
  verdict: string
}

export interface MoscowBarsOptions {
  /** In CSS pixels. */
  width: number
}

const PARTS: readonly { key: keyof MoscowCounts; name: string; fill: Fill }[] = [
  { key: 'must', name: 'Must', fill: 'high' },
  { key: 'should', name: 'Should', fill: 'cross' },
  { key: 'could', name: 'Could', fill: 'middle' },
  { key: 'wont', name: 'Won’t', fill: 'low' },
]
const FONT = 12
const SMALL = 11
const LINE_HEIGHT = 14
const BAR_HEIGHT = 18
const ROW_GAP = 10
const LEGEND_HEIGHT = 30
/** Programs that lack the font set labels a little wider than planned. */
const EDGE = 6

/**
 * Many items under each other: each a bar of one length, 100 % of the item's answers, cut into must, should, could and
 * won't. Segments carry their counts, the right margin the count of "must" with its share. Rows are drawn in the order
 * given. Items without answers have a line that says so. No rows: the legend alone.
 */
export function moscowBarsGeometry(rows: readonly MoscowRow[], { width }: MoscowBarsOptions): Picture {
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }
  const wordingWidth = Math.round(width * 0.4)
  const start = wordingWidth + 8
  const verdicts = rows.map(({ verdict }) => estimateTextWidth(verdict, SMALL) + EDGE)
  const end = width - Math.max(Math.round(width * 0.16), ...verdicts) - 8
  addLegend(picture, width)
  let y = LEGEND_HEIGHT
  for (const row of rows) {
    const lines = wrapText(`${row.code}  ${row.wording}`, {
      maximumWidth: wordingWidth,
      fontSize: FONT,
      maximumLines: 3,
    })
    const height = Math.max(lines.length * LINE_HEIGHT, LINE_HEIGHT * 2)
    const middle = y + height / 2
    for (const [index, text] of lines.entries()) {
      const baseline = middle - (lines.length * LINE_HEIGHT) / 2 + index * LINE_HEIGHT + FONT - 1
      picture.labels.push(label(text, 0, baseline))
    }
    addSegments(picture, row, { start, end, middle })
    addShare(picture, row, width - EDGE, middle)
    y += height + ROW_GAP
  }
  return { ...picture, height: y }
}

function addLegend(picture: Picture, width: number): void {
  let x = 0
  for (const { name, fill } of PARTS) {
    picture.bars.push(bar({ x: x + 1, y: 3, width: 22, height: 13 }, fill))
    picture.labels.push(label(name, x + 29, 14))
    x += 29 + estimateTextWidth(name, FONT) + 18
  }
  picture.labels.push(label('Must', width - EDGE, 14, { anchor: 'end', size: SMALL, tone: 'quiet' }))
}

function addSegments(
  picture: Picture,
  row: MoscowRow,
  { start, end, middle }: { start: number; end: number; middle: number },
): void {
  const all = total(row)
  if (all === 0) {
    const words = { anchor: 'middle', size: SMALL, tone: 'quiet' } as const
    picture.labels.push(label('No answers', (start + end) / 2, middle + 4, words))
    return
  }
  let x = start
  for (const { key, fill } of PARTS) {
    const count = row[key]
    const width = ((end - start) * count) / all
    if (count > 0) {
      picture.bars.push(bar({ x, y: middle - BAR_HEIGHT / 2, width, height: BAR_HEIGHT }, fill))
      addCount(picture, { count, fill, x, width, middle })
    }
    x += width
  }
}

/** The count inside its segment, on a patch of paper where lines would run through it. */
function addCount(
  picture: Picture,
  { count, fill, x, width, middle }: { count: number; fill: Fill; x: number; width: number; middle: number },
): void {
  const text = String(count)
  const needed = estimateTextWidth(text, SMALL) + 4
  if (width < needed) return
  if (fill === 'low' || fill === 'cross') {
    picture.bars.push(bar({ x: x + (width - needed) / 2, y: middle - 7, width: needed, height: 14 }, 'paper'))
  }
  const tone = fill === 'high' ? 'on-dark' : 'ink'
  picture.labels.push(label(text, x + width / 2, middle + 4, { anchor: 'middle', size: SMALL, tone }))
}

function addShare(picture: Picture, row: MoscowRow, right: number, middle: number): void {
  if (total(row) === 0) return
  const hasVerdict = row.verdict !== ''
  const words = { anchor: 'end', size: SMALL } as const
  picture.labels.push(label(shareOfMust(row), right, middle + (hasVerdict ? -2 : 4), words))
  if (hasVerdict) picture.labels.push(label(row.verdict, right, middle + 11, { ...words, bold: true }))
}

/** A sentence or two that say what the picture shows; the share of "must" comes with its count. */
export function moscowBarsAlternative(rows: readonly MoscowRow[]): string {
  const answered = rows.filter((row) => total(row) > 0)
  if (answered.length === 0) return 'A bar chart without bars: nobody has answered.'
  const ordered = answered.toSorted(
    (first, second) => second.must / total(second) - first.must / total(first),
  )
  const [most] = ordered
  const least = ordered.at(-1)
  const opening =
    `Bar chart of ${answered.length} ${answered.length === 1 ? 'item' : 'items'}: for each, how many said must, ` +
    'should, could and won’t.'
  if (most === undefined || least === undefined || most === least) {
    return most === undefined ? opening : `${opening} Must: ${most.code}, ${shareOfMust(most)}.`
  }
  return (
    `${opening} “Must” was most common for ${most.code}, ${shareOfMust(most)}, and least common for ${least.code}, ` +
    `${shareOfMust(least)}. The counts of every item are in the results table.`
  )
}

export function moscowBarsSvg(rows: readonly MoscowRow[], options: MoscowBarsOptions): string {
  return pictureSvg(moscowBarsGeometry(rows, options), moscowBarsAlternative(rows))
}

/** "9/17 (53%)" */
function shareOfMust(row: MoscowRow): string {
  const all = total(row)
  return `${row.must}/${all} (${Math.floor((200 * row.must + all) / (2 * all))}%)`
}

function total({ must, should, could, wont }: MoscowCounts): number {
  return must + should + could + wont
}
