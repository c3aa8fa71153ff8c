import { describe, expect, it } from 'vitest'
import {
  ASKING_LIMIT,
  createTurnClock,
  IDLE_LIMIT,
  LEAVING_LIMIT,
  UNHURRIED_LIMIT,
  type TurnStage,
} from './turnClock.ts'

function startClock(stage: TurnStage = 'voting') {
  let time = 1_000_000
  let ends = 0
  const clock = createTurnClock(
    () => time,
    () => ends++,
  )
  clock.setStage(stage)
  return {
    clock,
    ends: () => ends,
    state: () => clock.store.getState(),
    /** Second by second. */
    pass(seconds: number) {
      for (let second = 0; second < seconds; second++) {
        time += 1_000
        clock.tick()
      }
    },
    sleep(seconds: number) {
      time += seconds * 1_000
      clock.tick()
    },
  }
}

describe('a tablet that nobody touches while somebody votes', () => {
  it('asks whether they are still there, and then ends the turn', () => {
    const { state, pass, ends } = startClock()
    pass(IDLE_LIMIT - 1)
    expect(state().isAsking).toBe(false)
    pass(1)
    expect(state()).toMatchObject({ isAsking: true, secondsLeft: ASKING_LIMIT })
    pass(ASKING_LIMIT - 1)
    expect(state().secondsLeft).toBe(1)
    expect(ends()).toBe(0)
    pass(1)
    expect(ends()).toBe(1)
  })

  it('waits anew with every touch, but not once it asks: then somebody has to say so', () => {
    const { clock, state, pass, ends } = startClock()
    pass(IDLE_LIMIT - 1)
    clock.touch()
    pass(IDLE_LIMIT - 1)
    expect(state().isAsking).toBe(false)
    pass(1)
    clock.touch()
    expect(state().isAsking).toBe(true)
    clock.confirm()
    expect(state()).toMatchObject({ isAsking: false, secondsLeft: IDLE_LIMIT })
    pass(IDLE_LIMIT + ASKING_LIMIT)
    expect(ends()).toBe(1)
  })

  it('ends the turn at once where it has slept for longer than it would have asked', () => {
    const short = startClock()
    short.sleep(IDLE_LIMIT + 5)
    expect(short.state().isAsking).toBe(true)
    expect(short.ends()).toBe(0)
    const long = startClock()
    long.sleep(IDLE_LIMIT + ASKING_LIMIT)
    expect(long.ends()).toBe(1)
  })

  it('asks when its page goes out of sight', () => {
    const { clock, state } = startClock()
    clock.cover()
    expect(state()).toMatchObject({ isAsking: true, secondsLeft: ASKING_LIMIT })
  })
})

describe('a tablet whose answers are in', () => {
  it('ends the turn after a while, later with every touch', () => {
    const { clock, pass, ends } = startClock('leaving')
    pass(LEAVING_LIMIT - 1)
    clock.touch()
    pass(LEAVING_LIMIT - 1)
    expect(ends()).toBe(0)
    pass(1)
    expect(ends()).toBe(1)
  })

  it('gives the time that is asked for, again and again', () => {
    const { clock, pass, ends } = startClock('leaving')
    for (let times = 0; times < 10; times++) {
      clock.touch()
      clock.takeTime()
      pass(UNHURRIED_LIMIT - 1)
    }
    clock.touch()
    pass(UNHURRIED_LIMIT - 1)
    expect(ends()).toBe(0)
    pass(1)
    expect(ends()).toBe(1)
  })

  it('shows nothing that has to be covered', () => {
    const { clock, state } = startClock('leaving')
    clock.cover()
    expect(state().isAsking).toBe(false)
  })
})

describe('a turn whose stage changes', () => {
  it('goes on asking while the vote goes on, and stops when it is over', () => {
    const { clock, state, pass } = startClock('sending')
    pass(10)
    clock.setStage('voting')
    expect(state()).toMatchObject({ stage: 'voting', isAsking: false, secondsLeft: IDLE_LIMIT })
    clock.cover()
    clock.setStage('leaving')
    expect(state()).toMatchObject({ stage: 'leaving', isAsking: false, secondsLeft: LEAVING_LIMIT })
  })

  it('ends without asking where only the last answers are on their way', () => {
    const { state, pass, ends } = startClock('sending')
    pass(IDLE_LIMIT)
    expect(state().isAsking).toBe(false)
    expect(ends()).toBe(1)
  })
})
