/*
 * Moves among the statements that a filter shows. A statement is always put before another one of all, or at the end,
 * so that hidden ones keep their neighbours.
 */

/** What to put a statement before so that it stands on this side of another one; null for the end of all. */
export function beforeIdFor(
  allIds: readonly string[],
  movedId: string,
  targetId: string,
  side: 'before' | 'after',
): string | null {
  if (side === 'before') return targetId
  const others = allIds.filter((id) => id !== movedId)
  return others[others.indexOf(targetId) + 1] ?? null
}

export type Step = 'up' | 'down' | 'top' | 'end'

/** The neighbour among those shown, and the side of it, that a step leads to; null where there is no such step. */
export function stepTarget(
  shownIds: readonly string[],
  movedId: string,
  step: Step,
): { readonly targetId: string; readonly side: 'before' | 'after' } | null {
  const at = shownIds.indexOf(movedId)
  const last = shownIds.length - 1
  const isUp = step === 'up' || step === 'top'
  const targetId = shownIds[{ up: at - 1, down: at + 1, top: 0, end: last }[step]]
  if (at === -1 || targetId === undefined || targetId === movedId) return null
  return { targetId, side: isUp ? 'before' : 'after' }
}
