import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import { useClient } from './ClientContext.tsx'

export type PaperProgress = OutputOf<'paper.getProgress'>

/** Which paper ballots of an open round are counted, and which wait for their second keying; null until it is known. */
export function usePaperProgress(roundId: string): {
  readonly progress: PaperProgress | null
  /** After a sheet has been keyed in. */
  readonly look: () => Promise<void>
} {
  const client = useClient()
  const [progress, setProgress] = useState<PaperProgress | null>(null)
  const isLooking = useRef(false)
  const hasChanged = useRef(false)
  const look = useCallback(async () => {
    // Two hundred phones that vote are two hundred events: one question at a time, and one more after the last.
    hasChanged.current = true
    if (isLooking.current) return
    isLooking.current = true
    while (hasChanged.current) {
      hasChanged.current = false
      // A refusal here says that the round is closed, which the screens show by themselves.
      const found = await client.call('paper.getProgress', { roundId }).catch(() => null)
      if (found) setProgress(found)
    }
    isLooking.current = false
  }, [client, roundId])
  useEffect(() => {
    void look()
    const endings = [
      client.onWelcome(() => void look()),
      client.onEvent((event) => {
        if (event.type === 'turnout' && event.roundId === roundId) void look()
      }),
    ]
    return () => {
      for (const end of endings) end()
    }
  }, [client, look, roundId])
  return { progress, look }
}
