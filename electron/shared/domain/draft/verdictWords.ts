import { isDisputed } from '../ballot/figures.ts'
import type { Figures } from '../ballot/figures.ts'
import type { VerdictReason } from '../consensus/verdict.ts'

/**
 * What the rule says of an item, in the words of screens and tables. The rule's verdict on an item that splits the
 * panel is "uncertain"; it is called disputed, because that is what a room talks about first. An item that was only
 * put in order has its place, which is no agreement.
 */
export function verdictWords(made: Figures): string {
  switch (made.verdict) {
    case 'in':
      return 'In'
    case 'out':
      return 'Out'
    case 'uncertain':
      if (made.reason === 'tied-at-line') return 'Tied at the line'
      return isDisputed(made) ? 'Disputed' : 'Uncertain'
    case 'ranked':
      return made.kind === 'ranking' && made.place !== null ? `Place ${made.place}` : 'Ranked'
    case 'no-data':
      return NOTHING_GIVEN[made.kind]
  }
}

const NOTHING_GIVEN: Readonly<Record<Figures['kind'], string>> = {
  rating: 'No scores',
  ranking: 'No votes',
  moscow: 'No answers',
}

/** Why a verdict is what it is, as a reader is told who has not the rule at hand. */
export const REASON_WORDS: Readonly<Record<VerdictReason, string>> = {
  'no-scores': 'Nobody gave an answer that counts',
  'median-high': 'The median is high',
  'median-low': 'The median is low',
  'median-between': 'The median lies between the limits of “in” and “out”',
  disagreement: 'Scores are spread too widely',
  spread: 'The interquartile range is too wide for consensus',
  'share-high': 'The share needed for “in” is reached',
  'share-low': 'The share needed for “out” is reached',
  'share-between': 'The shares decide neither for “in” nor for “out”',
  'group-differs': 'The whole panel would put it in, but a group by itself would not',
  'above-line': 'It stands above the line',
  'below-line': 'It stands below the line',
  'tied-at-line': 'It is tied with others across the line',
  'no-line': 'The rule draws no line',
}
