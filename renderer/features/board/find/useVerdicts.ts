import { useEffect, useState } from 'react'
import { latestClosedRounds, latestVerdicts } from '#shared/domain/ballot/latestVerdicts'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../../api/ClientContext.tsx'
import { refusalOf } from '../../../api/refusalOf.ts'
import { useStudyList, useStudyStore } from '../../../api/StudyContext.tsx'
import { useBoardUi } from '../boardUi.ts'

/** The results of a closed round do not change any more. */
const known = new Map<string, RoundResults>()

/**
 * Keeps the board's verdicts those of the latest closed rounds, from when they are first wanted. Gives the refusal
 * where they could not be had.
 */
export function useVerdicts(isWanted: boolean): RefusalData | null {
  const ui = useBoardUi()
  const client = useClient()
  const study = useStudyStore()
  const roundIds = useStudyList((state) =>
    isWanted ? latestClosedRounds(state.records).map(({ id }) => id) : NONE,
  )
  const [error, setError] = useState<RefusalData | null>(null)

  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    const load = async (roundId: string) => {
      const results = known.get(roundId) ?? (await client.call('round.getResults', { roundId }))
      known.set(roundId, results)
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
  }, [isWanted, roundIds, client, study, ui])

  return error
}

const NONE: readonly string[] = []
