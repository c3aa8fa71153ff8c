import { useEffect, useRef, useState } from 'react'
import type { StudyText } from '#shared/domain/study/study'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'

/**
 * One text of the study, saved when it is left. What another window writes comes in here too, unless somebody
 * is typing: then their words win when they leave the field.
 */
export function StudyTextField({
  field,
  label,
  description,
  rows = 1,
  value,
}: {
  field: keyof StudyText
  label: string
  description?: string
  rows?: number
  value: string
}) {
  const store = useStudyStore()
  const [typed, setTyped] = useState(value)
  const [error, setError] = useState<string | null>(null)
  const isBeingEdited = useRef(false)

  useEffect(() => {
    if (!isBeingEdited.current) setTyped(value)
  }, [value])

  async function save(): Promise<void> {
    isBeingEdited.current = false
    if (typed === value) {
      setError(null)
      return
    }
    try {
      await store.act('study.edit', { [field]: typed })
      setError(null)
    } catch (refusal) {
      setError(refusalOf(refusal).message)
    }
  }

  const shared = {
    label,
    error,
    value: typed,
    onChange: (next: string) => {
      isBeingEdited.current = true
      setTyped(next)
    },
    onBlur: () => void save(),
    ...(description ? { description } : {}),
  }
  return rows === 1 ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />
}
