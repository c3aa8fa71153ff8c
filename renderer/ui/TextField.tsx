import type { ReactNode, Ref } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import styles from './field.module.css'
import { Icon } from './Icon.tsx'

interface FieldProps extends Omit<
  AriaTextFieldProps,
  'className' | 'children' | 'style' | 'validate' | 'autoFocus'
> {
  label: string
  /** Keeps the label for screen readers only: where what is beside it says the same. */
  isLabelHidden?: boolean
  description?: ReactNode
  /** Shown below the field, which then counts as wrong. */
  error?: string | null
  placeholder?: string
  /** True for the first thing to fill in of a window that has just been opened. */
  takesFocus?: boolean
}

export interface TextFieldProps extends FieldProps {
  inputRef?: Ref<HTMLInputElement>
}

export function TextField({ inputRef, placeholder, ...props }: TextFieldProps) {
  return (
    <Field {...props}>
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        className={styles['input'] ?? ''}
      />
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  rows?: number
  inputRef?: Ref<HTMLTextAreaElement>
}

export function TextArea({ inputRef, placeholder, rows = 3, ...props }: TextAreaProps) {
  return (
    <Field {...props}>
      <AriaTextArea
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        rows={rows}
        // Fields grow with what is in them, and begin with this many lines.
        style={{ minHeight: `calc(${rows} * 1.5em + 1.1rem)` }}
        className={styles['input'] ?? ''}
      />
    </Field>
  )
}

function Field({
  label,
  isLabelHidden = false,
  description,
  error = null,
  takesFocus = false,
  children,
  ...props
}: Omit<FieldProps, 'placeholder'> & { children: ReactNode }) {
  return (
    <AriaTextField
      {...props}
      {...(takesFocus ? { autoFocus: true } : {})}
      isInvalid={error !== null}
      className={`${styles['field']} ${isLabelHidden ? styles['hiddenLabel'] : ''}`}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {description && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      {children}
      <FieldError className={styles['error'] ?? ''}>
        <Icon name="warning" />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  )
}
