import { useStore } from 'zustand'
import { countOf } from '../../../ui/countOf.ts'
import type { TurnClock } from './turnClock.ts'

/** When a screen reader says how little time is left, in seconds. Each second would be noise. */
const LAST_CALL = 10

/** How long the page stays, to eyes as it passes and to ears once more before the end. */
export function Countdown({ clock, isCounted }: { readonly clock: TurnClock; readonly isCounted: number }) {
  const secondsLeft = useStore(clock.store, (state) => state.secondsLeft)
  const words = `The tablet clears itself in ${countOf(secondsLeft, 'second')}.`
  return (
    <div className="countdown">
      <p aria-hidden="true">{words}</p>
      <progress value={secondsLeft} max={isCounted} aria-hidden="true" />
      <output className="visually-hidden">
        {secondsLeft <= LAST_CALL
          ? `The tablet clears itself in ${LAST_CALL} seconds.`
          : 'The tablet clears itself soon. Any touch or key gives you more time.'}
      </output>
    </div>
  )
}
