import type { Answer, MoscowCategory } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'

/** One box that a voter can tick beside an item. */
export interface Choice {
  readonly answer: Answer
  /** What stands in the box: a score, a letter, or nothing. */
  readonly mark: string
  /** What the box is called; null for a score that only has its number. */
  readonly label: string | null
}

export const UNABLE: Choice = { answer: { kind: 'unable' }, mark: '', label: 'Unable to answer' }

/** The boxes of one item, from left to right, without “unable”; none where numbers are written or dots drawn. */
export function choicesOf(taken: AnswersTaken): Choice[] {
  if (taken.kind === 'moscow') {
    return MOSCOW.map(([value, mark, label]) => ({ answer: { kind: 'moscow', value }, mark, label }))
  }
  if (taken.kind !== 'score') return []
  const { minimum, maximum, labels } = taken
  return Array.from({ length: maximum - minimum + 1 }, (_, index) => ({
    answer: { kind: 'score', value: minimum + index },
    // A named “0” reads like a mark of its own.
    mark: labels && minimum === 0 ? '' : String(minimum + index),
    label: labels?.[index] ?? null,
  }))
}

const MOSCOW: readonly (readonly [MoscowCategory, string, string])[] = [
  ['must', 'M', 'Must'],
  ['should', 'S', 'Should'],
  ['could', 'C', 'Could'],
  ['wont', 'W', 'Won’t'],
]

/** The most dots that one voter can give to one item. */
export function mostDots({ budget, capPerItem }: Extract<AnswersTaken, { kind: 'dots' }>): number {
  return Math.min(budget, capPerItem ?? budget)
}

/** More circles than this are no longer counted at a glance, and do not fit beside the words. */
const MOST_CIRCLES = 10

/** Whether dots are circles to fill in; otherwise their number is written. */
export function drawsDots(taken: Extract<AnswersTaken, { kind: 'dots' }>): boolean {
  return mostDots(taken) <= MOST_CIRCLES
}
