import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf } from '#shared/contract/contract'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { createDraftSaver, type DraftState } from './draftSaver.ts'

export type BallotEdit = Omit<InputOf<'ballot.edit'>, 'ballotId'>

/** A pause in the typing this long saves what has been typed. */
const PAUSE = 500

export interface DraftEdit extends DraftState {
  /** Takes a change in, and saves it after a short pause. */
  edit(change: BallotEdit): void
  /** Saves now what is waiting; resolves to false where the host refused it. */
  saveNow(): Promise<boolean>
}

/** Saves a ballot's draft while it is being written: changes of one pause go in one command, in their order. */
export function useDraftEdit(ballotId: string): DraftEdit {
  const store = useStudyStore()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [state, setState] = useState<DraftState>({ isSaved: true, error: null })
  const saver = useMemo(
    () =>
      createDraftSaver((change: BallotEdit) => store.act('ballot.edit', { ballotId, ...change }), setState),
    [ballotId, store],
  )
  const saveNow = useCallback(() => {
    clearTimeout(timer.current)
    return saver.save()
  }, [saver])

  // Leaving the screen saves what was typed last.
  useEffect(() => () => void saveNow(), [saveNow])

  return {
    edit: (change) => {
      saver.add(change)
      setState(({ error }) => ({ isSaved: false, error }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void saveNow(), PAUSE)
    },
    saveNow,
    ...state,
  }
}
