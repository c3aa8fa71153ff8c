import { useEffect, useState } from 'react'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { whatResultsRestOn } from '#shared/domain/ballot/whatResultsRestOn'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudy } from '../../api/StudyContext.tsx'

export type FoundResults = { readonly results: RoundResults } | { readonly error: RefusalData }

/**
 * The results of a closed round; null until they are here. Answers do not change any more, but the rule may, and who
 * counts as a public contributor: then they are asked for anew.
 */
export function useRoundResults(roundId: string | null): FoundResults | null {
  const client = useClient()
  const countedBy = useStudy(({ records }) => whatResultsRestOn(records))
  const [found, setFound] = useState<{ roundId: string; found: FoundResults } | null>(null)
  useEffect(() => {
    if (roundId === null) return undefined
    let isGone = false
    const keep = (next: FoundResults) => {
      if (!isGone) setFound({ roundId, found: next })
    }
    client.call('round.getResults', { roundId }).then(
      (results) => keep({ results }),
      (error: unknown) => keep({ error: refusalOf(error) }),
    )
    return () => {
      isGone = true
    }
  }, [client, roundId, countedBy])
  return found?.roundId === roundId ? found.found : null
}
