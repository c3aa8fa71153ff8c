/** Whether “unable to score” is left out of what shares are taken of, or counted in. */
export type UnableCounting = 'exclude' | 'include'

/** How many of some people gave low and high scores. */
export interface Shares {
  /** How many gave a score. */
  n: number
  /** How many said that they were unable to. */
  unable: number
  low: number
  high: number
}

/** What shares are taken of: those who gave a score, and with `include` also those who were unable to. */
export function denominatorOf({ n, unable }: Pick<Shares, 'n' | 'unable'>, counting: UnableCounting): number {
  return counting === 'include' ? n + unable : n
}

/**
 * Whether a part is at least, or more than, so many percent of a whole. Compared in whole numbers, as 70 % of 10 in
 * floating point may come out above or below 7. Of a whole of 0 a part of 0 is any percentage: callers see to
 * that there is somebody.
 */
export function reaches(
  part: number,
  whole: number,
  percent: number,
  comparison: 'at-least' | 'more-than' = 'at-least',
): boolean {
  return comparison === 'at-least' ? 100 * part >= percent * whole : 100 * part > percent * whole
}

/** Whether a part is less than so many percent of a whole; with null for the percentage it always is. */
export function staysBelow(part: number, whole: number, percent: number | null): boolean {
  return percent === null || 100 * part < percent * whole
}
