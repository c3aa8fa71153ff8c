/** As many cards as a list draws at first, and as it draws more of each time. */
export const PAGE = 100
/** Neighbours that are drawn with a card that stands among cards that are not. */
const AROUND = 5

/** What a list draws, in its order: a card, or a gap that stands for cards that are not drawn. */
export type Entry =
  | { readonly cardId: string; readonly index: number }
  | { readonly gapAt: number; readonly count: number }

/**
 * The first hundred cards, those that were asked for, and the card in focus with its neighbours. What lies
 * between is a gap.
 */
export function drawnEntries(
  order: readonly string[],
  askedFor: ReadonlySet<string>,
  focusedId: string | null,
): Entry[] {
  if (order.length <= PAGE) return order.map((cardId, index) => ({ cardId, index }))
  const focused = focusedId === null ? -1 : order.indexOf(focusedId)
  const isDrawn = (cardId: string, index: number) =>
    index < PAGE || askedFor.has(cardId) || (focused !== -1 && Math.abs(index - focused) <= AROUND)
  const entries: Entry[] = []
  let gapAt: number | null = null
  for (const [index, cardId] of order.entries()) {
    if (!isDrawn(cardId, index)) {
      gapAt ??= index
      continue
    }
    if (gapAt !== null) entries.push({ gapAt, count: index - gapAt })
    gapAt = null
    entries.push({ cardId, index })
  }
  if (gapAt !== null) entries.push({ gapAt, count: order.length - gapAt })
  return entries
}

/** The cards that are drawn with one that has come into focus. */
export function neighboursOf(order: readonly string[], cardId: string): readonly string[] {
  const at = order.indexOf(cardId)
  return at === -1 ? [] : order.slice(Math.max(at - AROUND, 0), at + AROUND + 1)
}
