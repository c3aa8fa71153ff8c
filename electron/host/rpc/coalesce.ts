/** Runs `action` soon, and once for however many times it was asked for within `everyMs`. */
export function coalesce(action: () => void, everyMs: number): { soon(): void; cancel(): void } {
  let timer: NodeJS.Timeout | null = null
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null
        action()
      }, everyMs)
    },
    cancel() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
