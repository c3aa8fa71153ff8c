import { RadioGroup } from '../../../../ui/RadioGroup.tsx'

export function UnableSetting({
  value,
  onChange,
}: {
  value: 'exclude' | 'include'
  onChange: (value: 'exclude' | 'include') => void
}) {
  return (
    <RadioGroup
      label="“Unable to score”"
      value={value}
      onChange={onChange}
      options={[
        {
          key: 'exclude',
          label: 'Leave out of the percentages',
          description: 'Reported beside them. The results also show what counting them in would change.',
        },
        { key: 'include', label: 'Count in', description: 'Each makes every percentage smaller.' },
      ]}
    />
  )
}
