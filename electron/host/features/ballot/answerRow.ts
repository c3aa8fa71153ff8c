import { moscowCategory, type Answer } from '#shared/domain/ballot/answer'

/** An answer as it lies in the file. */
export interface AnswerRow {
  readonly item_id: string
  readonly kind: Answer['kind']
  readonly value: number | null
}

/** MoSCoW's four lie in the file as 1 to 4, the most wanted first. */
export function valueOf(answer: Answer): number | null {
  if (!('value' in answer)) return null
  return answer.kind === 'moscow' ? moscowCategory.options.indexOf(answer.value) + 1 : answer.value
}

export function asAnswer({ kind, value }: AnswerRow): Answer {
  switch (kind) {
    case 'unable':
    case 'skipped':
      return { kind }
    case 'moscow':
      return { kind, value: moscowCategory.options[Number(value) - 1] ?? 'wont' }
    case 'score':
    case 'rank':
    case 'dots':
      return { kind, value: Number(value) }
  }
}
