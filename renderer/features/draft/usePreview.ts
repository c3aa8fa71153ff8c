import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import type { RefusalData } from '#shared/domain/refusal'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyView } from '../../api/StudyContext.tsx'
import { layOut, type PaperLayout } from './paper/paperLayout.ts'

/** A change is followed when nothing more has changed for this long, in milliseconds. */
const QUIET = 300
/** A room that is busy changes the study all the time: the host is to do other things most of the time. */
const SHARE_OF_TIME = 3
const LONGEST_WAIT = 2_000

export interface Preview {
  readonly layout: PaperLayout | null
  readonly gaps: OutputOf<'draft.getPreview'>['gaps']
  readonly leads: OutputOf<'draft.getPreview'>['leads']
  readonly error: RefusalData | null
  /** Has the draft built anew from how the study stands now. */
  look(): Promise<void>
}

/** The draft as it would be written now. It follows the study. */
export function usePreview(): Preview {
  const client = useClient()
  const state = useStudyView((view) => view.state)
  const [shown, setShown] = useState<Pick<Preview, 'layout' | 'gaps' | 'leads'>>({
    layout: null,
    gaps: [],
    leads: [],
  })
  const [error, setError] = useState<RefusalData | null>(null)
  const running = useRef<Promise<void>>(Promise.resolve())
  const next = useRef<Promise<void> | null>(null)
  const took = useRef<number | null>(null)

  const look = useCallback(() => {
    async function fetchOnce(): Promise<void> {
      next.current = null
      const began = performance.now()
      took.current ??= 0
      try {
        const { document, gaps, leads } = await client.call('draft.getPreview', {})
        setShown((before) => ({ layout: layOut(document, before.layout), gaps, leads }))
        setError(null)
      } catch (refusal) {
        setError(refusalOf(refusal))
      }
      took.current = performance.now() - began
    }
    // Whoever asks while a draft is on its way gets the one after it, which has what they have changed.
    if (next.current === null) {
      next.current = running.current.then(fetchOnce)
      running.current = next.current
    }
    return next.current
  }, [client])

  useEffect(() => {
    const wait =
      took.current === null ? 0 : Math.min(LONGEST_WAIT, Math.max(QUIET, SHARE_OF_TIME * took.current))
    const timer = setTimeout(() => void look(), wait)
    return () => clearTimeout(timer)
  }, [state, look])

  return { ...shown, error, look }
}
