import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudy, useStudyStore } from '../../api/StudyContext.tsx'

/** A pause in the typing this long saves what has been typed. */
const PAUSE = 800

interface Note {
  readonly text: string
  readonly state: 'empty' | 'saved' | 'waiting'
  readonly error: RefusalData | null
  write(text: string): void
  saveNow(): void
}

/** The note on one item of one round, saved while it is being written. */
export function useNote(roundId: string, itemId: string): Note {
  const store = useStudyStore()
  const saved = useStudy(
    ({ records }) =>
      [...records.discussionNote.values()].find((one) => one.roundId === roundId && one.itemId === itemId)
        ?.text ?? '',
  )
  /** As it stands in the field while somebody writes: what is saved has no spaces at its end. */
  const [typed, setTyped] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const [error, setError] = useState<RefusalData | null>(null)
  const waiting = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef<Promise<void>>(Promise.resolve())

  const saveNow = useCallback(() => {
    clearTimeout(timer.current)
    last.current = last.current.then(async () => {
      const text = waiting.current
      if (text === null) return
      try {
        await store.act('discussion.write', { roundId, itemId, text })
        setError(null)
        // What was typed meanwhile waits for its own pause.
        if (waiting.current !== text) return
        waiting.current = null
        setIsWaiting(false)
      } catch (refusal) {
        setError(refusalOf(refusal))
      }
    })
  }, [store, roundId, itemId])

  // Turning to the next item saves what was typed last.
  useEffect(() => saveNow, [saveNow])

  const text = typed ?? saved
  return {
    text,
    state: isWaiting ? 'waiting' : text === '' ? 'empty' : 'saved',
    error,
    write(next) {
      waiting.current = next
      setTyped(next)
      setIsWaiting(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(saveNow, PAUSE)
    },
    saveNow,
  }
}
