import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { answer } from '../answerPrompts.ts'
import { heading, promptBlock } from '../inlines.ts'

export function background({ study }: DraftContext): Block[] {
  return [
    heading(1, 'background', 'Background and aims'),
    heading(2, 'background-why', 'Background'),
    ...typed('study.background', study.background, 'say what is known already and why this study was needed'),
    promptBlock('background.consensus', 'say why a consensus method was chosen'),
    heading(2, 'aims', 'Aims'),
    ...typed('study.aims', study.aims, 'say what the study set out to do'),
    heading(2, 'audience', 'Who the framework is for'),
    ...typed('study.audience', study.audience, 'say who is meant to use the framework'),
    heading(2, 'geography', 'Where it applies'),
    ...typed('study.geography', study.geography, 'say which places and services the framework is for'),
  ]
}

/** What the study says, or a prompt for it. */
export function typed(key: string, text: string, missing: string): Block[] {
  const asked = promptBlock(key, missing)
  return [text === '' ? asked : answer(asked, text)]
}
