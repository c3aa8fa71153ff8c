import { QUANTILE_TOLERANCE } from './quantile.ts'

export interface InterpercentileRange {
  /** p70 − p30, in points of the scale, 0 to 8. */
  ipr: number
  /** The widest `ipr` that still counts as no disagreement, 2.35 to 8.35. */
  ipras: number
  /** ipr ÷ ipras. */
  disagreementIndex: number
  disagreement: boolean
}

/** The interpercentile range at which disagreement starts when the ratings lie evenly about the middle. */
const IPR_AT_SYMMETRY = 2.35
const CORRECTION_FOR_ASYMMETRY = 1.5
const MIDDLE_OF_SCALE = 5

/**
 * Disagreement by the interpercentile range adjusted for symmetry, from the 30th and 70th percentiles of ratings on the
 * scale 1 to 9, for which alone it was worked out.
 *
 * IPR = P70 − P30; IPRAS = 2.35 + 1.5·|5 − (P30 + P70)/2|; the panel disagrees when IPR > IPRAS.
 * Source: Fitch et al. 2001, "The RAND/UCLA Appropriateness Method User's Manual", MR-1269.
 */
export function interpercentileRange(p30: number, p70: number): InterpercentileRange {
  const ipr = p70 - p30
  const ipras = IPR_AT_SYMMETRY + CORRECTION_FOR_ASYMMETRY * Math.abs(MIDDLE_OF_SCALE - (p30 + p70) / 2)
  return {
    ipr,
    ipras,
    disagreementIndex: ipr / ipras,
    disagreement: ipr > ipras + QUANTILE_TOLERANCE,
  }
}
