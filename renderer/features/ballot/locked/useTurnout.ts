import { useEffect, useState } from 'react'
import type { Turnout } from '#shared/contract/roomState'
import { useClient } from '../../../api/ClientContext.tsx'

/** How many have begun and finished in a round, as it changes; null until it is known. */
export function useTurnout(roundId: string): Turnout | null {
  const client = useClient()
  const [turnout, setTurnout] = useState<Turnout | null>(null)
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const found = await client.call('round.getTurnout', { roundId }).catch(() => null)
      if (!isGone && found) setTurnout(found)
    }
    void look()
    const endings = [
      client.onWelcome(() => void look()),
      client.onEvent((event) => {
        if (event.type === 'turnout' && event.roundId === roundId) setTurnout(event.turnout)
      }),
    ]
    return () => {
      isGone = true
      for (const end of endings) end()
    }
  }, [client, roundId])
  return turnout
}
