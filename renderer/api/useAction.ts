import { useCallback, useRef, useState } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { refusalOf } from './refusalOf.ts'

export interface Action<A extends unknown[], R> {
  /** Runs it, and gives back its result; undefined when it was refused (see `error`) or is running already. */
  run(...input: A): Promise<R | undefined>
  readonly isRunning: boolean
  /** Why the last run was refused; null after a run that was not. */
  readonly error: RefusalData | null
  clearError(): void
}

/** Something that a person sets off: at most one run at a time, with its refusal kept for the screen. */
export function useAction<A extends unknown[], R>(act: (...input: A) => Promise<R>): Action<A, R> {
  const [isRunning, setIsRunning] = useState(false)
  const [error, setError] = useState<RefusalData | null>(null)
  const isBusy = useRef(false)

  async function run(...input: A): Promise<R | undefined> {
    if (isBusy.current) return undefined
    isBusy.current = true
    setIsRunning(true)
    setError(null)
    try {
      return await act(...input)
    } catch (refusal) {
      setError(refusalOf(refusal))
      return undefined
    } finally {
      isBusy.current = false
      setIsRunning(false)
    }
  }

  const clearError = useCallback(() => setError(null), [])
  return { run, isRunning, error, clearError }
}
