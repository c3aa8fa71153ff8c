import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import { AddCard } from './AddCard.tsx'
import type { CardSession } from './cardSession.ts'
import type { Seat } from './seatMemory.ts'

interface WaitingScreenProps {
  readonly seat: Seat
  readonly studyTitle: string
  readonly acceptsCards: boolean
  readonly isSilent: boolean
  readonly cards: CardSession
  /** What became of the vote that has just ended, for this phone; null before the first. */
  readonly lastVote: string | null
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
      {lastVote !== null ? (
        <>
          <FocusedHeading key="over">The vote is closed</FocusedHeading>
          <p>{lastVote}</p>
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
              {acceptsCards ? 'There is no vote just now.' : 'There is nothing to do just now.'} When it is
              time to vote, the questions come up here by themselves.
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
