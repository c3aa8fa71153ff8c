const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const LOOKS_EVERY_MS = 500
/** One Ctrl+C may arrive twice: from the terminal and from the process that started us. */
const SAME_KEY_PRESS_MS = 1_000

/**
 * Tells whenever somebody wants the program to end: Ctrl+C, a signal, or the end of the process that started
 * it. That one either holds the other end of a channel (`bin.mjs`) or is npm's shell, which passes no signal on
 * when npm is told to stop and would leave us behind. The function that it returns ends the telling.
 */
export function onStopRequest(listener: (signal: NodeJS.Signals) => void): () => void {
  const parentGone = (): void => listener('SIGTERM')
  for (const signal of SIGNALS) process.on(signal, listener)
  process.once('disconnect', parentGone)
  // Listening to the channel must not keep the program running once its work is done.
  process.channel?.unref()

  const parent = process.ppid
  const timer = process.env['npm_execpath'] === undefined ? null : setInterval(look, LOOKS_EVERY_MS).unref()
  function look(): void {
    if (process.ppid === parent) return
    if (timer) clearInterval(timer)
    parentGone()
  }

  return () => {
    for (const signal of SIGNALS) process.off(signal, listener)
    process.off('disconnect', parentGone)
    if (timer) clearInterval(timer)
  }
}

/** Waits for the first such wish. A second Ctrl+C, when closing takes too long, is obeyed at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null
    onStopRequest((signal) => {
      const isSecond = askedAt !== null && performance.now() - askedAt > SAME_KEY_PRESS_MS
      if (isSecond && signal === 'SIGINT') process.exit(1)
      askedAt ??= performance.now()
      resolve()
    })
  })
}
