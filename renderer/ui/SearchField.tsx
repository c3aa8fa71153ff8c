import type { Ref } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField'
import styles from './field.module.css'
import { Icon } from './Icon.tsx'

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  'className' | 'children' | 'style' | 'autoFocus'
> {
  takesFocus?: boolean
  label: string
  isLabelHidden?: boolean
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
}

export function SearchField({
  label,
  isLabelHidden = false,
  placeholder,
  inputRef,
  takesFocus = false,
  ...props
}: SearchFieldProps) {
  return (
    <AriaSearchField
      {...props}
      {...(takesFocus ? { autoFocus: true } : {})}
      className={`${styles['field']} ${isLabelHidden ? styles['hiddenLabel'] : ''}`}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['searchBox']}>
        <Icon name="search" />
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
          className={styles['input'] ?? ''}
        />
      </div>
    </AriaSearchField>
  )
}
