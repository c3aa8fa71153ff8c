import type { StudyText } from '#shared/domain/study/study'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useSavedField } from './useSavedField.ts'

/** One text of the study, saved when it is left. */
export function StudyTextField({
  field,
  label,
  description,
  rows = 1,
  value,
}: {
  field: keyof StudyText | 'institution'
  label: string
  description?: string
  rows?: number
  value: string
}) {
  const store = useStudyStore()
  const saved = useSavedField(value, (typed) => store.act('study.edit', { [field]: typed }))
  const shared = { label, ...saved, ...(description ? { description } : {}) }
  return rows === 1 ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />
}
