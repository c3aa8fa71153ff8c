import { bar, label, pictureSvg, tidy } from './svg.ts'
import type { Fill, Picture } from './svg.ts'

/** How the scores of one item fall: what a distribution picture needs of an item's figures. */
export interface Distribution {
  /** How many voters gave each score of the scale, upwards from the lowest. */
  distribution: readonly number[]
  /** On the scale, half points allowed; null when nobody scored. */
  median: number | null
  /** The scale's lowest score; 1 unless it is said. */
  scaleMinimum?: number
}

export interface DistributionSize {
  /** In CSS pixels. */
  width: number
  height: number
}

export interface DistributionOptions {
  /** Where the low scores end and the high ones begin; the outer thirds of the scale unless it is said. */
  bands?: { readonly lowTo: number; readonly highFrom: number }
  /** What the scores are called, upwards from the lowest; the numbers unless it is said. */
  scoreNames?: readonly string[]
  /** The same item in the round before, drawn beside this one with thin empty bars. Null for none. */
  before?: Distribution | null
}

export interface DistributionGeometry extends Picture {
  /** Where the median is marked; null when nobody scored, and where scores have names. */
  median: { x: number; value: number } | null
}

const DEFAULT_SIZE: DistributionSize = { width: 168, height: 56 }
const TICK_SIZE = 9
const MEDIAN_MARK = 5
/** Shares of a score's column: a bar by itself; a pair, and the two bars of it. */
const ALONE = 0.72
const PAIR = 0.84
const NOW = 0.5
const BEFORE = 0.26

interface Bands {
  lowTo: number
  highFrom: number
}

/** The outer thirds of a scale, rounded to whole scores: 1–3 and 7–9 of 1–9 (Fitch et al. 2001, MR-1269). */
function outerThirds(minimum: number, scores: number): Bands {
  const third = Math.round(scores / 3)
  return { lowTo: minimum + third - 1, highFrom: minimum + scores - third }
}

/** The band that a score falls in: up to `lowTo`, from `highFrom` on, or between. */
export function bandOfScore(
  score: number,
  { lowTo, highFrom }: Bands = outerThirds(1, 9),
): Extract<Fill, 'low' | 'middle' | 'high'> {
  if (score <= lowTo) return 'low'
  return score < highFrom ? 'middle' : 'high'
}

/**
 * One bar a score, as high as the count (linear from 0), with the count above each bar that has one, the scores
 * below, and a triangle that points at the median. With a round before: its bars beside them, thin and empty, on the
 * same scale, and its median as an empty triangle. Without scores: the axis alone and a line that says so.
 */
export function distributionGeometry(
  { distribution, median, scaleMinimum = 1 }: Distribution,
  size: DistributionSize = DEFAULT_SIZE,
  options: DistributionOptions = {},
): DistributionGeometry {
  const { width, height } = size
  const { bands = outerThirds(scaleMinimum, distribution.length), scoreNames, before = null } = options
  const step = width / Math.max(1, distribution.length)
  // Two or three scores would otherwise be slabs.
  const broad = Math.min(step, width / 6)
  const top = TICK_SIZE + 2
  const baseline = height - TICK_SIZE - MEDIAN_MARK - 5
  const highest = Math.max(0, ...distribution, ...(before?.distribution ?? []))
  const heightOf = (count: number) => (highest === 0 ? 0 : ((baseline - top) * count) / highest)
  const across = (score: number) => step * (score - scaleMinimum + 0.5)
  const picture: DistributionGeometry = {
    width,
    height,
    bars: [],
    lines: [{ x1: 0, y1: baseline, x2: width, y2: baseline, tone: 'quiet' }],
    labels: [],
    paths: [],
    // Between scores that have names, such as yes and no, a mark would say nothing.
    median: median === null || scoreNames !== undefined ? null : { x: across(median), value: median },
  }
  for (const [index, count] of distribution.entries()) {
    const score = scaleMinimum + index
    const middle = across(score)
    picture.labels.push(
      label(scoreNames?.[index] ?? String(score), middle, height - 1, {
        anchor: 'middle',
        size: TICK_SIZE,
        tone: 'quiet',
      }),
    )
    const countBefore = before?.distribution[index] ?? 0
    if (countBefore > 0) {
      const high = heightOf(countBefore)
      const left = middle - (broad * PAIR) / 2
      picture.bars.push(bar({ x: left, y: baseline - high, width: broad * BEFORE, height: high }, 'paper'))
    }
    if (count <= 0) continue
    const share = before === null ? ALONE : NOW
    const left = before === null ? middle - (broad * ALONE) / 2 : middle + broad * (PAIR / 2 - NOW)
    const high = heightOf(count)
    const fill = bandOfScore(score, bands)
    picture.bars.push(bar({ x: left, y: baseline - high, width: broad * share, height: high }, fill))
    picture.labels.push(
      label(String(count), left + (broad * share) / 2, baseline - high - 2, {
        anchor: 'middle',
        size: TICK_SIZE,
      }),
    )
  }
  if (distribution.every((count) => count === 0)) {
    picture.labels.push(
      label('No scores', width / 2, baseline - 6, { anchor: 'middle', size: 11, tone: 'quiet' }),
    )
  }
  const medianBefore = scoreNames === undefined ? (before?.median ?? null) : null
  if (medianBefore !== null) {
    picture.paths.push({ data: triangle(across(medianBefore), baseline + 2), fill: 'paper' })
  }
  if (picture.median !== null) {
    picture.paths.push({ data: triangle(picture.median.x, baseline + 2), fill: 'high' })
  }
  return picture
}

/** A sentence that says what the picture shows. */
export function distributionAlternative(
  figures: Distribution,
  { scoreNames, before = null }: DistributionOptions = {},
): string {
  const { distribution, median, scaleMinimum = 1 } = figures
  const nameOf = (index: number) => scoreNames?.[index] ?? String(scaleMinimum + index)
  const given = ({ distribution: counts }: Distribution) =>
    counts.flatMap((count, index) => (count > 0 ? [`${count} gave ${nameOf(index)}`] : [])).join(', ')
  const earlier =
    before === null || before.median === null
      ? ''
      : ` In the round before: ${given(before)}${medianWords(before, scoreNames)}.`
  if (given(figures) === '' || median === null) return `Nobody scored this item.${earlier}`
  const scale = `Scores from ${nameOf(0)} to ${nameOf(distribution.length - 1)}`
  return `${scale}: ${given(figures)}${medianWords(figures, scoreNames)}.${earlier}`
}

/** Where scores have names, such as yes and no, a number between them would say nothing. */
function medianWords({ median }: Distribution, scoreNames: readonly string[] | undefined): string {
  return scoreNames === undefined && median !== null ? `. Median ${median}` : ''
}

export function distributionSvg(
  figures: Distribution,
  size: DistributionSize = DEFAULT_SIZE,
  options: DistributionOptions = {},
): string {
  return pictureSvg(distributionGeometry(figures, size, options), distributionAlternative(figures, options))
}

function triangle(x: number, tip: number): string {
  const foot = tip + MEDIAN_MARK
  return `M${tidy(x)} ${tip}L${tidy(x - MEDIAN_MARK)} ${foot}L${tidy(x + MEDIAN_MARK)} ${foot}Z`
}
