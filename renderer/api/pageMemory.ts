/** What this browser tab keeps across a reload, and nobody else's tab can read. */
export interface PageMemory {
  read(key: string): string | null
  /** Null forgets it. */
  write(key: string, text: string | null): void
}

/** The tab's session storage; where the browser forbids that, what is kept lasts as long as the page. */
export function openPageMemory(): PageMemory {
  const kept = new Map<string, string>()
  return {
    read: (key) => {
      try {
        return sessionStorage.getItem(key) ?? kept.get(key) ?? null
      } catch {
        return kept.get(key) ?? null
      }
    },
    write: (key, text) => {
      if (text === null) kept.delete(key)
      else kept.set(key, text)
      try {
        if (text === null) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, text)
      } catch {
        // Private windows of some browsers: the copy above has to do.
      }
    },
  }
}
