import type { Answer } from '#shared/domain/ballot/answer'
import type { RandomBytes } from '#shared/domain/identifier'
import { seededFraction } from './seededRandom.ts'
import type { Leaning } from './workshopScript.ts'

const UNABLE_SHARE = 0.03
const SKIPPED_SHARE = 0.02

/** What one voter says of one item: mostly near the leaning of their side, now and then nothing. */
export function simulateAnswer(leaning: Leaning, isPublic: boolean, randomBytes: RandomBytes): Answer {
  const chance = seededFraction(randomBytes)
  const distance = (normalFraction(randomBytes) - 0.5) * 2 * leaning.spread * 2
  if (chance < UNABLE_SHARE) return { kind: 'unable' }
  if (chance < UNABLE_SHARE + SKIPPED_SHARE) return { kind: 'skipped' }
  const middle = isPublic ? leaning.publicScore : leaning.otherScore
  return { kind: 'score', value: Math.min(9, Math.max(1, Math.round(middle + distance))) }
}

/** The mean of three even draws: close enough to a bell shape for people who agree more or less. */
function normalFraction(randomBytes: RandomBytes): number {
  return (seededFraction(randomBytes) + seededFraction(randomBytes) + seededFraction(randomBytes)) / 3
}
