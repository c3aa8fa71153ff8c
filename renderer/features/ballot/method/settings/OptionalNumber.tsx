import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { NumberField, type NumberFieldProps } from '../../../../ui/NumberField.tsx'
import styles from '../method.module.css'

interface OptionalNumberProps extends Omit<NumberFieldProps, 'value' | 'onChange' | 'isLabelHidden'> {
  /** Null where there is none. */
  readonly value: number | null
  /** What it begins with once there is one. */
  readonly usual: number
  readonly onChange: (value: number | null) => void
}

/** A number that need not be: a tick, and the number beside it. */
export function OptionalNumber({
  value,
  usual,
  onChange,
  label,
  description,
  ...range
}: OptionalNumberProps) {
  return (
    <div className={styles['optional']}>
      <Checkbox
        isSelected={value !== null}
        onChange={(isSelected) => onChange(isSelected ? usual : null)}
        description={description}
      >
        {label}
      </Checkbox>
      {value !== null && (
        <NumberField
          {...range}
          label={`${label}: how many`}
          isLabelHidden
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  )
}
