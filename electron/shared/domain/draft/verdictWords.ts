import type { Figures } from '../ballot/figures.ts'

/**
 * What the rule says of an item, in the words of screens and tables. The rule's verdict on an item with
 * disagreement is "uncertain"; it is called disputed, because that is what a room talks about first.
 */
export function verdictWords({ verdict, disagreement }: Pick<Figures, 'verdict' | 'disagreement'>): string {
  switch (verdict) {
    case 'in':
      return 'In'
    case 'out':
      return 'Out'
    case 'uncertain':
      return disagreement ? 'Disputed' : 'Uncertain'
    case 'no-data':
      return 'No scores'
  }
}
