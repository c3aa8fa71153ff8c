import type { ReactNode } from 'react'
import { FocusedHeading } from '../../../ui/FocusedHeading.tsx'
import { Countdown } from './Countdown.tsx'
import { ASKING_LIMIT, LEAVING_LIMIT, type TurnClock } from './turnClock.ts'

interface TurnPageProps {
  readonly clock: TurnClock
  readonly onEnd: () => void
}

interface DonePageProps extends TurnPageProps {
  readonly isPractice: boolean
  /** The card had finished this vote before the person took the tablet. */
  readonly wasDoneBefore: boolean
  readonly onLook: () => void
}

/** "Your answers are in": the host has every one of them. */
export function DonePage({ clock, isPractice, wasDoneBefore, onLook, onEnd }: DonePageProps) {
  return (
    <section className="page page-centred">
      <svg className="done-mark" viewBox="0 0 64 64" width="88" height="88" aria-hidden="true">
        <circle cx="32" cy="32" r="30" />
        <path d="M19 33.5l9 9 17-19" />
      </svg>
      <FocusedHeading key={String(wasDoneBefore)}>
        {wasDoneBefore ? 'This card has voted already' : 'Your answers are in'}
      </FocusedHeading>
      <p>
        {wasDoneBefore ? 'Your answers are in.' : 'Thank you.'}
        {isPractice && ' This was practice: nothing was counted.'} You can look at them and change them until
        the vote is closed, now or later with your card.
      </p>
      <Ending clock={clock} onEnd={onEnd}>
        <button type="button" className="button" onClick={onLook}>
          Look at my answers
        </button>
      </Ending>
    </section>
  )
}

/** The round was closed before this person had finished. `words` say what has become of their answers. */
export function OverPage({ clock, words, onEnd }: TurnPageProps & { readonly words: string }) {
  return (
    <section className="page page-centred">
      <FocusedHeading key="over">The vote is closed</FocusedHeading>
      <p>{words}</p>
      <p>The results come up on the big screen.</p>
      <Ending clock={clock} onEnd={onEnd} />
    </section>
  )
}

function Ending({ clock, onEnd, children }: TurnPageProps & { readonly children?: ReactNode }) {
  return (
    <>
      <Countdown clock={clock} limit={LEAVING_LIMIT} wayOut="Press “I need more time” to stay." />
      <div className="turn-choices">
        <button type="button" className="button button-main" onClick={onEnd}>
          Done – clear for the next person
        </button>
        {children}
        <button type="button" className="button" onClick={clock.takeTime}>
          I need more time
        </button>
      </div>
    </>
  )
}

/** The last answers have not gone yet, and the person who gave them is still there. */
export function SendingPage({ isOffline, onLook }: { isOffline: boolean; onLook: () => void }) {
  return (
    <section className="page page-centred">
      <FocusedHeading key={String(isOffline)}>
        {isOffline ? 'Please keep this tablet here' : 'Sending your answers…'}
      </FocusedHeading>
      <p>
        Some of your answers have not gone yet. They are safe on this tablet. Please do not pass it on until
        it says that your answers are in.
      </p>
      <div className="page-actions">
        <button type="button" className="button" onClick={onLook}>
          Look at my answers
        </button>
      </div>
    </section>
  )
}

/** Nobody has touched the tablet for a while. Nothing of the vote shows, in case they have gone. */
export function StillTherePage({ clock, onEnd }: TurnPageProps) {
  return (
    <section className="page page-centred">
      <FocusedHeading key="still">Still there?</FocusedHeading>
      <p>
        Nobody has touched the tablet for a while. If you have gone, it clears itself. The answers you gave so
        far are safe, and they count.
      </p>
      <Countdown clock={clock} limit={ASKING_LIMIT} wayOut="Press “I am still here” to stay." />
      <div className="turn-choices">
        <button type="button" className="button button-main" onClick={clock.confirm}>
          I am still here
        </button>
        <button type="button" className="button" onClick={onEnd}>
          I am the next person
        </button>
      </div>
    </section>
  )
}

/** Nothing can be sent with this card. */
export function ProblemPage({
  message,
  onRetry,
  onEnd,
}: {
  message: string
  onRetry: () => void
  onEnd: () => void
}) {
  return (
    <section className="page page-centred" role="alert">
      <FocusedHeading key="problem">Something is in the way</FocusedHeading>
      <p>{message}</p>
      <p>Please tell the person who runs the workshop.</p>
      <div className="turn-choices">
        <button type="button" className="button button-main" onClick={onEnd}>
          Clear for the next person
        </button>
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      </div>
    </section>
  )
}
