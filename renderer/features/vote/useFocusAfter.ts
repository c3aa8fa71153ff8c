import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Where the focus goes, and what stays where it is, once a list has been drawn anew: what was pressed may be gone or
 * stand elsewhere. `next` names candidates (`data-focus`), the first that is there gets the focus; `steady` is the
 * element that must not move under the thumb.
 */
export function useFocusAfter(
  page: RefObject<HTMLElement | null>,
  version: unknown,
): (next: readonly string[], steady: Element | null) => void {
  const wish = useRef<{ next: readonly string[]; steady: Element | null; top: number } | null>(null)
  useLayoutEffect(() => {
    const asked = wish.current
    wish.current = null
    if (!asked) return
    const { next, steady, top } = asked
    if (steady?.isConnected) scrollBy(0, steady.getBoundingClientRect().top - top)
    for (const name of next) {
      const target = page.current?.querySelector<HTMLElement>(`[data-focus="${name}"]`)
      if (!target) continue
      target.focus({ preventScroll: true })
      target.scrollIntoView({ block: 'nearest' })
      break
    }
  }, [page, version])
  return (next, steady) => {
    wish.current = { next, steady, top: steady?.getBoundingClientRect().top ?? 0 }
  }
}
