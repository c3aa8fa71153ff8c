import { useState } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import fieldStyles from './field.module.css'
import { Icon } from './Icon.tsx'
import styles from './NumberField.module.css'

export interface NumberFieldProps {
  label: string
  isLabelHidden?: boolean
  description?: string
  value: number
  onChange: (value: number) => void
  minimum: number
  maximum: number
  /** What the number goes up and down by, from the minimum. */
  step?: number
  /** Stands behind the number, such as "%". */
  unit?: string
  isDisabled?: boolean
}

/**
 * A number that is typed, or changed with the arrow keys. It takes effect while it is being typed; what is not such a
 * number is said so, has no effect, and gives way to the last good one when the field is left.
 */
export function NumberField({
  label,
  isLabelHidden = false,
  description,
  value,
  onChange,
  minimum,
  maximum,
  step = 1,
  unit,
  isDisabled = false,
}: NumberFieldProps) {
  // What is being typed; null where the field shows the value as it is.
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    const number = /^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN
    const isStep = Number.isInteger((number - minimum) / step)
    return isStep && number >= minimum && number <= maximum ? number : null
  }
  const isWrong = typed !== null && read(typed) === null

  function change(text: string): void {
    setTyped(text)
    const number = read(text)
    if (number !== null && number !== value) onChange(number)
  }

  function stepBy(steps: number): void {
    const next = Math.min(maximum, Math.max(minimum, value + steps * step))
    setTyped(null)
    if (next !== value) onChange(next)
  }

  return (
    <AriaTextField
      className={`${fieldStyles['field']} ${isLabelHidden ? fieldStyles['hiddenLabel'] : ''}`}
      value={typed ?? String(value)}
      onChange={change}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        const steps = STEPS[event.key]
        if (steps === undefined) event.continuePropagation()
        else {
          event.preventDefault()
          stepBy(steps)
        }
      }}
      inputMode={step === 1 ? 'numeric' : 'decimal'}
      autoComplete="off"
      isInvalid={isWrong}
      isDisabled={isDisabled}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      {description && (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <div className={styles['box']}>
        <Input className={`${fieldStyles['input']} ${styles['input']}`} />
        {unit && <span className={styles['unit']}>{unit}</span>}
      </div>
      <FieldError className={fieldStyles['error'] ?? ''}>
        <Icon name="warning" />
        <span>
          {step === 1 ? 'A whole number' : 'A number'} from {minimum} to {maximum}, please.
        </span>
      </FieldError>
    </AriaTextField>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }
