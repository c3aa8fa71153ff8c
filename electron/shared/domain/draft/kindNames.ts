import type { CardKind } from '../board/card.ts'

/** What the kinds of card are called in a sentence and as a heading. */
export const KIND_NAMES: Readonly<Record<CardKind, { singular: string; plural: string; heading: string }>> = {
  step: { singular: 'step', plural: 'steps', heading: 'Steps' },
  barrier: { singular: 'barrier', plural: 'barriers', heading: 'Barriers' },
  enabler: { singular: 'enabler', plural: 'enablers', heading: 'Enablers' },
  'training-need': { singular: 'training need', plural: 'training needs', heading: 'Training needs' },
  idea: { singular: 'idea', plural: 'ideas', heading: 'Ideas' },
}
