import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { countOf } from '../../../ui/countOf.ts'
import type { TurnClock } from './turnClock.ts'

/** When a screen reader says how little time is left, in seconds. Each second would be noise. */
const LAST_CALL = 10
/** What stands in a live region from the start is not read out, so it comes a moment later. In milliseconds. */
const FIRST_CALL_AFTER = 1_000

interface CountdownProps {
  readonly clock: TurnClock
  /** What the bar counts down from, in seconds; it stays full while there is more. */
  readonly limit: number
  /** What somebody does who needs longer. */
  readonly wayOut: string
}

/** How long the page stays: to eyes as it passes, to ears at the start and once more before the end. */
export function Countdown({ clock, limit, wayOut }: CountdownProps) {
  const secondsLeft = useStore(clock.store, (state) => state.secondsLeft)
  const [isHeard, setIsHeard] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsHeard(true), FIRST_CALL_AFTER)
    return () => clearTimeout(timer)
  }, [])
  const when = secondsLeft > LAST_CALL ? 'soon' : `in ${LAST_CALL} seconds`
  return (
    <div className="countdown">
      <p aria-hidden="true">The tablet clears itself in {timeInWords(secondsLeft)}.</p>
      <progress value={Math.min(secondsLeft, limit)} max={limit} aria-hidden="true" />
      <output className="visually-hidden">{isHeard && `The tablet clears itself ${when}. ${wayOut}`}</output>
    </div>
  )
}

function timeInWords(seconds: number): string {
  return seconds > 60 ? `about ${countOf(Math.round(seconds / 60), 'minute')}` : countOf(seconds, 'second')
}
