import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { countOf } from '../../ui/countOf.ts'

interface SentPageProps {
  readonly taken: AnswersTaken
  readonly isPractice: boolean
  readonly isFinished: boolean
  readonly unsaved: number
  readonly isOffline: boolean
  readonly onChange: () => void
}

/** "Your answers are in": only when the host has confirmed every one of them. */
export function SentPage({ taken, isPractice, isFinished, unsaved, isOffline, onChange }: SentPageProps) {
  return (
    <section className="page page-centred">
      {isFinished ? (
        <>
          <DoneMark />
          <FocusedHeading key="in">Your answers are in</FocusedHeading>
          <p>
            Thank you.{isPractice && ' This was practice: nothing was counted.'} You can change them until the
            vote is closed.
          </p>
          <p>Please keep this page open.</p>
        </>
      ) : (
        <>
          <FocusedHeading key="sending">
            {isOffline ? 'Your answers are waiting' : 'Sending your answers…'}
          </FocusedHeading>
          <p>
            {unsaved === 0 ? 'All answers have arrived.' : stillToGo(unsaved, taken)} They are safe on this
            phone. Please keep this page open.
          </p>
        </>
      )}
      <div className="page-actions">
        <button type="button" className="button" onClick={onChange}>
          Look at my answers
        </button>
      </div>
    </section>
  )
}

function stillToGo(unsaved: number, { kind }: AnswersTaken): string {
  if (kind === 'rank') return 'Your places are still to go.'
  return kind === 'dots' ? 'Your dots are still to go.' : `${countOf(unsaved, 'answer')} still to go.`
}

function DoneMark() {
  return (
    <svg className="done-mark" viewBox="0 0 64 64" width="88" height="88" aria-hidden="true">
      <circle cx="32" cy="32" r="30" />
      <path d="M19 33.5l9 9 17-19" />
    </svg>
  )
}
