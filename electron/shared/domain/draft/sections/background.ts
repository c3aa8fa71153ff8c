import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, promptBlock, typedParagraphs } from '../inlines.ts'

export function background({ study }: DraftContext): Block[] {
  return [
    heading(1, 'background', 'Background and aims'),
    heading(2, 'background-why', 'Background'),
    ...typed(study.background, 'say what is known already and why this study was needed'),
    promptBlock('say why a consensus method was chosen'),
    heading(2, 'aims', 'Aims'),
    ...typed(study.aims, 'say what the study set out to do'),
    heading(2, 'audience', 'Who the framework is for'),
    ...typed(study.audience, 'say who is meant to use the framework'),
    heading(2, 'geography', 'Where it applies'),
    ...typed(study.geography, 'say which places and services the framework is for'),
  ]
}

/** What the study says, or a prompt for it. */
export function typed(text: string, missing: string): Block[] {
  return text === '' ? [promptBlock(missing)] : typedParagraphs(text)
}
