import { estimateTextWidth, wrapText } from './textWidth.ts'
import { bar, label, pictureSvg } from './svg.ts'
import type { Picture } from './svg.ts'

export type PointsUnit = 'points' | 'dots'

/** What one item of an order got. */
export interface RankingScore {
  score: number
  /** In the round before, or null. */
  before?: number | null
}

export interface RankingBarOptions {
  /** In CSS pixels. */
  width: number
  /** The score that a whole bar stands for: the highest of the list, so that its bars can be compared. */
  most: number
  unit: PointsUnit
}

const BAR_HEIGHT = 16
const BEFORE_HEIGHT = 7
const GAP = 3
const FONT = 12

/**
 * One item's score as a bar from 0, with the number behind it. With a round before: a thinner, empty bar under it.
 * A score of 0 is the number alone; scores past `most` are drawn as `most`.
 */
export function rankingBarGeometry(
  { score, before = null }: RankingScore,
  { width, most, unit }: RankingBarOptions,
): Picture {
  const picture: Picture = { width, height: BAR_HEIGHT + 2, bars: [], lines: [], labels: [], paths: [] }
  // The same for every item of the list, or equal scores would not be equally long.
  const reach = width - estimateTextWidth(amount(most, unit), FONT) - 8
  const lengthOf = (points: number) => (most <= 0 ? 0 : (reach * Math.min(points, most)) / most)
  const length = lengthOf(score)
  if (length > 0) picture.bars.push(bar({ x: 1, y: 1, width: length, height: BAR_HEIGHT }, 'high'))
  picture.labels.push(label(amount(score, unit), length + 6, BAR_HEIGHT / 2 + 5, { size: FONT }))
  if (before === null) return picture
  const y = BAR_HEIGHT + 1 + GAP
  const lengthBefore = lengthOf(before)
  if (lengthBefore > 0)
    picture.bars.push(bar({ x: 1, y, width: lengthBefore, height: BEFORE_HEIGHT }, 'paper'))
  return { ...picture, height: y + BEFORE_HEIGHT + 1 }
}

export function rankingBarAlternative(
  { score, before = null }: RankingScore,
  { unit }: Pick<RankingBarOptions, 'unit'>,
): string {
  return before === null
    ? `${amount(score, unit)}.`
    : `${amount(score, unit)}, ${amount(before, unit)} in the round before.`
}

/** One item of a picture of a whole order. */
export interface RankingRow {
  /** The item's short code, such as "I7". */
  code: string
  wording: string
  /** From 1; items that are tied share it. Null when nobody voted. */
  place: number | null
  score: number
  verdict: 'in' | 'out' | 'uncertain' | 'ranked' | 'no-data'
}

export interface RankingBarsOptions {
  /** In CSS pixels. */
  width: number
  unit: PointsUnit
}

const LINE_HEIGHT = 14
const ROW_GAP = 8
const CUT_HEIGHT = 20

/**
 * A whole order under each other, first place first: place, code and wording on the left, the score as a bar on the
 * right, all on one scale. Where "in" ends a line says so; it is left out where the rule draws none, or nothing stands
 * on one side of it. Rows are drawn in the order given. No rows: an empty picture with a line that says so.
 */
export function rankingBarsGeometry(
  rows: readonly RankingRow[],
  { width, unit }: RankingBarsOptions,
): Picture {
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }
  if (rows.length === 0) {
    picture.labels.push(label('No items', 0, FONT + 4, { tone: 'quiet' }))
    return { ...picture, height: FONT + 12 }
  }
  const most = Math.max(0, ...rows.map(({ score }) => score))
  const barStart = Math.round(width * 0.52)
  const wordingStart = 34
  const lastIn = rows.findLastIndex(({ verdict }) => verdict === 'in')
  let y = 2
  for (const [index, row] of rows.entries()) {
    const lines = wrapText(`${row.code}  ${row.wording}`, {
      maximumWidth: barStart - wordingStart - 10,
      fontSize: FONT,
      maximumLines: 3,
    })
    const rowHeight = Math.max(lines.length * LINE_HEIGHT, BAR_HEIGHT + 2)
    const middle = y + rowHeight / 2
    const place = row.place === null ? '–' : `${row.place}${isTied(rows, row) ? '=' : ''}`
    picture.labels.push(label(place, 0, middle + 4, { bold: true }))
    for (const [line, text] of lines.entries()) {
      const baseline = middle - (lines.length * LINE_HEIGHT) / 2 + line * LINE_HEIGHT + FONT - 1
      picture.labels.push(label(text, wordingStart, baseline))
    }
    addScore(picture, rankingBarGeometry(row, { width: width - barStart, most, unit }), barStart, middle)
    y += rowHeight + ROW_GAP
    if (index === lastIn && index < rows.length - 1) {
      picture.lines.push({ x1: 0, y1: y, x2: width, y2: y, tone: 'ink' })
      picture.labels.push(
        label('Here “in” ends', width, y + FONT + 1, { anchor: 'end', size: 11, tone: 'quiet' }),
      )
      y += CUT_HEIGHT
    }
  }
  return { ...picture, height: y }
}

function addScore(picture: Picture, score: Picture, x: number, middle: number): void {
  const y = middle - score.height / 2
  picture.bars.push(...score.bars.map((one) => bar({ ...one, x: one.x + x, y: one.y + y }, one.fill)))
  picture.labels.push(...score.labels.map((one) => ({ ...one, x: one.x + x, y: one.y + y })))
}

function isTied(rows: readonly RankingRow[], { place }: RankingRow): boolean {
  return rows.filter((row) => row.place === place).length > 1
}

/** A sentence or two that say what the picture shows. */
export function rankingBarsAlternative(
  rows: readonly RankingRow[],
  { unit }: Pick<RankingBarsOptions, 'unit'>,
): string {
  const ranked = rows.filter(({ place }) => place !== null)
  if (ranked.length === 0) return 'A bar chart without bars: nobody has voted.'
  const described = ranked
    .slice(0, 3)
    .map(({ code, score }) => `${code} (${amount(score, unit)})`)
    .join(', ')
  const inCount = ranked.filter(({ verdict }) => verdict === 'in').length
  const line = inCount === 0 || inCount === ranked.length ? '' : ` The first ${inCount} are in.`
  return `Bar chart of ${ranked.length} items in order of ${unit}. First: ${described}.${line}`
}

export function rankingBarsSvg(rows: readonly RankingRow[], options: RankingBarsOptions): string {
  return pictureSvg(rankingBarsGeometry(rows, options), rankingBarsAlternative(rows, options))
}

function amount(score: number, unit: PointsUnit): string {
  if (score === 1) return unit === 'points' ? '1 point' : '1 dot'
  return `${score} ${unit}`
}
