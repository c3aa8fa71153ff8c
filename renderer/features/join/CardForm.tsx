import { useState, type SubmitEvent } from 'react'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import type { JoinStep } from './joinSession.ts'
import { problemWithCode } from './roomKey.ts'
import { SeatCodeField } from './SeatCodeField.tsx'

interface CardFormProps {
  readonly step: Extract<JoinStep, { name: 'card' }>
  readonly onEnter: (typed: string) => void
  readonly onBack: () => void
}

/** Sitting down with a printed seat card, on one's own phone. */
export function CardForm({ step: { code, isTaken, problem, isJoining }, onEnter, onBack }: CardFormProps) {
  const [typed, setTyped] = useState(code)
  const [mistake, setMistake] = useState<string | null>(null)

  function enter(event: SubmitEvent): void {
    event.preventDefault()
    const found = problemWithCode(typed, 'card')
    setMistake(found)
    if (found === null) onEnter(typed)
  }

  return (
    <section className="page">
      <FocusedHeading>{isTaken ? 'This phone is in the room already' : 'Your seat card'}</FocusedHeading>
      {isTaken && (
        <p className="note">
          If it is still you, go on as before: each person votes once. Use the card only if somebody else has
          this phone now.
        </p>
      )}
      <form onSubmit={enter} noValidate>
        <SeatCodeField
          label="Type the code on your card"
          value={typed}
          message={mistake ?? problem?.message ?? null}
          onType={setTyped}
        />
        <div className="page-actions">
          <button type="button" className="button" onClick={onBack}>
            {isTaken ? 'Go on as before' : 'Back'}
          </button>
          <button type="submit" className="button button-main" aria-disabled={isJoining}>
            {isJoining ? 'Going in…' : isTaken ? 'Use this card' : 'Go in'}
          </button>
        </div>
      </form>
    </section>
  )
}
