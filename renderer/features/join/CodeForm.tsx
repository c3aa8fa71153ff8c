import { useId, useState, type SubmitEvent } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { problemWithCode } from './roomKey.ts'

interface CodeFormProps {
  /** What the host said of the last code. */
  readonly problem: RefusalData | null
  readonly isChecking: boolean
  readonly onEnter: (typed: string) => void
}

export function CodeForm({ problem, isChecking, onEnter }: CodeFormProps) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const id = useId()
  const message = mistake ?? problem?.message ?? null

  function enter(event: SubmitEvent): void {
    event.preventDefault()
    const found = problemWithCode(typed)
    setMistake(found)
    if (found === null) onEnter(typed)
  }

  return (
    <section className="page">
      <p className="page-eyebrow">Linkboard</p>
      <FocusedHeading>Welcome to the workshop</FocusedHeading>
      <form onSubmit={enter} noValidate>
        <label className="field-label" htmlFor={id}>
          Type the code from the big screen
        </label>
        <p className="field-hint" id={`${id}-hint`}>
          8 letters and numbers. Capital or small does not matter.
        </p>
        <input
          id={id}
          className="field code-field"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
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
        <div className="page-actions">
          <button type="submit" className="button button-main" aria-disabled={isChecking}>
            {isChecking ? 'Checking…' : 'Go in'}
          </button>
        </div>
      </form>
    </section>
  )
}
