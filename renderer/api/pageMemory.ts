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

/** The browser's local storage; where that is forbidden, what is kept lasts as long as the page. */
export function openPageMemory(): PageMemory {
  return memoryIn(() => localStorage, 'linkboard.phone.')
}

/** What a shared tablet knows of the person who holds it. This tab alone has it, and only until their turn is over. */
export function openTurnMemory(): PageMemory {
  return memoryIn(() => sessionStorage, 'linkboard.turn.')
}

/** To ask for a storage that is forbidden throws, so it is asked for each time. */
function memoryIn(storage: () => Storage, prefix: string): PageMemory {
  const kept = new Map<string, string>()
  return {
    read: (key) => {
      try {
        return storage().getItem(prefix + key) ?? kept.get(key) ?? null
      } catch {
        return kept.get(key) ?? null
      }
    },
    write: (key, text) => {
      if (text === null) kept.delete(key)
      else kept.set(key, text)
      try {
        if (text === null) storage().removeItem(prefix + key)
        else storage().setItem(prefix + key, text)
      } catch {
        // Private windows of some browsers: the copy above has to do.
      }
    },
    forgetAll: () => {
      kept.clear()
      try {
        for (const name of Object.keys(storage())) {
          if (name.startsWith(prefix)) storage().removeItem(name)
        }
      } catch {
        // As above.
      }
    },
  }
}
