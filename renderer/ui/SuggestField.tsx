import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox, type ComboBoxProps } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import fieldStyles from './field.module.css'
import { Icon } from './Icon.tsx'
import styles from './popover.module.css'

interface Suggestion {
  readonly id: string
}

export interface SuggestFieldProps {
  label: string
  description?: ReactNode
  /** What has been typed: anything goes, whether it was suggested or not. */
  value: string
  onChange: (text: string) => void
  suggestions: readonly string[]
  placeholder?: string
  maxLength?: number
  /** Called with a suggestion that was chosen. */
  onChoose?: (suggestion: string) => void
  onKeyDown?: NonNullable<ComboBoxProps<Suggestion>['onKeyDown']>
  onBlur?: () => void
}

/** A text field that suggests words. */
export function SuggestField({
  label,
  description,
  value,
  onChange,
  suggestions,
  placeholder,
  maxLength,
  onChoose,
  onKeyDown,
  onBlur,
}: SuggestFieldProps) {
  // A choice stands for one drawing, which is how the list learns that it is to close.
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => setChosen(null), [chosen])
  return (
    <ComboBox
      className={fieldStyles['field'] ?? ''}
      allowsCustomValue
      inputValue={value}
      onInputChange={onChange}
      defaultItems={suggestions.map((id) => ({ id }))}
      defaultFilter={isFound}
      {...(onChoose
        ? {
            value: chosen,
            onChange: (key: unknown) => {
              if (typeof key !== 'string') return
              setChosen(key)
              onChoose(key)
            },
          }
        : {})}
      {...(onKeyDown ? { onKeyDown } : {})}
      {...(onBlur ? { onBlur } : {})}
    >
      <Label className={fieldStyles['label'] ?? ''}>{label}</Label>
      {description && (
        <Text slot="description" className={fieldStyles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <div className={styles['comboBox']}>
        <Input
          className={fieldStyles['input'] ?? ''}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(maxLength === undefined ? {} : { maxLength })}
        />
        <Button className={styles['comboButton'] ?? ''}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox<Suggestion> className={styles['list'] ?? ''}>
          {({ id }) => (
            <ListBoxItem id={id} textValue={id} className={styles['item'] ?? ''}>
              {id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Nothing is suggested before something is typed; the button shows all. */
function isFound(suggestion: string, typed: string): boolean {
  const words = typed.trim().toLowerCase()
  return words !== '' && suggestion.toLowerCase().includes(words)
}
