import { useEffect, useRef, useState } from 'react'
import { refusalOf } from '../../api/refusalOf.ts'

/**
 * What is typed in a field that is saved when it is left. What another window writes comes in here too, unless somebody
 * is typing: then their words win when they leave the field.
 */
export function useSavedField(value: string, save: (typed: string) => Promise<unknown>) {
  const [typed, setTyped] = useState(value)
  const [error, setError] = useState<string | null>(null)
  const isBeingEdited = useRef(false)

  useEffect(() => {
    if (!isBeingEdited.current) setTyped(value)
  }, [value])

  async function leave(): Promise<void> {
    isBeingEdited.current = false
    if (typed === value) {
      setError(null)
      return
    }
    try {
      await save(typed)
      setError(null)
    } catch (refusal) {
      setError(refusalOf(refusal).message)
    }
  }

  return {
    value: typed,
    error,
    onChange: (next: string) => {
      isBeingEdited.current = true
      setTyped(next)
    },
    onBlur: () => void leave(),
  }
}
