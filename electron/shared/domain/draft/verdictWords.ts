import type { Figures } from '../ballot/figures.ts'

/** What the rule says of an item, in the words of the tables. */
export function verdictWords({ verdict, disagreement }: Pick<Figures, 'verdict' | 'disagreement'>): string {
  switch (verdict) {
    case 'in':
      return 'In'
    case 'out':
      return 'Out'
    case 'uncertain':
      return disagreement ? 'Uncertain, disagreement' : 'Uncertain'
    case 'no-data':
      return 'No scores'
  }
}
