import { escapeXml } from '../printable.ts'

/*
 * The few shapes that the charts are made of, as plain data: the screen draws them as elements, a document
 * takes the SVG text. Hatching is drawn as lines, because patterns need ids that are unique on a page and
 * Word leaves them out.
 */

/** How a shape is filled, told apart in black and white: dark, light, lines one way or both, or nothing. */
export type Fill = 'high' | 'middle' | 'low' | 'cross' | 'paper'

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface BarShape extends Rectangle {
  fill: Fill
  /** The lines over the fill, as SVG path data; empty for a fill without any. */
  pattern: string
}

export interface Label {
  text: string
  x: number
  /** Of the baseline. */
  y: number
  anchor: 'start' | 'middle' | 'end'
  size: number
  bold: boolean
  tone: 'ink' | 'quiet' | 'on-dark'
}

export interface Line {
  x1: number
  y1: number
  x2: number
  y2: number
  tone: 'ink' | 'quiet'
}

/** A picture: sizes in CSS pixels, origin at the top left. */
export interface Picture {
  width: number
  height: number
  bars: BarShape[]
  lines: Line[]
  labels: Label[]
  /** Outlines of other shapes, as SVG path data, filled as said; they lie over the bars. */
  paths: { data: string; fill: Fill }[]
}

export const FILL_COLOURS: Readonly<Record<Fill, string>> = {
  high: '#24495c',
  middle: '#d5d9d6',
  low: '#ffffff',
  cross: '#ffffff',
  paper: '#f6f4ee',
}
const TONES = { ink: '#1b1f23', quiet: '#565c62', 'on-dark': '#ffffff' } as const
const OUTLINE = '#24495c'
const HATCH_GAP = 5

export const CHART_FONT = "'Atkinson Hyperlegible', Arial, sans-serif"

export function label(text: string, x: number, y: number, options: Partial<Label> = {}): Label {
  return { text, x, y, anchor: 'start', size: 12, bold: false, tone: 'ink', ...options }
}

/** A bar with the lines that its fill has. */
export function bar(rectangle: Rectangle, fill: Fill): BarShape {
  return { ...rectangle, fill, pattern: patternOf(rectangle, fill) }
}

function patternOf(rectangle: Rectangle, fill: Fill): string {
  if (fill === 'low') return diagonals(rectangle)
  return fill === 'cross' ? diagonals(rectangle) + diagonals(rectangle, true) : ''
}

/** Diagonal lines inside a rectangle, rising to the right or, turned, falling; none without an area. */
function diagonals({ x, y, width, height }: Rectangle, isTurned = false): string {
  if (width <= 0 || height <= 0) return ''
  const across = (offset: number) => tidy(isTurned ? x + width - offset : x + offset)
  const segments: string[] = []
  for (let offset = HATCH_GAP; offset < width + height; offset += HATCH_GAP) {
    const startY = y + Math.min(offset, height)
    const endY = y + Math.max(0, offset - width)
    segments.push(
      `M${across(Math.max(0, offset - height))} ${tidy(startY)}L${across(Math.min(offset, width))} ${tidy(endY)}`,
    )
  }
  return segments.join('')
}

/** The picture as a whole SVG document that says `alternativeText` to whoever cannot see it. */
export function pictureSvg(picture: Picture, alternativeText: string): string {
  const { width, height } = picture
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${tidy(width)}" height="${tidy(height)}" ` +
      `viewBox="0 0 ${tidy(width)} ${tidy(height)}" role="img" aria-label="${escapeXml(alternativeText)}" ` +
      `font-family="${escapeXml(CHART_FONT)}">`,
    // Lines lie behind the bars, so that none crosses a count.
    ...picture.lines.map(
      (line) =>
        `<line x1="${tidy(line.x1)}" y1="${tidy(line.y1)}" x2="${tidy(line.x2)}" y2="${tidy(line.y2)}" ` +
        `stroke="${TONES[line.tone]}" stroke-width="${line.tone === 'ink' ? 2 : 1}"/>`,
    ),
    ...picture.bars.map(barSvg),
    ...picture.paths.map(
      ({ data, fill }) =>
        `<path d="${data}" fill="${FILL_COLOURS[fill]}" stroke="${OUTLINE}" stroke-width="1"/>`,
    ),
    ...picture.labels.map(labelSvg),
    '</svg>',
  ]
  return parts.join('')
}

function barSvg({ x, y, width, height, fill, pattern }: BarShape): string {
  const box =
    `<rect x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}" ` +
    `fill="${FILL_COLOURS[fill]}" stroke="${OUTLINE}" stroke-width="1"/>`
  return pattern === ''
    ? box
    : `${box}<path d="${pattern}" fill="none" stroke="${OUTLINE}" stroke-width="1"/>`
}

function labelSvg({ text, x, y, anchor, size, bold, tone }: Label): string {
  return (
    `<text x="${tidy(x)}" y="${tidy(y)}" font-size="${size}" text-anchor="${anchor}" fill="${TONES[tone]}"` +
    `${bold ? ' font-weight="700"' : ''}>${escapeXml(text)}</text>`
  )
}

/** At most two decimals, so that the same picture is the same text on every machine. */
export function tidy(value: number): string {
  return String(Math.round(value * 100) / 100)
}
