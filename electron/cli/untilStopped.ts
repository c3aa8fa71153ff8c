const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** One Ctrl+C may arrive twice: from the terminal and from the process that started us. */
const SAME_KEY_PRESS_MS = 1_000

/**
 * Waits until somebody wants the program to end: Ctrl+C, a signal, or the end of the process that started it
 * and holds the other end of its channel (`bin.mjs`). Who asks again because closing takes too long is obeyed.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null
    const stop = (): void => {
      if (askedAt !== null && performance.now() - askedAt > SAME_KEY_PRESS_MS) process.exit(1)
      askedAt ??= performance.now()
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, stop)
    process.once('disconnect', stop)
    // Listening to the channel must not keep the program running once its work is done.
    process.channel?.unref()
  })
}
