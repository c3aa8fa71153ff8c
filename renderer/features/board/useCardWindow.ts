import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { useBoardUi } from './boardUi.ts'
import { estimateHeight, offsetsOf, windowOf } from './columnLayout.ts'

/** Cards that are drawn above and below what shows, so that a quick scroll does not show an empty list. */
const SPARE = 4

export interface CardWindow {
  readonly start: number
  readonly end: number
  readonly offsets: readonly number[]
  /** As of the last scroll event. */
  readonly scrollTop: RefObject<number>
  onScroll(): void
  /** Watches the height of a card that is in the document. */
  observe: (cardId: string, element: HTMLLIElement) => () => void
}

/**
 * Which cards of a column are drawn: those that show, and a few more. A card's height is estimated until it has
 * been drawn once, and watched from then on.
 */
export function useCardWindow(order: readonly string[], scroller: RefObject<HTMLElement | null>): CardWindow {
  const { heights, pixelsPerRem } = useBoardUi()
  const study = useStudyStore()
  const [measurements, setMeasurements] = useState(0)
  const scrollTop = useRef(0)
  const viewport = useRef(window.innerHeight)

  const offsets = useMemo(() => {
    const cards = study.view.getState().state.records.card
    return offsetsOf(
      order.map(
        (cardId) => heights.get(cardId) ?? estimateHeight(cards.get(cardId)?.text.length ?? 0, pixelsPerRem),
      ),
    )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new measurement is what `heights` has changed by
  }, [order, heights, pixelsPerRem, study, measurements])

  const look = useCallback(
    () => windowOf(offsets, scrollTop.current, scrollTop.current + viewport.current, SPARE),
    [offsets],
  )
  const range = look()
  const [, setShown] = useState(range)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const watcher = new ResizeObserver(() => {
      viewport.current = element.clientHeight
      setShown(look())
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [scroller, look])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    scrollTop.current = element.scrollTop
    const next = look()
    setShown((before) => (before.start === next.start && before.end === next.end ? before : next))
  }, [scroller, look])

  const cardWatcher = useRef<{ observer: ResizeObserver; cardIds: WeakMap<Element, string> } | null>(null)
  const observe = useCallback(
    (cardId: string, element: HTMLLIElement) => {
      cardWatcher.current ??= watchHeights(heights, () => setMeasurements((count) => count + 1))
      const { observer, cardIds } = cardWatcher.current
      cardIds.set(element, cardId)
      observer.observe(element)
      return () => observer.unobserve(element)
    },
    [heights],
  )
  useEffect(
    () => () => {
      cardWatcher.current?.observer.disconnect()
      cardWatcher.current = null
    },
    [],
  )

  return { ...range, offsets, scrollTop, onScroll, observe }
}

/** One observer for all cards of a column, so that a screenful of new cards is one change. */
function watchHeights(heights: Map<string, number>, onChange: () => void) {
  const cardIds = new WeakMap<Element, string>()
  const observer = new ResizeObserver((entries) => {
    let isChanged = false
    for (const { target, borderBoxSize } of entries) {
      const cardId = cardIds.get(target)
      const height = borderBoxSize[0]?.blockSize ?? 0
      // A card that is being taken out of the document reports a height of 0.
      if (cardId === undefined || height === 0 || heights.get(cardId) === height) continue
      heights.set(cardId, height)
      isChanged = true
    }
    if (isChanged) onChange()
  })
  return { observer, cardIds }
}
