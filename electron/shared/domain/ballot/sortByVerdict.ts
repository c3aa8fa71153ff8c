import { isDisputed } from './figures.ts'
import type { Figures } from './figures.ts'

/**
 * Items in the order in which a room wants to talk about them: disputed, then uncertain, in, out, and last those that
 * nobody answered. Items that were put in order come in that order. Where two are alike the order stays as it was.
 * Returns a new list.
 */
export function sortByVerdict<Item extends { readonly pooled: Figures }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => standing(a.pooled) - standing(b.pooled))
}

function standing(pooled: Figures): number {
  if (pooled.kind === 'ranking') return pooled.place ?? Number.MAX_SAFE_INTEGER
  return isDisputed(pooled) ? 0 : STANDING[pooled.verdict]
}

const STANDING: Record<Figures['verdict'], number> = { uncertain: 1, in: 2, out: 3, ranked: 4, 'no-data': 5 }
