import { estimateTextWidth, wrapText } from './textWidth.ts'
import { bar, label, pictureSvg } from './svg.ts'
import type { Fill, Picture } from './svg.ts'

/** One item: how many voters scored it in each band of the scale. */
export interface DivergingRow {
  /** The item's short code, such as "I7". */
  code: string
  wording: string
  /** Counts of low, middle and high scores. */
  low: number
  mid: number
  high: number
  /** What the rule says of it, in a word or two; empty when nothing is to be said. */
  verdict: string
}

export interface DivergingOptions {
  /** In CSS pixels. */
  width: number
  lowLabel: string
  highLabel: string
  bands: BandNames
}

/** What the bands of the scale are called, such as "1–3"; a scale may have no middle. */
export interface BandNames {
  low: string
  mid: string | null
  high: string
}

const FONT = 12
const LINE_HEIGHT = 14
const BAR_HEIGHT = 18
const ROW_GAP = 10
const LEGEND_HEIGHT = 30
const AXIS_HEIGHT = 26
/** Programs that lack the font set labels a little wider than planned. */
const EDGE = 6

/**
 * Many items under each other: the shares of low, middle and high scores as one bar an item, set so that
 * the middle of the middle band stands on one vertical line. All bars have the same scale: a bar's length
 * is 100 % of the item's scores. Segments carry their counts, the right margin the high count with its
 * share. Items without scores have a line that says so. No rows: a picture of the legend alone.
 */
export function divergingGeometry(rows: readonly DivergingRow[], options: DivergingOptions): Picture {
  const { width } = options
  const wordingWidth = Math.round(width * 0.4)
  const verdicts = rows.map(({ verdict }) => estimateTextWidth(verdict, 11) + EDGE)
  const shareWidth = Math.max(Math.round(width * 0.16), ...verdicts)
  const plotStart = wordingWidth + 8
  const plotEnd = width - shareWidth - 8
  const reach = furthestFromMiddle(rows)
  const total = reach.left + reach.right
  const perShare = total === 0 ? 0 : (plotEnd - plotStart) / total
  const zero = plotStart + reach.left * perShare
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }

  addLegend(picture, options)
  let y = LEGEND_HEIGHT
  const firstRow = y
  for (const row of rows) {
    const heading = `${row.code}  ${row.wording}`
    const lines = wrapText(heading, { maximumWidth: wordingWidth, fontSize: FONT, maximumLines: 3 })
    const rowHeight = Math.max(lines.length * LINE_HEIGHT, BAR_HEIGHT + 4, LINE_HEIGHT * 2)
    const middle = y + rowHeight / 2
    for (const [index, line] of lines.entries()) {
      const baseline = middle - (lines.length * LINE_HEIGHT) / 2 + index * LINE_HEIGHT + FONT - 1
      picture.labels.push(label(line, 0, baseline, { size: FONT }))
    }
    addBars(picture, row, zero, perShare, middle)
    addShare(picture, row, width, middle)
    y += rowHeight + ROW_GAP
  }
  if (rows.length > 0 && total > 0) {
    picture.lines.push({ x1: zero, y1: firstRow - 4, x2: zero, y2: y - 2, tone: 'quiet' })
    picture.labels.push(
      label('more low scores', zero - 8, y + 12, { anchor: 'end', size: 11, tone: 'quiet' }),
      label('more high scores', zero + 8, y + 12, { size: 11, tone: 'quiet' }),
    )
    y += AXIS_HEIGHT
  }
  return { ...picture, height: y }
}

/** How far the bars reach to either side of the middle of the middle band, as shares of 1. */
function furthestFromMiddle(rows: readonly DivergingRow[]): { left: number; right: number } {
  const reach = { left: 0, right: 0 }
  for (const { low, mid, high } of rows) {
    const scored = low + mid + high
    if (scored === 0) continue
    reach.left = Math.max(reach.left, (low + mid / 2) / scored)
    reach.right = Math.max(reach.right, (high + mid / 2) / scored)
  }
  return reach
}

function addBars(picture: Picture, row: DivergingRow, zero: number, perShare: number, middle: number): void {
  const scored = row.low + row.mid + row.high
  if (scored === 0) {
    picture.labels.push(label('No scores', zero, middle + 4, { anchor: 'middle', size: 11, tone: 'quiet' }))
    return
  }
  const perScore = perShare / scored
  const segments: { count: number; fill: Fill }[] = [
    { count: row.low, fill: 'low' },
    { count: row.mid, fill: 'middle' },
    { count: row.high, fill: 'high' },
  ]
  let x = zero - (row.low + row.mid / 2) * perScore
  for (const { count, fill } of segments) {
    const width = count * perScore
    if (count > 0) {
      picture.bars.push(bar({ x, y: middle - BAR_HEIGHT / 2, width, height: BAR_HEIGHT }, fill))
      addCount(picture, count, fill, x, width, middle)
    }
    x += width
  }
}

/** The count inside its segment, on a patch of paper where the segment is hatched, so that it can be read. */
function addCount(
  picture: Picture,
  count: number,
  fill: Fill,
  x: number,
  width: number,
  middle: number,
): void {
  const text = String(count)
  const needed = estimateTextWidth(text, 11) + 4
  if (width < needed) return
  if (fill === 'low') {
    picture.bars.push(bar({ x: x + (width - needed) / 2, y: middle - 7, width: needed, height: 14 }, 'paper'))
  }
  picture.labels.push(
    label(text, x + width / 2, middle + 4, {
      anchor: 'middle',
      size: 11,
      tone: fill === 'high' ? 'on-dark' : 'ink',
    }),
  )
}

function addShare(picture: Picture, row: DivergingRow, width: number, middle: number): void {
  const scored = row.low + row.mid + row.high
  if (scored === 0) return
  const share = `${row.high}/${scored} (${Math.round((100 * row.high) / scored)}%)`
  const hasVerdict = row.verdict !== ''
  const right = width - EDGE
  picture.labels.push(label(share, right, middle + (hasVerdict ? -2 : 4), { anchor: 'end', size: 11 }))
  if (hasVerdict) {
    picture.labels.push(label(row.verdict, right, middle + 11, { anchor: 'end', size: 11, bold: true }))
  }
}

function addLegend(picture: Picture, { lowLabel, highLabel, bands, width }: DivergingOptions): void {
  const middle: { text: string; fill: Fill }[] =
    bands.mid === null ? [] : [{ text: bands.mid, fill: 'middle' }]
  const entries: { text: string; fill: Fill }[] = [
    { text: `${bands.low} ${lowLabel}`, fill: 'low' },
    ...middle,
    { text: `${bands.high} ${highLabel}`, fill: 'high' },
  ]
  let x = 0
  for (const { text, fill } of entries) {
    const [shown = ''] = wrapText(text, { maximumWidth: width * 0.36, fontSize: FONT, maximumLines: 1 })
    picture.bars.push(bar({ x: x + 1, y: 3, width: 22, height: 13 }, fill))
    picture.labels.push(label(shown, x + 29, 14, { size: FONT }))
    x += 29 + estimateTextWidth(shown, FONT) + 18
  }
  picture.labels.push(
    label(`Scored ${bands.high}`, width - EDGE, 14, { anchor: 'end', size: 11, tone: 'quiet' }),
  )
}

/** A sentence or two that say what the picture shows; every share comes with its count. */
export function divergingAlternative(
  rows: readonly DivergingRow[],
  { bands }: Pick<DivergingOptions, 'bands'>,
): string {
  const scored = rows.filter(({ low, mid, high }) => low + mid + high > 0)
  if (scored.length === 0) return 'A bar chart without bars: no item has been scored.'
  const share = (row: DivergingRow) => row.high / (row.low + row.mid + row.high)
  const describe = (row: DivergingRow) =>
    `${row.code} (${row.high} of ${row.low + row.mid + row.high} scores, ${Math.round(100 * share(row))}%)`
  const ordered = scored.toSorted((first, second) => share(second) - share(first))
  const [most] = ordered
  const least = ordered.at(-1)
  const others = bands.mid === null ? `low (${bands.low})` : `low (${bands.low}), middle (${bands.mid})`
  const opening = `Bar chart of ${scored.length} ${scored.length === 1 ? 'item' : 'items'}: for each, how many scores were ${others} and high (${bands.high}).`
  if (most === undefined || least === undefined || scored.length === 1) {
    return most === undefined ? opening : `${opening} High scores: ${describe(most)}.`
  }
  if (share(most) === share(least)) {
    return `${opening} High scores were as common for each of them: ${describe(most)}. The counts of every item are in the results table.`
  }
  return `${opening} High scores were most common for ${describe(most)} and least common for ${describe(least)}. The counts of every item are in the results table.`
}

export function divergingSvg(rows: readonly DivergingRow[], options: DivergingOptions): string {
  return pictureSvg(divergingGeometry(rows, options), divergingAlternative(rows, options))
}
