import { useStudyStore } from '../../api/StudyContext.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useSavedField } from './useSavedField.ts'

/** The first or the last day of the study, saved when the field is left. */
export function StudyDateField({
  field,
  label,
  day,
}: {
  field: 'startsOn' | 'endsOn'
  label: string
  day: string | null
}) {
  const store = useStudyStore()
  const saved = useSavedField(day ?? '', (typed) =>
    store.act('study.edit', { [field]: typed === '' ? null : typed }),
  )
  return <TextField label={label} type="date" {...saved} />
}
