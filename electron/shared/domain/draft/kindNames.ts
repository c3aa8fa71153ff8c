import type { CardKind } from '../board/card.ts'
import type { StatementKind, StatementStatus } from '../statement/statement.ts'

/** What the kinds of card are called in a sentence and as a heading. */
export const KIND_NAMES: Readonly<Record<CardKind, { singular: string; plural: string; heading: string }>> = {
  step: { singular: 'step', plural: 'steps', heading: 'Steps' },
  barrier: { singular: 'barrier', plural: 'barriers', heading: 'Barriers' },
  enabler: { singular: 'enabler', plural: 'enablers', heading: 'Enablers' },
  'training-need': { singular: 'training need', plural: 'training needs', heading: 'Training needs' },
  idea: { singular: 'idea', plural: 'ideas', heading: 'Ideas' },
}

/** What the kinds of statement are called, alone and as a heading. */
export const STATEMENT_KIND_NAMES: Readonly<Record<StatementKind, { singular: string; heading: string }>> = {
  principle: { singular: 'Principle', heading: 'Principles' },
  'pathway-step': { singular: 'Pathway step', heading: 'Steps of the pathway' },
  recommendation: { singular: 'Recommendation', heading: 'Recommendations' },
  competency: { singular: 'Competency', heading: 'Competencies' },
}

/** Where a statement stands, as one word or two. */
export const STATUS_NAMES: Readonly<Record<StatementStatus, string>> = {
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  proposed: 'Proposed',
  withdrawn: 'Withdrawn',
}
