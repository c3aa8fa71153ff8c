import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField } from 'react-aria-components/NumberField'
import { Icon } from './Icon.tsx'
import styles from './NumberStepper.module.css'

/** A whole number between two bounds: typed, or stepped with the buttons and the arrow keys. */
export function NumberStepper({
  label,
  value,
  minimum,
  maximum,
  onChange,
}: {
  label: string
  value: number
  minimum: number
  maximum: number
  onChange: (value: number) => void
}) {
  return (
    <NumberField
      className={styles['field'] ?? ''}
      value={value}
      minValue={minimum}
      maxValue={maximum}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
      // An emptied field says NaN.
      onChange={(next) => onChange(Number.isFinite(next) ? next : minimum)}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Group className={styles['group'] ?? ''}>
        <Button slot="decrement" className={styles['step'] ?? ''}>
          <Icon name="minus" />
        </Button>
        <Input className={styles['input'] ?? ''} />
        <Button slot="increment" className={styles['step'] ?? ''}>
          <Icon name="add" />
        </Button>
      </Group>
    </NumberField>
  )
}
