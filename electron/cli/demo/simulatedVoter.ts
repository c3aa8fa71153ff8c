import type { Answer } from '#shared/domain/ballot/answer'
import type { Feedback } from '#shared/domain/ballot/feedback'
import type { RandomBytes } from '#shared/domain/identifier'
import { seededFraction } from './seededRandom.ts'
import type { Leaning } from './workshopScript.ts'

const UNABLE_SHARE = 0.03
const SKIPPED_SHARE = 0.02
/** How many think again when they see how the room answered. */
const SWAYED_SHARE = 0.45

/** What one voter says of one item: mostly near the leaning of their side, now and then nothing. */
export function simulateAnswer(leaning: Leaning, isPublic: boolean, randomBytes: RandomBytes): Answer {
  const chance = seededFraction(randomBytes)
  const felt = feeling(leaning, isPublic, randomBytes)
  if (chance < UNABLE_SHARE) return { kind: 'unable' }
  if (chance < UNABLE_SHARE + SKIPPED_SHARE) return { kind: 'skipped' }
  return { kind: 'score', value: Math.min(9, Math.max(1, Math.round(felt))) }
}

/** In the next round: some move half-way to the room's median, and on by what talking did; the others stay. */
export function simulateSecondThoughts(
  own: Answer,
  room: Feedback,
  { gains = 0 }: Leaning,
  randomBytes: RandomBytes,
): Answer {
  const isSwayed = seededFraction(randomBytes) < SWAYED_SHARE
  if (!isSwayed || own.kind !== 'score' || room.kind !== 'rating') return own
  return { kind: 'score', value: Math.min(9, Math.round((own.value + room.median) / 2) + gains) }
}

/** The items that one voter cares about most, the first first. */
export function simulateOrder(
  leanings: ReadonlyMap<string, Leaning>,
  count: number,
  isPublic: boolean,
  randomBytes: RandomBytes,
): string[] {
  return [...leanings]
    .map(([itemId, leaning]) => ({ itemId, felt: feeling(leaning, isPublic, randomBytes) }))
    .toSorted((first, second) => second.felt - first.felt)
    .slice(0, count)
    .map(({ itemId }) => itemId)
}

function feeling(leaning: Leaning, isPublic: boolean, randomBytes: RandomBytes): number {
  const distance = (normalFraction(randomBytes) - 0.5) * 2 * leaning.spread * 2
  return (isPublic ? leaning.publicScore : leaning.otherScore) + distance
}

/** The mean of three even draws: close enough to a bell shape for people who agree more or less. */
function normalFraction(randomBytes: RandomBytes): number {
  return (seededFraction(randomBytes) + seededFraction(randomBytes) + seededFraction(randomBytes)) / 3
}
