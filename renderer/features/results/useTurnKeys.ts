import { useEffect, useRef } from 'react'

interface Turns {
  readonly onBefore: () => void
  readonly onNext: () => void
  readonly onList: () => void
}

/** What somebody types in a field is for the field, and what a menu or a window takes is theirs. */
const TAKES_KEYS =
  'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"], [role="dialog"], [role="grid"]'

/** Turns the pages by the keyboard, or by a presenter's remote, which sends Page Up and Page Down. */
export function useTurnKeys(turns: Turns): void {
  const latest = useRef(turns)
  useEffect(() => {
    latest.current = turns
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const { target } = event
      if (target instanceof Element && target.closest(TAKES_KEYS)) return
      switch (event.key) {
        case 'ArrowLeft':
        case 'PageUp':
          latest.current.onBefore()
          break
        case 'ArrowRight':
        case 'PageDown':
          latest.current.onNext()
          break
        case 'Escape':
          latest.current.onList()
          break
        default:
          return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
