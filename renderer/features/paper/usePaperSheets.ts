import { useCallback, useEffect, useState } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import type { PaperSheets } from './sheetForm.ts'

interface FoundSheets {
  /** Null until they are known. */
  readonly paper: PaperSheets | null
  readonly error: RefusalData | null
  /** Asks again: a seat card may have been made meanwhile. */
  readonly look: () => Promise<PaperSheets | null>
}

/** A ballot's sheets. `stage` says how far its rounds are: sheets are for the open round, or for the next. */
export function usePaperSheets(ballotId: string, stage: string): FoundSheets {
  const client = useClient()
  const [found, setFound] = useState<{ paper: PaperSheets | null; error: RefusalData | null }>(NOTHING)
  const look = useCallback(async () => {
    try {
      const paper = await client.call('paper.listSheets', { ballotId })
      setFound({ paper, error: null })
      return paper
    } catch (refusal) {
      setFound({ paper: null, error: refusalOf(refusal) })
      return null
    }
  }, [client, ballotId])
  useEffect(() => {
    void look()
  }, [look, stage])
  return { ...found, look }
}

const NOTHING = { paper: null, error: null }
