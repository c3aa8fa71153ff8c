import { useEffect } from 'react'
import { latestVerdicts } from '#shared/domain/ballot/latestVerdicts'
import type { RefusalData } from '#shared/domain/refusal'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { useClosedResults } from '../../../api/useClosedResults.ts'
import { useBoardUi } from '../boardUi.ts'

/**
 * Keeps the board's verdicts those of the closed rounds, from when they are first wanted. Gives the refusal
 * where they could not be had.
 */
export function useVerdicts(isWanted: boolean): RefusalData | null {
  const ui = useBoardUi()
  const study = useStudyStore()
  const { rounds, error } = useClosedResults(isWanted)

  useEffect(() => {
    if (rounds === null) return
    ui.store.setState({
      verdicts: latestVerdicts(
        rounds.map(({ results }) => results),
        study.view.getState().state.records.ballotItem,
      ),
    })
  }, [rounds, study, ui])

  return error
}
