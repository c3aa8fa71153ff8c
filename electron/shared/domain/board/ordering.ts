import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Past this many characters the whole column is numbered anew, so that keys stay short for ever. */
export const LONGEST_POSITION = 48

/**
 * A position strictly between two others (fractional indexing: positions are compared as plain strings).
 * `null` stands for the start or the end. Returns null where nothing fits: equal or reversed neighbours.
 */
export function positionBetween(before: string | null, after: string | null): string | null {
  if (before !== null && after !== null && before >= after) return null
  return generateKeyBetween(before, after)
}

/** `count` positions in ascending order, all strictly between two others; null where nothing fits. */
export function positionsBetween(
  before: string | null,
  after: string | null,
  count: number,
): string[] | null {
  if (before !== null && after !== null && before >= after) return null
  return generateNKeysBetween(before, after, count)
}

/** `count` positions in ascending order for an empty list. */
export function freshPositions(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/** Whether a text is a position as these functions make them. Nothing can be put beside any other, an empty one included. */
export function isPosition(text: string): boolean {
  try {
    generateKeyBetween(text, null)
    return true
  } catch {
    return false
  }
}
