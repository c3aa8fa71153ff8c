import { useEffect, useState, type SubmitEvent } from 'react'
import { FocusedHeading } from '../../../ui/FocusedHeading.tsx'
import { problemWithCode } from '../roomKey.ts'
import { SeatCodeField } from '../SeatCodeField.tsx'
import { lastTurnWords } from './lastTurnWords.ts'
import type { LastTurn } from './tabletSession.ts'

interface RestPageProps {
  readonly lastTurn: LastTurn
  /** What the host said of the last code. */
  readonly problem: string | null
  readonly isChecking: boolean
  readonly isVoteOpen: boolean | null
  readonly onTake: (typed: string) => void
  readonly onStop: () => void
}

/** A shared tablet that nobody holds. */
export function RestPage({ lastTurn, problem, isChecking, isVoteOpen, onTake, onStop }: RestPageProps) {
  const isClosed = isVoteOpen === false
  // Without a vote there is no code to type, and nothing to go on with.
  const words = isClosed && lastTurn === 'cleared' ? null : lastTurnWords(lastTurn)
  return (
    <section className="page tablet-rest">
      <p className="page-eyebrow">Shared tablet</p>
      <FocusedHeading key={String(isClosed)}>
        {isClosed ? 'No vote just now' : 'Take your turn'}
      </FocusedHeading>
      {words !== null && <p className="note">{words}</p>}
      {isClosed ? (
        <p>Put the tablet down. It wakes up by itself when it is time to vote.</p>
      ) : (
        <TurnForm problem={problem} isChecking={isChecking} onTake={onTake} />
      )}
      <p className="page-foot">
        <button type="button" className="button button-plain" onClick={onStop}>
          Stop sharing this tablet
        </button>
      </p>
    </section>
  )
}

/** A code that was typed and left is not for the next person to find. In milliseconds. */
const TYPED_STAYS = 60_000

function TurnForm({ problem, isChecking, onTake }: Pick<RestPageProps, 'problem' | 'isChecking' | 'onTake'>) {
  const [typed, setTyped] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  useEffect(() => {
    if (typed === '') return undefined
    const timer = setTimeout(() => setTyped(''), TYPED_STAYS)
    return () => clearTimeout(timer)
  }, [typed])

  function take(event: SubmitEvent): void {
    event.preventDefault()
    const found = problemWithCode(typed, 'card')
    setMistake(found)
    if (found === null) onTake(typed)
  }

  return (
    <form onSubmit={take} noValidate>
      <SeatCodeField
        label="Type the code on your card"
        value={typed}
        message={mistake ?? problem}
        onType={(next) => {
          setTyped(next)
          setMistake(null)
        }}
      />
      <p>Your answers are private. When you have finished, the tablet clears itself.</p>
      <div className="page-actions">
        <button type="submit" className="button button-main" aria-disabled={isChecking}>
          {isChecking ? 'Checking…' : 'Start'}
        </button>
      </div>
    </form>
  )
}
