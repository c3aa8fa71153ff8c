import { useEffect, useRef } from 'react'
import type { BoardUi } from '../boardUi.ts'

/** Has Escape do something on the board, unless it ends something else: a drag, a window, a menu, something typed. */
export function useEscapeKey(ui: BoardUi, act: () => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    // Before anybody else hears of it, as a drag that Escape ends is over after that.
    function onKeyDown(event: KeyboardEvent): void {
      const { liftedId, dialog, menu } = ui.store.getState()
      if (event.key !== 'Escape' || liftedId !== null || dialog !== null || menu !== null) return
      const { target } = event
      const isElsewhere =
        target instanceof Element &&
        target.matches('input, textarea, select, [role="dialog"] *, [role="menu"] *, [role="listbox"] *')
      if (!isElsewhere) latest.current()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [ui])
}
