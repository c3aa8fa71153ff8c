import type { VerdictReason } from '../consensus/verdict.ts'
import type { Figures } from './figures.ts'
import { outcomeOf } from './outcome.ts'

/** Why an item has its outcome, in a sentence for the room. */
export function outcomeMeaning(made: Figures): string {
  const isSplit = outcomeOf(made) === 'disputed' && made.reason !== 'disagreement'
  return isSplit ? 'The panel is split: many are for it, and many against it.' : MEANINGS[made.reason]
}

const MEANINGS: Record<VerdictReason, string> = {
  'no-scores': 'Nobody gave an answer that counts.',
  'median-high': 'The middle score is high, and the scores lie close enough together.',
  'median-low': 'The middle score is low, and the scores lie close enough together.',
  'median-between': 'The middle score is neither high nor low.',
  disagreement: 'The panel disagrees: the scores are spread too widely.',
  spread: 'The middle score is clear, but the scores are spread too widely.',
  'share-high': 'Enough people are for it.',
  'share-low': 'Too few people are for it.',
  'share-between': 'Not enough people are for it to take it in, nor against it to leave it out.',
  'group-differs': 'The panel as a whole would take it in, but a group by itself would not.',
  'above-line': 'It stands above the line.',
  'below-line': 'It stands below the line.',
  'tied-at-line': 'It is tied with others across the line, so the order alone cannot decide.',
  'no-line': 'It has its place in the order, and the rule draws no line.',
}
