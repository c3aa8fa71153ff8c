/* Lines between cards, in CSS pixels from the top left corner of what scrolls in the board. */

/** Where a line begins or ends: a point at the left or the right edge of something. */
export interface LineEnd {
  readonly x: number
  readonly y: number
  readonly side: 'left' | 'right'
}

/** As long as a line's head is, from its point to its foot. */
const HEAD = 9
/** How far a line goes straight out before it bends, at least and at most. */
const LEAST_REACH = 22
const MOST_REACH = 120

/** What two things have to show of themselves for a line to choose its sides. */
export interface Span {
  readonly left: number
  readonly right: number
}

/** The edges that face each other; the right ones of two things that stand one above the other. */
export function facingSides(from: Span, to: Span): ['left' | 'right', 'left' | 'right'] {
  if (to.left >= from.right) return ['right', 'left']
  if (to.right <= from.left) return ['left', 'right']
  return ['right', 'right']
}

/** A calm curve: it leaves and arrives level, and stops at the foot of its head. As an SVG path. */
export function curve(from: LineEnd, to: LineEnd): string {
  const out = outwards(from)
  const back = outwards(to)
  const end = to.x + back * HEAD
  const reach = clamp(Math.abs(end - from.x) / 2, LEAST_REACH, MOST_REACH)
  return (
    `M${round(from.x)} ${round(from.y)}` +
    `C${round(from.x + out * reach)} ${round(from.y)} ${round(end + back * reach)} ${round(to.y)} ` +
    `${round(end)} ${round(to.y)}`
  )
}

/** The head of a line that arrives at `to`, as an SVG path of a filled triangle. */
export function head(to: LineEnd): string {
  const foot = to.x + outwards(to) * HEAD
  return `M${round(to.x)} ${round(to.y)}L${round(foot)} ${round(to.y - 5)}L${round(foot)} ${round(to.y + 5)}Z`
}

/** A curve that follows the pointer, from a card to nowhere yet. */
export function curveToPoint(from: LineEnd, x: number, y: number): string {
  const reach = clamp(Math.abs(x - from.x) / 2, LEAST_REACH, MOST_REACH)
  return (
    `M${round(from.x)} ${round(from.y)}` +
    `Q${round(from.x + outwards(from) * reach)} ${round(from.y)} ${round(x)} ${round(y)}`
  )
}

function outwards({ side }: LineEnd): 1 | -1 {
  return side === 'right' ? 1 : -1
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
