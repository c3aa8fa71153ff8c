import { useEffect, useState } from 'react'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'

type Found = { readonly results: RoundResults } | { readonly error: RefusalData }

/** The results of a closed round; null until they are here. They do not change any more. */
export function useRoundResults(roundId: string): Found | null {
  const client = useClient()
  const [found, setFound] = useState<{ roundId: string; found: Found } | null>(null)
  useEffect(() => {
    let isGone = false
    const keep = (next: Found) => {
      if (!isGone) setFound({ roundId, found: next })
    }
    client.call('round.getResults', { roundId }).then(
      (results) => keep({ results }),
      (error: unknown) => keep({ error: refusalOf(error) }),
    )
    return () => {
      isGone = true
    }
  }, [client, roundId])
  return found?.roundId === roundId ? found.found : null
}
