import type { ItemResults } from './ballotResults.ts'

/**
 * Items in the order in which a room wants to talk about them: disputed (the panel disagrees), then
 * uncertain, in, out, and last those that nobody scored. Within each the order stays as it was. Returns a new list.
 */
export function sortByVerdict<
  Item extends { pooled: Pick<ItemResults['pooled'], 'verdict' | 'disagreement'> },
>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => place(a.pooled) - place(b.pooled))
}

function place({ verdict, disagreement }: Pick<ItemResults['pooled'], 'verdict' | 'disagreement'>): number {
  return disagreement ? 0 : PLACE[verdict]
}

const PLACE: Record<ItemResults['pooled']['verdict'], number> = { uncertain: 1, in: 2, out: 3, 'no-data': 4 }
