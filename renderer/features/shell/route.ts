import { useSyncExternalStore } from 'react'

/** The screen named in a fragment like `#/board` or `#/seat-cards`; the first one of `screens` where none is. */
export function screenInFragment<S extends string>(fragment: string, screens: readonly S[], start: S): S {
  const name = /^#\/([a-z]+(?:-[a-z]+)*)/.exec(fragment)?.[1]
  return screens.find((screen) => screen === name) ?? start
}

/** Which screen the address names. Links such as `href="#/board"` lead from one to another. */
export function useScreen<S extends string>(screens: readonly S[], start: S): S {
  const fragment = useSyncExternalStore(onFragment, () => location.hash)
  return screenInFragment(fragment, screens, start)
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
