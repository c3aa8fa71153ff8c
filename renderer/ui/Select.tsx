import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import fieldStyles from './field.module.css'
import { Icon } from './Icon.tsx'
import styles from './popover.module.css'

export interface SelectOption<K extends string> {
  readonly key: K
  readonly label: string
  /** Drawn before the label. */
  readonly mark?: ReactNode
}

export interface SelectProps<K extends string> {
  label: string
  isLabelHidden?: boolean
  description?: string
  options: readonly SelectOption<K>[]
  value: K
  onChange: (key: K) => void
  isDisabled?: boolean
}

export function Select<K extends string>({
  label,
  isLabelHidden = false,
  description,
  options,
  value,
  onChange,
  isDisabled = false,
}: SelectProps<K>) {
  return (
    <AriaSelect
      className={`${fieldStyles['field']} ${isLabelHidden ? fieldStyles['hiddenLabel'] : ''}`}
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
      <Button className={`${fieldStyles['input']} ${styles['selectButton']}`}>
        <SelectValue className={styles['selectValue'] ?? ''} />
        <Icon name="down" />
      </Button>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox className={styles['list'] ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.key} textValue={option.label} className={styles['item'] ?? ''}>
              {option.mark}
              <Text slot="label">{option.label}</Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
