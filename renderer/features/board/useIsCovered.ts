import { useStudy } from '../../api/StudyContext.tsx'
import { useBoardUiState } from './boardUi.ts'

/** Whether a card's words are covered: it was written in silence, and the facilitator does not peek. */
export function useIsCovered(cardId: string): boolean {
  const isHidden = useStudy((state) => state.records.card.get(cardId)?.isHidden === true)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  return isHidden && !isPeeking
}
