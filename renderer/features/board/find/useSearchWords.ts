import { useEffect, useRef, useState } from 'react'
import type { BoardUi } from '../boardUi.ts'
import { useBoardUiState } from '../boardUi.ts'
import { changeFilter } from './changeFilter.ts'

/** The board follows a search when nothing has been typed for this long, in milliseconds: half a quick typist's gap. */
const REST_MS = 90

/**
 * What stands in the search field. It shows each key at once, and the board follows in the pause after it, so that
 * typing is never held up by thousands of cards.
 */
export function useSearchWords(ui: BoardUi): { typed: string; type: (words: string) => void } {
  const words = useBoardUiState(({ filter }) => filter.words)
  const [typed, setTyped] = useState(words)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Cleared by a button, say: what waits to be looked for does not come back after that.
  useEffect(() => {
    clearTimeout(timer.current)
    setTyped(words)
  }, [words])
  useEffect(() => () => clearTimeout(timer.current), [])

  function type(next: string): void {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => changeFilter(ui, { words: next }), REST_MS)
  }
  return { typed, type }
}
