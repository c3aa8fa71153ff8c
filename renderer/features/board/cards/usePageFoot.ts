import { useEffect, type RefObject } from 'react'

/** Tells the page how much of its foot an element takes, so that messages come above it. */
export function usePageFoot(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element
    if (!current) return undefined
    const { style } = document.documentElement
    const watcher = new ResizeObserver(() => style.setProperty('--page-foot', `${current.offsetHeight}px`))
    watcher.observe(current)
    return () => {
      watcher.disconnect()
      style.removeProperty('--page-foot')
    }
  }, [element])
}
