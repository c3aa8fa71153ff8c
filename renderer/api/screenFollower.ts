import { useEffect } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { SCREEN_ZOOMS, VIEW_AT_FIRST, type ScreenView } from '#shared/domain/screen/screenView'
import type { Client } from './client.ts'
import { useClient } from './ClientContext.tsx'

export type Showing = ScreenView['showing']

/** As often as the big screen is told while somebody scrolls. */
const TELL_EVERY = 100
/** A screen that replaces another may have to be loaded first: the room need not see the gap. */
const PATIENCE = 400

const NOTHING: Showing = VIEW_AT_FIRST.showing

export interface ScreenFollowing {
  readonly zoom: number
  /** The big screen stays where it is while the facilitator looks up something else. */
  readonly isPaused: boolean
}

/** Tells the host what this window shows, so that the big screen can follow. */
export interface ScreenFollower {
  readonly store: StoreApi<ScreenFollowing>
  /** Shows this until the function that it returns is called; of several, the last one. */
  followScreen(showing: Showing): () => void
  setZoom(zoom: number): void
  setPaused(isPaused: boolean): void
  /** Tells what this window shows once more: of several windows, the room sees the one that did so last. */
  tellAnew(): void
}

export function createScreenFollower(client: Client): ScreenFollower {
  const store = createStore<ScreenFollowing>(() => ({ zoom: keptZoom(), isPaused: false }))
  const wishes: { readonly showing: Showing }[] = []
  /** What the room sees while this is paused. */
  let held: Showing | null = null
  let lastTold: string | null = null
  let isTelling = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let emptySince = Number.NEGATIVE_INFINITY

  const wished = (): Showing => held ?? wishes.at(-1)?.showing ?? NOTHING

  const isBetweenScreens = (): boolean =>
    held === null && wishes.length === 0 && performance.now() < emptySince + PATIENCE

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      if (isBetweenScreens()) soon()
      else void tell()
    }, TELL_EVERY)
  }

  /** One at a time, and always the newest: after a break nothing old arrives late. */
  async function tell(): Promise<void> {
    const view: ScreenView = { zoom: store.getState().zoom, showing: wished() }
    const text = JSON.stringify(view)
    if (isTelling || text === lastTold || client.getStatus().name !== 'connected') return
    isTelling = true
    lastTold = text
    try {
      await client.call('screen.show', view)
    } catch {
      // Another study is open by now, or the page cannot get in: both begin anew below.
    } finally {
      isTelling = false
      soon()
    }
  }

  function tellAnew(): void {
    lastTold = null
    soon()
  }

  client.onWelcome(tellAnew)
  client.onEvent((event) => {
    if (event.type !== 'study') return
    // The big screen begins with the title of the new study.
    held = null
    store.setState({ isPaused: false })
    tellAnew()
  })

  return {
    store,
    followScreen(showing) {
      const wish = { showing }
      wishes.push(wish)
      soon()
      return () => {
        wishes.splice(wishes.indexOf(wish), 1)
        if (wishes.length === 0) emptySince = performance.now()
        soon()
      }
    },
    setZoom(zoom) {
      store.setState({ zoom })
      keepZoom(zoom)
      soon()
    },
    setPaused(isPaused) {
      held = isPaused ? wished() : null
      store.setState({ isPaused })
      soon()
    },
    tellAnew,
  }
}

const STORAGE_KEY = 'linkboard.bigScreenZoom'

/** What suits this room's projector suits it after a reload too. */
function keptZoom(): number {
  try {
    const kept = Number(localStorage.getItem(STORAGE_KEY))
    return SCREEN_ZOOMS.find((zoom) => zoom === kept) ?? VIEW_AT_FIRST.zoom
  } catch {
    return VIEW_AT_FIRST.zoom
  }
}

function keepZoom(zoom: number): void {
  try {
    localStorage.setItem(STORAGE_KEY, String(zoom))
  } catch {
    // Storage is switched off: it holds for this page, then.
  }
}

const followers = new WeakMap<Client, ScreenFollower>()

/** The one follower of this page. */
export function useScreenFollower(): ScreenFollower {
  const client = useClient()
  const known = followers.get(client)
  if (known) return known
  const made = createScreenFollower(client)
  followers.set(client, made)
  // Somebody has come back to this window from another one, which the room saw meanwhile.
  window.addEventListener('focus', made.tellAnew)
  return made
}

/**
 * Lets the big screen show this for as long as the component is there. Null leaves it to others; where nobody
 * says anything, it shows the study's title.
 */
export function useScreenFollow(showing: Showing | null): void {
  const { followScreen } = useScreenFollower()
  const text = showing === null ? null : JSON.stringify(showing)
  useEffect(
    () => (text === null ? undefined : followScreen(JSON.parse(text) as Showing)),
    [followScreen, text],
  )
}
