import { useId, type ReactNode } from 'react'
import { tidyCode } from './roomKey.ts'

interface SeatCodeFieldProps {
  readonly label: ReactNode
  readonly value: string
  readonly message: string | null
  readonly onType: (typed: string) => void
}

/** Where the code of a printed seat card is typed. It shows in two groups of four, as on the card. */
export function SeatCodeField({ label, value, message, onType }: SeatCodeFieldProps) {
  const id = useId()
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p className="field-hint" id={`${id}-hint`}>
        8 letters and numbers. Capital or small does not matter.
      </p>
      <input
        id={id}
        className="field code-field"
        value={value}
        onChange={({ target }) => {
          const isAtEnd = target.selectionStart === target.value.length
          onType(isAtEnd ? inGroups(target.value) : target.value)
        }}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={24}
        aria-describedby={`${id}-hint ${id}-problem`}
        aria-invalid={message !== null}
      />
      <p className="field-problem" id={`${id}-problem`} role="alert">
        {message}
      </p>
    </>
  )
}

/** Puts the gap after the fourth letter, and leaves alone what does not look like a code. */
function inGroups(typed: string): string {
  const letters = typed.replaceAll(/[\s-]/g, '')
  if (letters.length <= 4 || letters.length > 8 || tidyCode(letters).length !== letters.length) return typed
  return `${letters.slice(0, 4)} ${letters.slice(4)}`
}
