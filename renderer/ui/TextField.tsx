import { useState, type ClipboardEvent, type ReactNode, type Ref } from 'react'
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

type KeyHandler = NonNullable<AriaTextFieldProps['onKeyDown']>

/** React Aria keeps keys from a window round the field, Escape among them, unless it is told that they go on. */
function passOn(handle: KeyHandler): KeyHandler {
  return (event) => {
    handle(event)
    if (!event.isDefaultPrevented()) event.continuePropagation()
  }
}

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
  const { maxLength, value = '', onChange } = props
  const [wasCut, setWasCut] = useState(false)

  /** A browser cuts what is pasted down to the limit without a word. */
  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    if (maxLength === undefined) return
    const { selectionStart, selectionEnd } = event.currentTarget
    const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0)
    setWasCut(value.length - replaced + event.clipboardData.getData('text').length > maxLength)
  }

  return (
    <Field
      {...props}
      onPaste={onPaste}
      onChange={(next) => {
        if (maxLength !== undefined && next.length < maxLength) setWasCut(false)
        onChange?.(next)
      }}
      footnote={
        maxLength !== undefined && (
          <RoomLeft length={value.length} limit={maxLength} wasCut={wasCut && value.length >= maxLength} />
        )
      }
    >
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

/** Counts near the limit, and says so where something was left out. */
function RoomLeft({ length, limit, wasCut }: { length: number; limit: number; wasCut: boolean }) {
  return (
    <>
      {length > limit * COUNTED_FROM && (
        <span className={styles['counter']}>
          {length} of {limit} characters
        </span>
      )}
      <span role="status" className={styles['cut']}>
        {wasCut &&
          'What you pasted is too long: only its first part is here, and the rest has been left out.'}
      </span>
    </>
  )
}

/** The share of the limit from which on the characters are counted. */
const COUNTED_FROM = 0.8

function Field({
  label,
  isLabelHidden = false,
  description,
  error = null,
  takesFocus = false,
  footnote,
  onKeyDown,
  children,
  ...props
}: Omit<FieldProps, 'placeholder'> & { footnote?: ReactNode; children: ReactNode }) {
  return (
    <AriaTextField
      {...props}
      {...(takesFocus ? { autoFocus: true } : {})}
      {...(onKeyDown ? { onKeyDown: passOn(onKeyDown) } : {})}
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
      {footnote}
      <FieldError className={styles['error'] ?? ''}>
        <Icon name="warning" />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  )
}
