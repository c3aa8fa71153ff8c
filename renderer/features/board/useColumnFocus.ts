import { useEffect } from 'react'
import { useBoardUi, useBoardUiState } from './boardUi.ts'

/** Gives the focus to what stands for a column, when it is wanted there. */
export function useColumnFocus(columnId: string, target: () => HTMLElement | null | undefined): void {
  const ui = useBoardUi()
  const isWanted = useBoardUiState((state) => state.wantsColumnFocus === columnId)
  useEffect(() => {
    if (!isWanted) return
    target()?.focus()
    ui.store.setState({ wantsColumnFocus: null })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it is asked once, when the focus is wanted
  }, [isWanted, ui])
}
