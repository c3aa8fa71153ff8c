import { createStore, type StoreApi } from 'zustand/vanilla'

/* When a shared tablet is cleared by itself. All limits are in seconds. */

/** Nothing was touched for this long while somebody votes: they may have gone. */
export const IDLE_LIMIT = 90
/** How long it then waits for somebody who is still there. */
export const ASKING_LIMIT = 30
/** How long the page stays once the answers are in. */
export const LEAVING_LIMIT = 20
/** As above for somebody who has asked for time. */
export const UNHURRIED_LIMIT = 120

/**
 * `voting`: answers may be on the screen. `sending`: nothing shows but that the last of them are on their way.
 * `leaving`: all is done.
 */
export type TurnStage = 'voting' | 'sending' | 'leaving'

export interface ClockState {
  readonly stage: TurnStage
  /** "Still there?" stands in place of the vote. */
  readonly isAsking: boolean
  /** Until the page changes by itself; counts down only while somebody should see it. */
  readonly secondsLeft: number
}

export interface TurnClock {
  readonly store: StoreApi<ClockState>
  setStage(stage: TurnStage): void
  /** Somebody has touched the screen or pressed a key. */
  touch(): void
  /** The page goes out of sight: what was on it is not to be the first thing that is seen when it comes back. */
  cover(): void
  /** Somebody has said that they are still there. */
  confirm(): void
  takeTime(): void
  /** Looks at the time; to be called about every second, and when the tablet wakes up. */
  tick(): void
}

/** `now` in milliseconds, of a clock that goes on while the tablet sleeps. `onEnd` is called once for each end. */
export function createTurnClock(now: () => number, onEnd: () => void): TurnClock {
  let limit = IDLE_LIMIT
  let endsAt = now() + limit * 1_000
  const store = createStore<ClockState>(() => ({ stage: 'voting', isAsking: false, secondsLeft: limit }))

  function startAnew(next: number): void {
    limit = next
    endsAt = now() + limit * 1_000
    store.setState({ secondsLeft: limit })
  }

  function ask(): void {
    store.setState({ isAsking: true })
    startAnew(ASKING_LIMIT)
  }

  const limitOf = (stage: TurnStage) => (stage === 'leaving' ? LEAVING_LIMIT : IDLE_LIMIT)

  return {
    store,
    setStage: (stage) => {
      const { stage: before, isAsking } = store.getState()
      if (stage === before) return
      // What arrives by itself does not show that somebody is there.
      const staysCovered = isAsking && stage === 'voting'
      store.setState({ stage, isAsking: staysCovered })
      if (!staysCovered) startAnew(limitOf(stage))
    },
    touch: () => {
      if (!store.getState().isAsking) startAnew(limit)
    },
    cover: () => {
      const { stage, isAsking } = store.getState()
      if (stage === 'voting' && !isAsking) ask()
    },
    confirm: () => {
      store.setState({ isAsking: false })
      startAnew(limitOf(store.getState().stage))
    },
    takeTime: () => startAnew(UNHURRIED_LIMIT),
    tick: () => {
      const { stage, isAsking, secondsLeft } = store.getState()
      const left = Math.max(0, Math.ceil((endsAt - now()) / 1_000))
      if (left > 0) {
        if (left !== secondsLeft) store.setState({ secondsLeft: left })
        return
      }
      const lateBy = (now() - endsAt) / 1_000
      if (stage === 'voting' && !isAsking && lateBy < ASKING_LIMIT) {
        ask()
        return
      }
      // Nobody is asked on a tablet that has slept for longer.
      startAnew(limit)
      onEnd()
    },
  }
}
