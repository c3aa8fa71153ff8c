import { useEffect, type RefObject } from 'react'
import { TOAST_REGION_ID } from '../../../ui/ToastRegion.tsx'

/**
 * Tells the messages how much of the page's foot an element takes, so that they come above it. Told to the whole
 * page, it would have every element of a large board looked at for its style again.
 */
export function usePageFoot(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element
    const messages = document.getElementById(TOAST_REGION_ID)
    if (!current || !messages) return undefined
    const { style } = messages
    const watcher = new ResizeObserver(() => style.setProperty('--page-foot', `${current.offsetHeight}px`))
    watcher.observe(current)
    return () => {
      watcher.disconnect()
      style.removeProperty('--page-foot')
    }
  }, [element])
}
