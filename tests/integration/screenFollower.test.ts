import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientEvent } from '../../renderer/api/client.ts'
import type { Client, ClientStatus } from '../../renderer/api/client.ts'
import { makeListeners } from '../../renderer/api/listeners.ts'
import { createScreenFollower, type Showing } from '../../renderer/api/screenFollower.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ROOM: Showing = { name: 'room' }
const VOTING: Showing = { name: 'voting' }
const TITLE: Showing = { name: 'title' }
const GAPS: Showing = { name: 'coverage' }

/** A client whose host is the test: each `screen.show` waits until it is answered. */
function setUp() {
  const welcomes = makeListeners<'patch' | 'snapshot'>()
  const events = makeListeners<ClientEvent>()
  const shown: unknown[] = []
  const answers: ((isDone: boolean) => void)[] = []
  let status: ClientStatus = { name: 'connected' }
  const client = {
    call: (name: string, view: unknown) => {
      expect(name).toBe('screen.show')
      shown.push(view)
      return new Promise((resolve, reject) => {
        answers.push((isDone) => (isDone ? resolve({}) : reject(new Error('refused'))))
      })
    },
    onWelcome: welcomes.add,
    onEvent: events.add,
    getStatus: () => status,
  }
  const follower = createScreenFollower(client as unknown as Client)
  return {
    ...follower,
    shown,
    async answer(isDone = true): Promise<void> {
      answers.shift()?.(isDone)
      await vi.advanceTimersByTimeAsync(0)
    },
    wait: (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds),
    goAway: () => void (status = { name: 'reconnecting' }),
    comeBack: () => {
      status = { name: 'connected' }
      welcomes.tell('snapshot')
    },
    openStudy: () => events.tell({ type: 'study', name: 'study.opened' }),
  }
}

describe('following on the big screen', () => {
  it('sends the last of what was shown within a tenth of a second', async () => {
    const { followScreen, shown, wait } = setUp()
    followScreen(ROOM)()
    followScreen(VOTING)()
    followScreen(GAPS)
    expect(shown).toEqual([])
    await wait(100)
    expect(shown).toEqual([{ zoom: 1, showing: GAPS }])
  })

  it('goes on sending while somebody scrolls without a pause', async () => {
    const { followScreen, shown, wait, answer } = setUp()
    let end: () => void = () => undefined
    for (let step = 0; step < 50; step += 1) {
      end()
      end = followScreen({ name: 'matrix', boardId: String(step) })
      await wait(20)
      await answer()
    }
    expect(shown.length).toBeGreaterThan(7)
    expect(shown.length).toBeLessThan(12)
  })

  it('sends nothing that was sent already', async () => {
    const { followScreen, shown, wait, answer } = setUp()
    const end = followScreen(ROOM)
    await wait(100)
    await answer()
    end()
    followScreen(ROOM)
    await wait(1_000)
    expect(shown).toHaveLength(1)
  })

  it('waits for the answer before it sends the next, and then sends the newest', async () => {
    const { followScreen, shown, wait, answer } = setUp()
    followScreen(ROOM)
    await wait(100)
    followScreen(VOTING)
    await wait(500)
    followScreen(GAPS)
    await wait(500)
    expect(shown).toHaveLength(1)
    await answer()
    await wait(100)
    expect(shown.slice(1)).toEqual([{ zoom: 1, showing: GAPS }])
  })

  it('falls back on the title when nobody shows anything, but not between two screens', async () => {
    const { followScreen, shown, wait, answer } = setUp()
    const end = followScreen(ROOM)
    await wait(100)
    await answer()
    end()
    await wait(300)
    followScreen(VOTING)()
    await wait(300)
    expect(shown).toHaveLength(1)
    await wait(200)
    expect(shown.slice(1)).toEqual([{ zoom: 1, showing: TITLE }])
  })

  it('sends nothing while the host is away, and the newest when it is back, even if it was sent before', async () => {
    const { followScreen, shown, wait, answer, goAway, comeBack } = setUp()
    followScreen(ROOM)
    await wait(100)
    await answer()
    goAway()
    followScreen(VOTING)()
    await wait(2_000)
    expect(shown).toHaveLength(1)
    comeBack()
    await wait(100)
    expect(shown.slice(1)).toEqual([{ zoom: 1, showing: ROOM }])
  })

  it('goes on after a refusal', async () => {
    const { followScreen, shown, wait, answer } = setUp()
    followScreen(ROOM)
    await wait(100)
    await answer(false)
    followScreen(VOTING)
    await wait(100)
    expect(shown).toHaveLength(2)
  })
})

describe('holding the big screen still', () => {
  it('keeps what it shows, whatever the facilitator looks at, until it is let go', async () => {
    const { followScreen, setPaused, setZoom, store, shown, wait, answer } = setUp()
    const end = followScreen(ROOM)
    await wait(100)
    await answer()
    setPaused(true)
    expect(store.getState().isPaused).toBe(true)
    end()
    followScreen(GAPS)
    await wait(1_000)
    expect(shown).toHaveLength(1)
    setZoom(1.5)
    await wait(100)
    await answer()
    expect(shown.slice(1)).toEqual([{ zoom: 1.5, showing: ROOM }])
    setPaused(false)
    await wait(100)
    expect(shown.slice(2)).toEqual([{ zoom: 1.5, showing: GAPS }])
  })

  it('ends with its study, and all is sent anew to the next', async () => {
    const { followScreen, setPaused, store, shown, wait, answer, openStudy } = setUp()
    followScreen(ROOM)
    await wait(100)
    await answer()
    setPaused(true)
    followScreen(GAPS)
    openStudy()
    expect(store.getState().isPaused).toBe(false)
    await wait(100)
    expect(shown.slice(1)).toEqual([{ zoom: 1, showing: GAPS }])
  })
})
