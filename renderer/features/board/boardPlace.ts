import { useSyncExternalStore } from 'react'

/** The ways of looking at a study's boards. The last two are of the whole study. */
export const BOARD_VIEWS = ['columns', 'outline', 'matrix', 'coverage'] as const
export type BoardView = (typeof BOARD_VIEWS)[number]

export interface BoardPlace {
  /** Null where the address names no board: the one that was looked at last, or else the first. */
  readonly boardId: string | null
  readonly view: BoardView
  /** A card that a link from elsewhere leads to, whose window is to open. */
  readonly cardId: string | null
}

const START: BoardPlace = { boardId: null, view: 'columns', cardId: null }
/** Where somebody comes back to who has been on another screen. */
let lastPlace = START
let lastFragment = ''

/**
 * The place in a fragment like `#/board/ID/outline` or `#/board/ID/columns/CARD`; null where the fragment is of another
 * screen or names none.
 */
export function boardPlaceIn(fragment: string): BoardPlace | null {
  const found = /^#\/board\/([A-Za-z0-9_-]+)(?:\/([a-z]+)(?:\/([a-z0-9]+))?)?$/.exec(fragment)
  if (!found) return null
  const view = BOARD_VIEWS.find((candidate) => candidate === found[2]) ?? 'columns'
  return { boardId: found[1] ?? null, view, cardId: found[3] ?? null }
}

export function boardAddress(boardId: string, view: BoardView): string {
  return `#/board/${boardId}/${view}`
}

/** Where the address says that we are on the boards. */
export function useBoardPlace(): BoardPlace {
  return useSyncExternalStore(onFragment, currentPlace)
}

function currentPlace(): BoardPlace {
  if (location.hash !== lastFragment) {
    lastFragment = location.hash
    lastPlace = boardPlaceIn(lastFragment) ?? { ...lastPlace, cardId: null }
  }
  return lastPlace
}

function onFragment(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
