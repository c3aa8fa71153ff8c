import type { ReactNode } from 'react'
import { CodeField } from './CodeField.tsx'
import { tidyCode } from './roomKey.ts'

interface SeatCodeFieldProps {
  readonly label: ReactNode
  readonly value: string
  readonly message: string | null
  readonly onType: (typed: string) => void
}

/** Where the code of a printed seat card is typed. It shows in two groups of four, as on the card. */
export function SeatCodeField({ label, value, message, onType }: SeatCodeFieldProps) {
  return (
    <CodeField
      label={label}
      value={value}
      message={message}
      onType={(field) => {
        const isAtEnd = field.selectionStart === field.value.length
        onType(isAtEnd ? inGroups(field.value) : field.value)
      }}
    />
  )
}

/** Puts the gap after the fourth letter, and leaves alone what does not look like a code. */
function inGroups(typed: string): string {
  const letters = typed.replaceAll(/[\s-]/g, '')
  if (letters.length <= 4 || letters.length > 8 || tidyCode(letters).length !== letters.length) return typed
  return `${letters.slice(0, 4)} ${letters.slice(4)}`
}
