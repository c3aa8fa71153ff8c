import { useSyncExternalStore } from 'react'

/** Which round's results, and which of its items large; null for the round closed last, and for the list. */
export interface ResultsPlace {
  readonly roundId: string | null
  readonly itemId: string | null
}

const START: ResultsPlace = { roundId: null, itemId: null }
/** Where somebody comes back to who has been on another screen. */
let lastPlace = START
let lastFragment = ''

/** The place in a fragment like `#/results/ROUND/ITEM`; null where the fragment is of another screen or names none. */
export function resultsPlaceIn(fragment: string): ResultsPlace | null {
  const found = /^#\/results\/([a-z0-9]+)(?:\/([a-z0-9]+))?$/i.exec(fragment)
  return found && { roundId: found[1] ?? null, itemId: found[2] ?? null }
}

export function resultsAddress(roundId: string, itemId: string | null): string {
  return itemId === null ? `#/results/${roundId}` : `#/results/${roundId}/${itemId}`
}

/** Goes there. From one item to the next no step is left for Back: it leads to the list. */
export function goToResults(roundId: string, itemId: string | null): void {
  const address = resultsAddress(roundId, itemId)
  if (itemId !== null && currentPlace().itemId !== null) location.replace(address)
  else location.hash = address
}

/** Where the address says that we are in the results. */
export function useResultsPlace(): ResultsPlace {
  return useSyncExternalStore(onFragment, currentPlace)
}

function currentPlace(): ResultsPlace {
  if (location.hash !== lastFragment) {
    // Back from the first item, or the way in that somebody presses who is here: both want the list.
    const isWayOut = location.hash === '#/results' && resultsPlaceIn(lastFragment) !== null
    lastFragment = location.hash
    lastPlace = isWayOut ? START : (resultsPlaceIn(lastFragment) ?? lastPlace)
  }
  return lastPlace
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
