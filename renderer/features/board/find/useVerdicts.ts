import { useEffect, useState } from 'react'
import { latestVerdicts, roundsOfVerdicts } from '#shared/domain/ballot/latestVerdicts'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { whatResultsRestOn } from '#shared/domain/ballot/whatResultsRestOn'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../../api/ClientContext.tsx'
import { refusalOf } from '../../../api/refusalOf.ts'
import { useStudy, useStudyList, useStudyStore } from '../../../api/StudyContext.tsx'
import { useBoardUi } from '../boardUi.ts'

/** The results of closed rounds, and what they rest on: a change of rule may judge them anew. */
const known = new Map<string, { readonly countedBy: string; readonly results: RoundResults }>()

/**
 * Keeps the board's verdicts those of the closed rounds, from when they are first wanted. Gives the refusal
 * where they could not be had.
 */
export function useVerdicts(isWanted: boolean): RefusalData | null {
  const ui = useBoardUi()
  const client = useClient()
  const study = useStudyStore()
  const roundIds = useStudyList((state) =>
    isWanted ? roundsOfVerdicts(state.records).map(({ id }) => id) : NONE,
  )
  const countedBy = useStudy(({ records }) => (isWanted ? whatResultsRestOn(records) : ''))
  const [error, setError] = useState<RefusalData | null>(null)

  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    const load = async (roundId: string) => {
      const before = known.get(roundId)
      if (before?.countedBy === countedBy) return before.results
      const results = await client.call('round.getResults', { roundId })
      known.set(roundId, { countedBy, results })
      return results
    }
    Promise.all(roundIds.map(load)).then(
      (rounds) => {
        if (isGone) return
        setError(null)
        ui.store.setState({
          verdicts: latestVerdicts(rounds, study.view.getState().state.records.ballotItem),
        })
      },
      (refusal: unknown) => {
        if (!isGone) setError(refusalOf(refusal))
      },
    )
    return () => {
      isGone = true
    }
  }, [isWanted, roundIds, countedBy, client, study, ui])

  return error
}

const NONE: readonly string[] = []
