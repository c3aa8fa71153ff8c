import { useEffect, useState } from 'react'
import type { Round } from '#shared/domain/ballot/ballot'
import type { RoundStabilityItem } from '#shared/domain/ballot/roundStabilityItem'
import { useClient } from '../../api/ClientContext.tsx'

const NONE: readonly RoundStabilityItem[] = []

/**
 * How steady the scores were from the round before to this one; empty until it is here, in a first round, and for
 * methods without scores.
 */
export function useStability({ ballotId, number }: Round): readonly RoundStabilityItem[] {
  const client = useClient()
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    if (number === 1) return undefined
    let isGone = false
    client.call('ballot.listStability', { ballotId }).then(
      (pairs) => {
        if (!isGone) setFound(pairs.find(({ toRound }) => toRound === number)?.items ?? NONE)
      },
      // The results beside it say what is wrong.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [client, ballotId, number])
  return found
}
