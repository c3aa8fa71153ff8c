import { useCallback, useEffect, useRef, useState } from 'react'
import type { InputOf } from '#shared/contract/contract'
import type { RefusalData } from '#shared/domain/refusal'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'

export type BallotEdit = Omit<InputOf<'ballot.edit'>, 'ballotId'>

/** A pause in the typing this long saves what has been typed. */
const PAUSE = 500

export interface DraftEdit {
  /** Takes a change in, and saves it after a short pause. */
  edit(change: BallotEdit): void
  /** Saves now what is waiting; resolves to false where the host refused it. */
  saveNow(): Promise<boolean>
  readonly isSaved: boolean
  readonly error: RefusalData | null
}

/** Saves a ballot's draft while it is being written: changes of one pause go in one command, in their order. */
export function useDraftEdit(ballotId: string): DraftEdit {
  const store = useStudyStore()
  const waiting = useRef<BallotEdit>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef<Promise<boolean>>(Promise.resolve(true))
  const [isSaved, setIsSaved] = useState(true)
  const [error, setError] = useState<RefusalData | null>(null)

  const saveNow = useCallback(() => {
    clearTimeout(timer.current)
    const change = waiting.current
    waiting.current = {}
    if (Object.keys(change).length === 0) return last.current
    const before = last.current
    last.current = before.then(async () => {
      try {
        await store.act('ballot.edit', { ballotId, ...change })
        setError(null)
        setIsSaved(Object.keys(waiting.current).length === 0)
        return true
      } catch (refusal) {
        setError(refusalOf(refusal))
        return false
      }
    })
    return last.current
  }, [ballotId, store])

  // Leaving the screen saves what was typed last.
  useEffect(() => () => void saveNow(), [saveNow])

  return {
    edit: (change) => {
      waiting.current = { ...waiting.current, ...change }
      setIsSaved(false)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveNow(), PAUSE)
    },
    saveNow,
    isSaved,
    error,
  }
}
