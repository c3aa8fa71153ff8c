import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import styles from './choice.module.css'
import fieldStyles from './field.module.css'

export interface RadioOption<K extends string> {
  readonly key: K
  readonly label: ReactNode
  readonly description?: ReactNode
}

export function RadioGroup<K extends string>({
  label,
  description,
  options,
  value,
  onChange,
  isDisabled = false,
}: {
  label: string
  description?: ReactNode
  options: readonly RadioOption<K>[]
  /** Null where nothing has been chosen yet. */
  value: K | null
  onChange: (key: K) => void
  isDisabled?: boolean
}) {
  return (
    <AriaRadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={(key) => {
        const option = options.find((one) => one.key === key)
        if (option) onChange(option.key)
      }}
      isDisabled={isDisabled}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      {description && (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
      {options.map((option) => (
        <RadioField key={option.key} value={option.key}>
          <RadioButton className={styles['choice'] ?? ''}>
            <span className={styles['dot']} aria-hidden="true" />
            <span>
              {option.label}
              {option.description && <span className={styles['description']}>{option.description}</span>}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </AriaRadioGroup>
  )
}
