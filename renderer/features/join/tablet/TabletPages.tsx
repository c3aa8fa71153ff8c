import { useState, type SubmitEvent } from 'react'
import { FocusedHeading } from '../../../ui/FocusedHeading.tsx'
import { CodeField } from '../CodeField.tsx'
import { problemWithCode } from '../roomKey.ts'

/** Somebody has gone whose last answers have not: nothing of them shows, and nobody else begins. */
export function SealedPage({ problem, onGiveUp }: { problem: string | null; onGiveUp: () => void }) {
  return (
    <section className="page page-centred">
      <FocusedHeading key={String(problem)}>
        {problem === null ? 'Please keep this tablet here' : 'Some answers cannot be sent'}
      </FocusedHeading>
      {problem === null ? (
        <>
          <p>
            The last person’s answers are still on their way. They are kept safe, and nobody can see them.
          </p>
          <p>The next person can begin as soon as they have arrived. This page goes on by itself.</p>
        </>
      ) : (
        <>
          <p>{problem}</p>
          <p>Please tell the person who runs the workshop before you go on. What arrived before counts.</p>
          <div className="turn-choices">
            <button type="button" className="button" onClick={onGiveUp}>
              Go on without these answers
            </button>
          </div>
        </>
      )}
    </section>
  )
}

interface StopPageProps {
  readonly problem: string | null
  readonly isChecking: boolean
  readonly onStop: (typed: string) => void
  readonly onBack: () => void
}

/** The room code keeps anybody from leaving by accident, and can be typed by everybody. */
export function StopPage({ problem, isChecking, onStop, onBack }: StopPageProps) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const message = mistake ?? problem

  function stop(event: SubmitEvent): void {
    event.preventDefault()
    const found = problemWithCode(typed)
    setMistake(found)
    if (found === null) onStop(typed)
  }

  return (
    <section className="page">
      <p className="page-eyebrow">Shared tablet</p>
      <FocusedHeading key="stop">Stop sharing this tablet?</FocusedHeading>
      <p>Then it is one person’s own again, and seat cards are not asked for.</p>
      <form onSubmit={stop} noValidate>
        <CodeField
          label="Type the room code from the big screen"
          value={typed}
          message={message}
          onType={(field) => setTyped(field.value)}
        />
        <div className="page-actions">
          <button type="button" className="button" onClick={onBack}>
            Back
          </button>
          <button type="submit" className="button button-main" aria-disabled={isChecking}>
            {isChecking ? 'Checking…' : 'Stop sharing'}
          </button>
        </div>
      </form>
    </section>
  )
}
