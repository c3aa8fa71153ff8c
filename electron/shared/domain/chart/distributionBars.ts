import { label, pictureSvg } from './svg.ts'
import type { Fill, Picture } from './svg.ts'

/** How the scores of one item fall: what a distribution picture needs of an item's figures. */
export interface Distribution {
  /** How many voters gave 1, 2, … 9: nine counts. */
  distribution: readonly number[]
  /** 1 to 9, half points allowed; null when nobody scored. */
  median: number | null
}

export interface DistributionSize {
  /** In CSS pixels. */
  width: number
  height: number
}

export interface DistributionGeometry extends Picture {
  /** Where the median is marked; null when nobody scored. */
  median: { x: number; value: number } | null
}

const DEFAULT_SIZE: DistributionSize = { width: 168, height: 56 }
const TICK_SIZE = 9
const MEDIAN_MARK = 5

/** The band of the nine-point scale that a score falls in (Fitch et al. 2001, MR-1269): 1–3, 4–6, 7–9. */
export function bandOfScore(score: number): Exclude<Fill, 'paper'> {
  if (score <= 3) return 'low'
  return score <= 6 ? 'middle' : 'high'
}

/**
 * Nine bars, one a score, as high as the count (linear from 0), with the count above each bar that has
 * one, the scores below, and a triangle that points at the median. Without scores: the axis alone and a
 * line that says so.
 */
export function distributionGeometry(
  { distribution, median }: Distribution,
  size: DistributionSize = DEFAULT_SIZE,
): DistributionGeometry {
  const { width, height } = size
  const step = width / 9
  const top = TICK_SIZE + 2
  const baseline = height - TICK_SIZE - MEDIAN_MARK - 5
  const highest = Math.max(0, ...distribution)
  const picture: DistributionGeometry = {
    width,
    height,
    bars: [],
    lines: [{ x1: 0, y1: baseline, x2: width, y2: baseline, tone: 'quiet' }],
    labels: [],
    paths: [],
    median: median === null ? null : { x: step * (median - 0.5), value: median },
  }
  for (let score = 1; score <= 9; score += 1) {
    const count = distribution[score - 1] ?? 0
    const middle = step * (score - 0.5)
    picture.labels.push(
      label(String(score), middle, height - 1, { anchor: 'middle', size: TICK_SIZE, tone: 'quiet' }),
    )
    if (count <= 0 || highest === 0) continue
    const barHeight = ((baseline - top) * count) / highest
    const y = baseline - barHeight
    picture.bars.push({
      x: middle - step * 0.36,
      y,
      width: step * 0.72,
      height: barHeight,
      fill: bandOfScore(score),
    })
    picture.labels.push(label(String(count), middle, y - 2, { anchor: 'middle', size: TICK_SIZE }))
  }
  if (highest === 0) {
    picture.labels.push(
      label('No scores', width / 2, baseline - 6, { anchor: 'middle', size: 11, tone: 'quiet' }),
    )
  }
  if (picture.median !== null) {
    const { x } = picture.median
    const tip = baseline + 2
    picture.paths.push({
      data: `M${round(x)} ${tip}L${round(x - MEDIAN_MARK)} ${tip + MEDIAN_MARK}L${round(x + MEDIAN_MARK)} ${tip + MEDIAN_MARK}Z`,
      fill: 'high',
    })
  }
  return picture
}

/** A sentence that says what the picture shows. */
export function distributionAlternative({ distribution, median }: Distribution): string {
  const given = distribution.flatMap((count, index) => (count > 0 ? [`${count} gave ${index + 1}`] : []))
  if (given.length === 0 || median === null) return 'Nobody scored this item.'
  return `Scores from 1 to 9: ${given.join(', ')}. Median ${median}.`
}

export function distributionSvg(figures: Distribution, size: DistributionSize = DEFAULT_SIZE): string {
  return pictureSvg(distributionGeometry(figures, size), distributionAlternative(figures))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
