import type { BoardContent, CardContent } from './content.ts'

/** Which cards stand in which column, from top to bottom, by the columns' ids. */
export type Placement = Readonly<Record<string, readonly CardContent[]>>

export function placementOf({ columns }: BoardContent): Placement {
  return Object.fromEntries(columns.map(({ id, cards }) => [id, cards]))
}

/** The same placement with one card taken from its place and put to another; other columns stay the same arrays. */
export function moved(
  placement: Placement,
  from: { readonly columnId: string; readonly index: number },
  to: { readonly columnId: string; readonly index: number },
): Placement {
  const card = placement[from.columnId]?.[from.index]
  if (!card) return placement
  const without = { ...placement, [from.columnId]: (placement[from.columnId] ?? []).toSpliced(from.index, 1) }
  return { ...without, [to.columnId]: (without[to.columnId] ?? []).toSpliced(to.index, 0, card) }
}
