import { useSyncExternalStore } from 'react'

/** What is brought in with the screen that an address names; null for the choice between them. */
export type ImportPlace = 'cards' | 'ratings' | null

export const BRING_IN_ADDRESS = '#/bring-in'

export function importPlaceIn(fragment: string): ImportPlace {
  const name = /^#\/bring-in\/(cards|ratings)$/.exec(fragment)?.[1]
  return name === 'cards' || name === 'ratings' ? name : null
}

export function useImportPlace(): ImportPlace {
  const fragment = useSyncExternalStore(onFragment, () => location.hash)
  return importPlaceIn(fragment)
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
