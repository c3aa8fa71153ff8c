import { expect } from 'vitest'
import { printFigure } from './printFigure.ts'

/** How far a figure may be from another program's: a share of that figure. */
const TOLERANCE = 1e-9

/**
 * Compares figure by figure with another program's, and prints how far the furthest is off. NaN stands for
 * "undefined" there, null here. Figures below `smallest` may be off by as much as those of that size.
 */
export function expectAgreement(
  what: string,
  ours: readonly (number | null)[],
  theirs: readonly number[],
  smallest = 1e-300,
): void {
  expect(theirs).toHaveLength(ours.length)
  let largest = 0
  let undefinedFigures = 0
  for (const [index, figure] of ours.entries()) {
    const expected = theirs[index] ?? Number.NaN
    const told = `${what}, figure ${index}: ${figure}, there ${expected}`
    expect(figure === null, told).toBe(Number.isNaN(expected))
    if (figure === null) {
      undefinedFigures += 1
      continue
    }
    const scale = Math.max(Math.abs(expected), smallest)
    const difference = figure === expected ? 0 : Math.abs(figure - expected) / scale
    expect(difference, told).toBeLessThanOrEqual(TOLERANCE)
    largest = Math.max(largest, difference)
  }
  printFigure(
    what,
    `${ours.length} figures compared, ${undefinedFigures} of them undefined in both, ` +
      `largest relative difference ${largest.toExponential(1)}`,
  )
}
