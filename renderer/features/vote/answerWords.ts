import type { Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { countOf } from '../../ui/countOf.ts'
import { moscowName } from './moscowWords.ts'

/** An answer as it is read out and listed. */
export function answerInWords(answer: Answer | undefined, taken: AnswersTaken): string {
  switch (answer?.kind) {
    case 'score':
      return scoreName(answer.value, taken)
    case 'rank':
      return `Place ${answer.value}`
    case 'dots':
      return countOf(answer.value, 'dot')
    case 'moscow':
      return moscowName(answer.value)
    case 'unable':
      return unableName(taken)
    case 'skipped':
      return 'Skipped'
    case undefined:
      return 'No answer yet'
  }
}

/** A score's own name where the scale has names, else the number. */
export function scoreName(value: number, taken: AnswersTaken): string {
  const label = taken.kind === 'score' ? taken.labels?.[value - taken.minimum] : undefined
  return label ?? String(value)
}

/** What "unable to score" is called: a scale of names has no scores. */
export function unableName(taken: AnswersTaken): string {
  return taken.kind === 'score' && taken.labels === null ? 'Unable to score' : 'I cannot say'
}

/** "1st", "2nd", "3rd", "11th" */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}
