import type { RatingScale } from '#shared/domain/consensus/rule'
import { Select } from '../../../../ui/Select.tsx'
import { SCALES } from '../scales.ts'

export function ScaleSetting({
  value,
  onChange,
}: {
  value: RatingScale
  onChange: (scale: RatingScale) => void
}) {
  const keyOf = ({ minimum, maximum }: RatingScale) => `${minimum} to ${maximum}`
  const scales = SCALES.some((scale) => keyOf(scale) === keyOf(value)) ? SCALES : [...SCALES, value]
  return (
    <Select
      label="Scale"
      value={keyOf(value)}
      options={scales.map((scale) => ({ key: keyOf(scale), label: keyOf(scale) }))}
      onChange={(key) => {
        const scale = scales.find((one) => keyOf(one) === key)
        if (scale) onChange(scale)
      }}
    />
  )
}
