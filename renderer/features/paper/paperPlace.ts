import { useSyncExternalStore } from 'react'

export interface PaperPlace {
  readonly ballotId: string
  readonly view: 'sheets' | 'keying'
}

/** The place in a fragment like `#/paper/ID/keying`; null where it names no ballot. */
export function paperPlaceIn(fragment: string): PaperPlace | null {
  const found = /^#\/paper\/([A-Za-z0-9_-]+)(\/keying)?$/.exec(fragment)
  return found ? { ballotId: found[1] ?? '', view: found[2] ? 'keying' : 'sheets' } : null
}

export function paperAddress({ ballotId, view }: PaperPlace): string {
  return `#/paper/${ballotId}${view === 'keying' ? '/keying' : ''}`
}

export function usePaperPlace(): PaperPlace | null {
  return paperPlaceIn(useSyncExternalStore(onFragment, () => location.hash))
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
