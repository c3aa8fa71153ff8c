import { useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'

export type AppState = OutputOf<'app.getState'>

/** What the start screen shows, asked for once when it is drawn. */
export function useAppState(): { state: AppState | null; error: RefusalData | null } {
  const client = useClient()
  const [state, setState] = useState<AppState | null>(null)
  const [error, setError] = useState<RefusalData | null>(null)

  useEffect(() => {
    let isCurrent = true
    async function ask(): Promise<void> {
      try {
        const next = await client.call('app.getState', {})
        if (isCurrent) setState(next)
      } catch (refusal) {
        if (isCurrent) setError(refusalOf(refusal))
      }
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [client])

  return { state, error }
}
