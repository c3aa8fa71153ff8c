import { z } from 'zod'
import { place, placeToText, type Place } from './votePlace.ts'
import type { VoteSession } from './voteSession.ts'

/*
 * Each page of the ballot is an entry in the browser's history, so that the phone's own Back leads to the page
 * before. An entry is only made when somebody presses something: browsers skip the others.
 */

const entry = z.object({
  roundId: z.string(),
  place,
  /** What the entry below this one shows; null where that is not a page of this ballot. */
  before: place.nullable(),
  /** How many entries of this ballot lie below this one. */
  depth: z.int().min(0),
})
type Entry = z.infer<typeof entry>

export interface VoteHistory {
  goOn(place: Place): void
  /** To a page that was there before: it goes off the history again where it is the entry below. */
  goBack(place: Place): void
  /** The vote is over: its pages are taken off, so that Back does not have to be pressed through all of them. */
  end(): void
}

export function createVoteHistory({ roundId, store, goTo }: VoteSession): VoteHistory {
  const here = () => store.getState().place

  function readEntry(): Entry | null {
    const { success, data } = entry.safeParse(history.state)
    return success && data.roundId === roundId ? data : null
  }

  function replace(shown: Place, known: Entry | null): void {
    const { before, depth } = known ?? { before: null, depth: 0 }
    history.replaceState({ roundId, place: shown, before, depth } satisfies Entry, '')
  }

  function follow(): void {
    const found = readEntry()
    if (found) goTo(found.place)
    else replace(here(), null)
  }

  const kept = readEntry()
  if (!kept || !isSame(kept.place, here())) replace(here(), kept)
  window.addEventListener('popstate', follow)
  let hasEnded = false

  return {
    goOn: (next) => {
      const depth = (readEntry()?.depth ?? 0) + 1
      history.pushState({ roundId, place: next, before: here(), depth } satisfies Entry, '')
      goTo(next)
    },
    goBack: (earlier) => {
      const current = readEntry()
      if (current?.before && isSame(current.before, earlier)) {
        history.back()
        return
      }
      replace(earlier, current)
      goTo(earlier)
    },
    end: () => {
      if (hasEnded) return
      hasEnded = true
      window.removeEventListener('popstate', follow)
      const depth = readEntry()?.depth ?? 0
      if (depth > 0) history.go(-depth)
    },
  }
}

function isSame(a: Place, b: Place): boolean {
  return placeToText(a) === placeToText(b)
}
