import type { Answer } from '#shared/domain/ballot/answer'

/** An answer as it is read out and listed. */
export function answerInWords(answer: Answer | undefined): string {
  if (!answer) return 'No answer yet'
  if (answer.kind === 'score') return String(answer.value)
  return answer.kind === 'unable' ? 'Unable to score' : 'Skipped'
}

/** "1 answer", "3 answers" */
export function countOf(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}
