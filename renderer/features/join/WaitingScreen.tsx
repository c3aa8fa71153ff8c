import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { AddCard } from './AddCard.tsx'
import type { CardSession } from './cardSession.ts'
import type { Seat } from './seatMemory.ts'

/** What became of the vote that has just ended, for this phone. */
export interface LastVote {
  /** Items that were answered on this phone. */
  readonly given: number
  /** Answers that had not arrived when the vote was closed. */
  readonly lost: number
}

interface WaitingScreenProps {
  readonly seat: Seat
  readonly studyTitle: string
  readonly acceptsCards: boolean
  readonly isSilent: boolean
  readonly cards: CardSession
  readonly lastVote: LastVote | null
  /** Somebody else takes this phone. */
  readonly onLeave: () => void
}

export function WaitingScreen({
  seat,
  studyTitle,
  acceptsCards,
  isSilent,
  cards,
  lastVote,
  onLeave,
}: WaitingScreenProps) {
  return (
    <section className="page">
      <p className="page-eyebrow">{studyTitle}</p>
      {lastVote ? (
        <>
          <FocusedHeading key="over">The vote is closed</FocusedHeading>
          <p>{wordsAfterVote(lastVote)}</p>
          <p>The results come up on the big screen. Keep this page open for what comes next.</p>
        </>
      ) : (
        <>
          <FocusedHeading key="in">
            You are in{seat.nickname === null ? '' : `, ${seat.nickname}`}
          </FocusedHeading>
          <p>
            Your group: <strong>{seat.groupName}</strong>
          </p>
          {acceptsCards && isSilent ? (
            <p>It is quiet writing time. Write one thought on each card, and as many cards as you like.</p>
          ) : (
            <p>
              There is nothing to do just now. When it is time to vote, the questions come up here by
              themselves.
            </p>
          )}
        </>
      )}
      <AddCard session={cards} isOpen={acceptsCards} isSilent={isSilent} groupName={seat.groupName} />
      <p className="page-foot">
        <button type="button" className="button button-plain" onClick={onLeave}>
          Somebody else is using this phone
        </button>
      </p>
    </section>
  )
}

function wordsAfterVote({ given, lost }: LastVote): string {
  if (lost === 0 && given === 0) return 'You gave no answers this time.'
  if (lost === 0) return 'Thank you. The answers you gave are counted.'
  const answers = lost === 1 ? 'One of your answers' : `${lost} of your answers`
  return `Thank you. ${answers} did not get through before the vote was closed, because this phone had lost its connection. All the others count.`
}
