import type { AnswerForm } from '#shared/domain/draft/draftDocument'

export interface Asked {
  readonly key: string
  /** "Author: say how …." */
  readonly text: string
  readonly form: AnswerForm
}

/** What is asked for, without whom: "say how …". */
export function taskOf({ text }: Asked): string {
  return text.replace(/^Author: /, '').replace(/\.$/, '')
}
