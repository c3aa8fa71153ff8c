/*
 * A place for a card in a column, counted among the other cards: 0 is the first place, and a column of three
 * other cards has the places 0 to 3.
 */

export interface Place {
  readonly columnId: string
  readonly index: number
  /** The card that it would be put together with, to start a theme. */
  readonly ontoCardId?: string
}

/** The cards of a column without the one that is being moved. */
export function othersIn(order: readonly string[], cardId: string): readonly string[] {
  return order.filter((id) => id !== cardId)
}

/** The place that belongs to a gap between the cards as they are drawn, the moved one among them. */
export function placeOfGap(order: readonly string[], cardId: string, gap: number): number {
  const own = order.indexOf(cardId)
  return own !== -1 && own < gap ? gap - 1 : gap
}

/** The gap, as the cards are drawn, that belongs to a place. */
export function gapOfPlace(order: readonly string[], cardId: string, index: number): number {
  const own = order.indexOf(cardId)
  return own !== -1 && own < index ? index + 1 : index
}

/** The card to stand before, which is none of those that move; null for the end of the column. */
export function cardAfterPlace(
  order: readonly string[],
  cardId: string,
  index: number,
  moved: ReadonlySet<string> = new Set([cardId]),
): string | null {
  return (
    othersIn(order, cardId)
      .slice(index)
      .find((id) => !moved.has(id)) ?? null
  )
}

/**
 * As {@link cardAfterPlace} where a filter shows only some of a column's cards: the end of those that show is
 * right after the last of them, not below the ones that do not show.
 */
export function cardAfterShownPlace(
  shown: readonly string[],
  all: readonly string[],
  cardId: string,
  index: number,
  moved: ReadonlySet<string>,
): string | null {
  const next = cardAfterPlace(shown, cardId, index, moved)
  const last = shown.findLast((id) => !moved.has(id))
  if (next !== null || last === undefined) return next
  return all.slice(all.indexOf(last) + 1).find((id) => !moved.has(id)) ?? null
}

/**
 * The place in a column as it is now that belongs to one in the column as it was drawn: `drawn` is held while a card
 * is under way, and others may have added or removed cards meanwhile. Counted among those that are still there.
 */
export function placeKept(
  drawn: readonly string[],
  now: readonly string[],
  cardId: string,
  index: number,
): { readonly order: readonly string[]; readonly index: number } {
  const present = new Set(now)
  const others = othersIn(drawn, cardId)
  return {
    order: drawn.filter((id) => id === cardId || present.has(id)),
    index: others.slice(0, index).filter((id) => present.has(id)).length,
  }
}

/** For screen readers: "place 3 of 7". */
export function placeWords(order: readonly string[], cardId: string, index: number): string {
  return `place ${index + 1} of ${othersIn(order, cardId).length + 1}`
}
