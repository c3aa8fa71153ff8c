import type { Answer } from '#shared/domain/ballot/answer'

/** An answer as it is read out and listed. */
export function answerInWords(answer: Answer | undefined): string {
  if (!answer) return 'No answer yet'
  if (answer.kind === 'score') return String(answer.value)
  return answer.kind === 'unable' ? 'Unable to score' : 'Skipped'
}
