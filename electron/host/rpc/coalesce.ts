/**
 * Runs `action` soon, and once for however many times it was asked for within `everyMs`. What it throws goes to
 * `onError`: nobody waits for it, and it must not end the program in mid-vote.
 */
export function coalesce(
  action: () => void,
  everyMs: number,
  onError: (error: unknown) => void,
): { soon(): void; cancel(): void } {
  let timer: NodeJS.Timeout | null = null
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = null
        try {
          action()
        } catch (error) {
          onError(error)
        }
      }, everyMs)
    },
    cancel() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
