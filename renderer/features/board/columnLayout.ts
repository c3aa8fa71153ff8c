/*
 * Where the cards of a column stand, in CSS pixels from the top of its list, without asking the document: most
 * of a long column's cards are not in the document at all.
 */

/** Between two cards, in CSS pixels; the style sheet has the same. */
export const CARD_GAP = 8
/** A longer text is cut off on the board; the style sheet has the same. */
const MOST_LINES = 8

/**
 * The top of each card, and last the end of the list (one gap below the last card): `heights.length + 1`
 * numbers, `[0]` for an empty column.
 */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0]
  let top = 0
  for (const height of heights) {
    top += height + CARD_GAP
    offsets.push(top)
  }
  return offsets
}

/** The first and one past the last card that shows between `top` and `bottom`, with `spare` more on each side. */
export function windowOf(
  offsets: readonly number[],
  top: number,
  bottom: number,
  spare: number,
): { start: number; end: number } {
  const count = offsets.length - 1
  const first = countUpTo(offsets, top) - 1
  const last = countUpTo(offsets, bottom) - 1
  return { start: clamp(first - spare, 0, count), end: clamp(last + 1 + spare, 0, count) }
}

/** Before which card something goes that is let go at `y`: above a card's middle is before it. */
export function gapAt(offsets: readonly number[], y: number): number {
  const count = offsets.length - 1
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    const centre = ((offsets[middle] ?? 0) + (offsets[middle + 1] ?? 0) - CARD_GAP) / 2
    if (centre < y) low = middle + 1
    else high = middle
  }
  return low
}

/** The card at `y`; null between two cards, and above and below all of them. */
export function cardIndexAt(offsets: readonly number[], y: number): number | null {
  const index = countUpTo(offsets, y) - 1
  const end = offsets[index + 1]
  return index < 0 || end === undefined || y >= end - CARD_GAP ? null : index
}

/** Where the line is drawn that marks the gap before card `index`: in the middle of the space between two cards. */
export function lineAt(offsets: readonly number[], index: number): number {
  return Math.max(0, (offsets[index] ?? 0) - CARD_GAP / 2)
}

/** A height for a card that has not been drawn yet, from the length of its text. */
export function estimateHeight(textLength: number, pixelsPerRem: number): number {
  const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(textLength / 31)))
  return (2.9 + lines * 1.4) * pixelsPerRem
}

/** How many offsets are not past `y`. */
function countUpTo(offsets: readonly number[], y: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) <= y) low = middle + 1
    else high = middle
  }
  return low
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
