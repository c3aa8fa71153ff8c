import { Select } from '../../../../ui/Select.tsx'

export function QuantileSetting({ value, onChange }: { value: 6 | 7; onChange: (value: 6 | 7) => void }) {
  return (
    <Select
      label="Percentiles are worked out"
      value={value === 6 ? 'spss' : 'r'}
      options={[
        { key: 'r', label: 'As R and Excel do (type 7)' },
        { key: 'spss', label: 'As SPSS does (type 6)' },
      ]}
      onChange={(key) => onChange(key === 'spss' ? 6 : 7)}
    />
  )
}
