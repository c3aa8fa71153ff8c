import type { Figures, MoscowFigures, RankingFigures, RatingFigures } from '../ballot/figures.ts'
import { bandsOf } from '../consensus/ratingBands.ts'
import { QUANTILE_TOLERANCE } from '../consensus/quantile.ts'
import type { QuantileType } from '../consensus/quantile.ts'
import { summariseRatings } from '../consensus/ratingSummary.ts'
import { isRatingRule } from '../consensus/rule.ts'
import type { ConsensusRule, RatingRule } from '../consensus/rule.ts'
import type { Verdict } from '../consensus/verdict.ts'

type Figure = number | null
export type AnalysedVerdict = 'in' | 'out' | 'uncertain'

/**
 * The figures of an item, under the names that they have in an analysis. Figures that the method does not have are
 * left out; null are those that nobody's answers have left undefined.
 */
export interface AnalysedFigures {
  n: number
  unable: number
  skipped: number
  median?: Figure
  q1?: Figure
  q3?: Figure
  iqr?: Figure
  p30?: Figure
  p70?: Figure
  ipr?: Figure
  /** These three for the scale 1 to 9 only. */
  ipras?: Figure
  disagreementIndex?: Figure
  disagreement?: boolean
  low?: number
  mid?: number
  high?: number
  /** Median and IQR: the median is high enough for “in”, and the interquartile range is small enough. */
  agreement?: boolean
  consensus?: boolean
  /** Content validity: I-CVI, k*, CVR and its least value that is no chance (null for panels under 5). */
  cvi?: Figure
  kStar?: Figure
  cvr?: Figure
  cvrMinimum?: Figure
  /** Rankings and dots. Percentages are 0 to 100. */
  score?: number
  voters?: number
  firsts?: number
  place?: Figure
  positionSum?: Figure
  percentOfPoints?: Figure
  percentOfMaximum?: Figure
  must?: number
  should?: number
  could?: number
  wont?: number
  mode?: MoscowFigures['mode']
  /** Left out for orders without a line. An item that nobody scored is uncertain, for the reason `no-scores`. */
  verdict?: AnalysedVerdict
  reason?: Figures['reason']
  /** The verdict with “unable” counted in, for the methods that turn on shares. */
  verdictWithUnable?: AnalysedVerdict
}

/**
 * An item's figures as an analysis gives them. `quantileType` holds for the quantiles that are reported; a rule that
 * compares with quantiles names the same one.
 */
export function analysedFigures(
  made: Figures,
  rule: ConsensusRule,
  quantileType: QuantileType,
): AnalysedFigures {
  const { n, unable, skipped } = made
  return { n, unable, skipped, ...figuresByKind(made, rule, quantileType), ...judged(made) }
}

function figuresByKind(made: Figures, rule: ConsensusRule, quantileType: QuantileType) {
  switch (made.kind) {
    case 'rating':
      return isRatingRule(rule) ? ratingPart(made, rule, quantileType) : {}
    case 'ranking':
      return rankingPart(made, rule)
    case 'moscow': {
      const { must, should, could, wont, mode } = made
      return { must, should, could, wont, mode }
    }
  }
}

function ratingPart(
  made: RatingFigures,
  rule: RatingRule,
  quantileType: QuantileType,
): Partial<AnalysedFigures> {
  const bands = bandsOf(rule)
  const scores = made.distribution.flatMap((count, index) =>
    Array.from({ length: count }, () => made.scaleMinimum + index),
  )
  const { median, q1, q3, iqr, p30, p70, ipr, ipras, disagreementIndex, disagreement, low, mid, high } =
    summariseRatings(scores, bands, quantileType)
  return {
    median,
    q1,
    q3,
    iqr,
    p30,
    p70,
    ipr,
    ...(bands.minimum === 1 && bands.maximum === 9 ? { ipras, disagreementIndex, disagreement } : {}),
    low,
    mid,
    high,
    ...(rule.method === 'median-iqr'
      ? {
          agreement: median !== null && median >= rule.medianIn - QUANTILE_TOLERANCE,
          consensus: made.consensus ?? false,
        }
      : {}),
    ...(rule.method === 'content-validity' ? contentValidityPart(made) : {}),
  }
}

function contentValidityPart({ contentValidity }: RatingFigures): Partial<AnalysedFigures> {
  return {
    cvi: contentValidity?.index ?? null,
    kStar: contentValidity?.kappa ?? null,
    cvr: contentValidity?.ratio ?? null,
    cvrMinimum: contentValidity?.ratioMinimum ?? null,
  }
}

function rankingPart(made: RankingFigures, rule: ConsensusRule): Partial<AnalysedFigures> {
  const { score, voters, firsts, place, positionSum, percentOfPoints, percentOfMaximum } = made
  return {
    score,
    voters,
    firsts,
    place,
    percentOfPoints,
    // How many dots there were to give is not known from the answers.
    ...(rule.method === 'dots' ? {} : { percentOfMaximum }),
    ...('weighting' in rule && rule.weighting === 'equal-groups' ? { positionSum } : {}),
  }
}

function judged(made: Figures): Partial<AnalysedFigures> {
  if (made.kind === 'ranking') return judgedByLine(made)
  const { verdict, reason, verdictWithUnable } = made
  return {
    verdict: plainVerdict(verdict),
    reason,
    ...(verdictWithUnable === null ? {} : { verdictWithUnable: plainVerdict(verdictWithUnable) }),
  }
}

function judgedByLine({ verdict, reason }: RankingFigures): Partial<AnalysedFigures> {
  return verdict === 'ranked' ? {} : { verdict: plainVerdict(verdict), reason }
}

function plainVerdict(verdict: Verdict): AnalysedVerdict {
  return verdict === 'in' || verdict === 'out' ? verdict : 'uncertain'
}
