/**
 * What a phone keeps while it is in the room, also over a reload or when the page is opened again: whoever scans the
 * code twice finds their own seat and unsent answers, and does not take a second seat.
 */
export interface PageMemory {
  read(key: string): string | null
  /** Null forgets it. */
  write(key: string, text: string | null): void
  /** Forgets the person: somebody else uses this phone now. */
  forgetAll(): void
}

const PREFIX = 'linkboard.phone.'

/** The browser's local storage; where that is forbidden, what is kept lasts as long as the page. */
export function openPageMemory(): PageMemory {
  const kept = new Map<string, string>()
  return {
    read: (key) => {
      try {
        return localStorage.getItem(PREFIX + key) ?? kept.get(key) ?? null
      } catch {
        return kept.get(key) ?? null
      }
    },
    write: (key, text) => {
      if (text === null) kept.delete(key)
      else kept.set(key, text)
      try {
        if (text === null) localStorage.removeItem(PREFIX + key)
        else localStorage.setItem(PREFIX + key, text)
      } catch {
        // Private windows of some browsers: the copy above has to do.
      }
    },
    forgetAll: () => {
      kept.clear()
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(PREFIX)) localStorage.removeItem(name)
        }
      } catch {
        // As above.
      }
    },
  }
}
