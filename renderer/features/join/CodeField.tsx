import { useId, type ReactNode } from 'react'

interface CodeFieldProps {
  readonly label: ReactNode
  readonly value: string
  /** What is wrong with it; null while nothing is. */
  readonly message: string | null
  readonly onType: (field: HTMLInputElement) => void
}

/** Where a code of eight letters is typed: the room's, or a seat card's. */
export function CodeField({ label, value, message, onType }: CodeFieldProps) {
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
        onChange={({ target }) => onType(target)}
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
