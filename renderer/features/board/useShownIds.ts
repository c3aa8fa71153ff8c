import { useCallback, useDeferredValue, useRef, useSyncExternalStore } from 'react'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { shownIds } from './boardView.ts'

/**
 * The cards of a column, as they are drawn. A new filter is followed in the background, which the next key press
 * interrupts; all else shows at once. While a card is under way nothing moves on the board, whatever
 * others do meanwhile: what they did shows when it is let go.
 */
export function useShownIds(columnId: string): readonly string[] {
  const study = useStudyStore()
  const ui = useBoardUi()
  const last = useRef<readonly string[] | null>(null)
  const filter = useDeferredValue(useBoardUiState((state) => state.filter))
  const verdicts = useDeferredValue(useBoardUiState((state) => state.verdicts))

  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [study.view.subscribe(listener), ui.store.subscribe(listener)]
      return () => ends.forEach((end) => end())
    },
    [study, ui],
  )
  const look = useCallback(() => {
    if (ui.store.getState().liftedId !== null && last.current) return last.current
    const next = shownIds(study.view.getState().state, ui.boardId, columnId, filter, verdicts)
    if (!last.current || !isSame(last.current, next)) last.current = next
    return last.current
  }, [study, ui, columnId, filter, verdicts])
  return useSyncExternalStore(subscribe, look)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((id, index) => id === other[index]))
}
