import type { CarryOver } from './ballot.ts'
import type { ItemResults } from './ballotResults.ts'
import { isDisputed } from './figures.ts'

/**
 * The items of a closed round that go on to the next, in their order. `not-agreed`: those that are neither in nor out.
 * `disputed`: those over which the panel is split, within itself or between public contributors and everybody
 * else. An item without results goes on, as nothing was decided of it. No items give an empty list.
 */
export function carriedOver(
  which: CarryOver,
  itemIds: readonly string[],
  results: readonly Pick<ItemResults, 'itemId' | 'pooled' | 'publicVersusRest'>[],
): string[] {
  if (which === 'all') return [...itemIds]
  const byItem = new Map(results.map((one) => [one.itemId, one]))
  return itemIds.filter((itemId) => {
    const found = byItem.get(itemId)
    if (!found) return true
    if (which === 'disputed') return isDisputed(found.pooled) || found.publicVersusRest?.flagged === true
    return found.pooled.verdict !== 'in' && found.pooled.verdict !== 'out'
  })
}
