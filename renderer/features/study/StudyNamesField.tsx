import { useStudyStore } from '../../api/StudyContext.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useSavedField } from './useSavedField.ts'

/** Names of people or bodies behind the study, one a line, saved when the field is left. */
export function StudyNamesField({
  field,
  label,
  description,
  names,
}: {
  field: 'investigators' | 'partners'
  label: string
  description: string
  names: readonly string[]
}) {
  const store = useStudyStore()
  const saved = useSavedField(names.join('\n'), (typed) =>
    store.act('study.edit', {
      [field]: typed
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    }),
  )
  return <TextArea label={label} description={description} rows={2} {...saved} />
}
