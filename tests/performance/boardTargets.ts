import type { BoardFigures } from './boardPage.ts'
import { rounded } from './figures.ts'

/** Of one size, by name; null: could not be measured. */
export type BoardResults = Readonly<Record<string, BoardFigures | null>>

/** One of the targets that the board has to meet, and how it went. */
export interface Verdict {
  readonly target: string
  readonly measured: string
  readonly isMet: boolean
}

const LONGEST_PICKUP_MS = 60
const LONGEST_FRAME_GAP_MS = 33
const MANY_CARDS = 1_000
const VERY_MANY_CARDS = 5_000

/** The targets for a board of `count` cards; those that need a peer which was not measured are left out. */
export function judge(count: number, results: BoardResults): Verdict[] {
  const { ours, plain, ...others } = results
  if (!ours) return []
  const verdicts = [
    atMost('pick-up', ours.pickupMs, LONGEST_PICKUP_MS),
    atMost('frame gap p99', ours.frameGapP99Ms, LONGEST_FRAME_GAP_MS),
  ]
  if (plain && count >= MANY_CARDS) {
    const most = count >= VERY_MANY_CARDS ? 0.6 : 1
    verdicts.unshift(ratio('move', ours.moveMs / plain.moveMs, most))
  }
  if (plain && count >= VERY_MANY_CARDS) verdicts.push(ratio('ready', ours.readyMs / plain.readyMs, 1.2))
  const moves = Object.entries(others).flatMap(([name, figures]) =>
    figures ? [{ name, ms: figures.moveMs }] : [],
  )
  const [first] = moves
  if (!first) return verdicts
  const quickest = moves.reduce((best, other) => (other.ms < best.ms ? other : best), first)
  return [
    ...verdicts,
    {
      target: `move: quicker than every library (quickest: ${quickest.name}, ${rounded(quickest.ms)} ms)`,
      measured: `${rounded(ours.moveMs)} ms`,
      isMet: ours.moveMs < quickest.ms,
    },
  ]
}

function atMost(what: string, ms: number, most: number): Verdict {
  return { target: `${what} ≤ ${most} ms`, measured: `${rounded(ms)} ms`, isMet: ms <= most }
}

function ratio(what: string, times: number, most: number): Verdict {
  return {
    target: `${what} ≤ ${most.toFixed(1)} × plain DOM`,
    measured: `${rounded(times)} ×`,
    isMet: times <= most,
  }
}
