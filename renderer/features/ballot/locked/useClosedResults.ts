import { useEffect, useState } from 'react'
import type { Round } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { useClient } from '../../../api/ClientContext.tsx'

/**
 * The results of a ballot's closed rounds, by round, as they come. `changes` is how often the plan has been changed: a
 * changed rule can judge the last round anew.
 */
export function useClosedResults(
  rounds: readonly Round[],
  changes: number,
): ReadonlyMap<string, RoundResults> {
  const client = useClient()
  const [found, setFound] = useState<ReadonlyMap<string, RoundResults>>(new Map())
  const closedIds = rounds
    .filter(({ status }) => status === 'closed')
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    let isGone = false
    for (const roundId of closedIds.split(' ').filter((id) => id !== '')) {
      client.call('round.getResults', { roundId }).then(
        (results) => {
          if (!isGone) setFound((before) => new Map(before).set(roundId, results))
        },
        // The results' own screen says what is wrong with them.
        () => undefined,
      )
    }
    return () => {
      isGone = true
    }
  }, [client, closedIds, changes])
  return found
}
