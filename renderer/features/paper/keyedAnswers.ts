import type { Answer, MoscowCategory } from '#shared/domain/ballot/answer'
import { checkWholeAnswer, isAnsweredAsWhole, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { Refusal } from '#shared/domain/refusal'

/** What one key says of an item that is answered by ticking a box; null for any other key. */
export function answerForKey(taken: AnswersTaken, pressed: string): Answer | null {
  const key = pressed.toLowerCase()
  if (isAnsweredAsWhole(taken)) return null
  if (key === ' ') return { kind: 'skipped' }
  if (key === 'u') return { kind: 'unable' }
  if (taken.kind === 'moscow') {
    const value = MOSCOW_KEYS[key]
    return value ? { kind: 'moscow', value } : null
  }
  if (taken.kind !== 'score') return null
  if (key === 's') return { kind: 'skipped' }
  const value = key === 't' ? 10 : /^\d$/.test(key) ? Number(key) : null
  if (value === null || value < taken.minimum || value > taken.maximum) return null
  return { kind: 'score', value }
}

const MOSCOW_KEYS: Readonly<Record<string, MoscowCategory>> = {
  m: 'must',
  s: 'should',
  c: 'could',
  w: 'wont',
}

/** What the keys do, in one line, for whoever keys in. */
export function keysInWords(taken: AnswersTaken): string {
  switch (taken.kind) {
    case 'score': {
      const last = Math.min(9, taken.maximum)
      const ten = taken.maximum === 10 ? ', T for 10' : ''
      return `Keys: ${taken.minimum} to ${last}${ten}, U for unable, space for blank. Arrows go up and down. Two boxes ticked, or none: blank.`
    }
    case 'moscow':
      return 'Keys: M, S, C, W, U for unable, space for blank. Arrows go up and down. Two boxes ticked, or none: blank.'
    case 'rank':
      return 'Type the place, then Enter for the next line. Leave a line empty that has no number.'
    case 'dots':
      return 'Type how many dots, then Enter for the next line. Leave a line empty that has none.'
  }
}

/** A place or a number of dots as it was typed: a whole number from 1; null for an empty line or a zero. */
export function answerTyped(taken: AnswersTaken, typed: string): Answer | null {
  const value = Number(typed)
  if (!/^\d{1,3}$/.test(typed) || value < 1 || value > 200) return null
  return taken.kind === 'dots' ? { kind: 'dots', value } : { kind: 'rank', value }
}

/** What is wrong with a whole sheet of places or dots, in words for whoever keys it in; null when it can be counted. */
export function problemWithWhole(taken: AnswersTaken, answers: readonly Answer[]): string | null {
  try {
    checkWholeAnswer(taken, answers)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.message} If that is what the paper says, it cannot be counted: put it aside.`
  }
}

/** One answer as it is read out from a sheet. */
export function answerInWords(answer: Answer | null, taken: AnswersTaken): string {
  if (answer === null) return 'blank'
  switch (answer.kind) {
    case 'score': {
      const label = taken.kind === 'score' ? taken.labels?.[answer.value - taken.minimum] : undefined
      return label ?? String(answer.value)
    }
    case 'moscow':
      return { must: 'Must', should: 'Should', could: 'Could', wont: 'Won’t' }[answer.value]
    case 'rank':
      return `place ${answer.value}`
    case 'dots':
      return answer.value === 1 ? '1 dot' : `${answer.value} dots`
    case 'unable':
      return 'unable'
    case 'skipped':
      return 'blank'
  }
}
