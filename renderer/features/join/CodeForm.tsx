import { useState, type SubmitEvent } from 'react'
import type { RefusalData } from '#shared/domain/refusal'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { CodeField } from './CodeField.tsx'
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
        <CodeField
          label="Type the code from the big screen"
          value={typed}
          message={message}
          onType={(field) => setTyped(field.value)}
        />
        <div className="page-actions">
          <button type="submit" className="button button-main" aria-disabled={isChecking}>
            {isChecking ? 'Checking…' : 'Go in'}
          </button>
        </div>
      </form>
    </section>
  )
}
