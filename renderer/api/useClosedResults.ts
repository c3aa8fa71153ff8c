import { useEffect, useState } from 'react'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { roundsOfVerdicts } from '#shared/domain/ballot/latestVerdicts'
import { whatResultsRestOn } from '#shared/domain/ballot/whatResultsRestOn'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from './ClientContext.tsx'
import { refusalOf } from './refusalOf.ts'
import { useStudy, useStudyList } from './StudyContext.tsx'

export interface ClosedRound {
  readonly roundId: string
  readonly results: RoundResults
}

export interface ClosedResults {
  /** In the order in which the rounds were closed; null before all are here, and where none are wanted. */
  readonly rounds: readonly ClosedRound[] | null
  /** Why they could not be had. */
  readonly error: RefusalData | null
}

/** The results of closed rounds, and what they rest on: a change of rule may judge them anew. */
const known = new Map<string, { readonly countedBy: string; readonly results: RoundResults }>()

/** The results of every closed round that counts, for those who want the verdicts of the whole study. */
export function useClosedResults(isWanted = true): ClosedResults {
  const client = useClient()
  const roundIds = useStudyList((state) =>
    isWanted ? roundsOfVerdicts(state.records).map(({ id }) => id) : NONE,
  )
  const countedBy = useStudy(({ records }) => (isWanted ? whatResultsRestOn(records) : ''))
  const [found, setFound] = useState<ClosedResults>(NOTHING)

  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    const load = async (roundId: string) => {
      const before = known.get(roundId)
      if (before?.countedBy === countedBy) return { roundId, results: before.results }
      const results = await client.call('round.getResults', { roundId })
      known.set(roundId, { countedBy, results })
      return { roundId, results }
    }
    Promise.all(roundIds.map(load)).then(
      (rounds) => {
        if (!isGone) setFound({ rounds, error: null })
      },
      (refusal: unknown) => {
        if (!isGone) setFound({ rounds: null, error: refusalOf(refusal) })
      },
    )
    return () => {
      isGone = true
    }
  }, [isWanted, roundIds, countedBy, client])

  return found
}

const NONE: readonly string[] = []
const NOTHING: ClosedResults = { rounds: null, error: null }
