import { RadioGroup } from '../../../../ui/RadioGroup.tsx'

export function ComparisonSetting({
  value,
  onChange,
}: {
  value: 'at-least' | 'more-than'
  onChange: (value: 'at-least' | 'more-than') => void
}) {
  return (
    <RadioGroup
      label="Right on the percentage"
      value={value}
      onChange={onChange}
      options={[
        { key: 'at-least', label: 'is enough (at least)' },
        { key: 'more-than', label: 'is not enough (more than)' },
      ]}
    />
  )
}
