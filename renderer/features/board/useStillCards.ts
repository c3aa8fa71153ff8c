import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useBoardUi } from './boardUi.ts'

/** What this window does by itself shows where it happens, for this long: in milliseconds. */
const OWN_CHANGE_MS = 400

/**
 * Keeps the cards that show where they are when others add or remove cards above them, by scrolling as far as
 * the cards have moved. Browsers do this by themselves only where all of a list is in the document.
 */
export function useStillCards(
  order: readonly string[],
  offsets: readonly number[],
  scroller: RefObject<HTMLElement | null>,
): void {
  const ui = useBoardUi()
  const before = useRef({ order, offsets })
  useLayoutEffect(() => {
    const old = before.current
    before.current = { order, offsets }
    const list = scroller.current
    if (!list || old.order === order || performance.now() - ui.ownChangeAt() < OWN_CHANGE_MS) return
    const first = firstShown(old, new Set(order), list.scrollTop)
    if (first === null) return
    const moved = (offsets[order.indexOf(first.cardId)] ?? first.top) - first.top
    if (moved !== 0) list.scrollBy({ top: moved, behavior: 'instant' })
  }, [order, offsets, scroller, ui])
}

/** The first card that showed and is still there. */
function firstShown(
  { order, offsets }: { order: readonly string[]; offsets: readonly number[] },
  present: ReadonlySet<string>,
  scrollTop: number,
): { cardId: string; top: number } | null {
  for (const [index, cardId] of order.entries()) {
    if ((offsets[index + 1] ?? 0) <= scrollTop || !present.has(cardId)) continue
    return { cardId, top: offsets[index] ?? 0 }
  }
  return null
}
