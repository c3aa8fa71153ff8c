import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { onStopRequest } from './stopRequests.ts'

/** Either Electron ran and has ended, or a reason that completes the sentence “Electron …”. */
export type DesktopRun = { readonly exitCode: number } | { readonly reason: string }

/** After this time a program that still runs has not failed to start, even if it has not said so. */
const STARTS_WITHIN_MS = 20_000
const LAST_WORDS_MS = 500

/** Why Electron would not work here, before it is even looked for; null where nothing speaks against it. */
export function obstacle(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  userId: number | undefined,
): { reason: string; hasDisplay: boolean } | null {
  if (platform !== 'linux') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { reason: 'needs a display, and there is none here', hasDisplay: false }
  }
  if (userId === 0) {
    return { reason: 'does not run as the root user without giving up its sandbox', hasDisplay: true }
  }
  return null
}

/** Runs the desktop app until it ends. If its window never came, that is a reason and no end. */
export async function runDesktopApp(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<DesktopRun> {
  // Set by some editors' terminals; it would turn Electron into plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...cleanEnv } = env
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'pipe', 'ipc'], env: cleanEnv })

  // What it says is kept back until its window is there: if that never comes, one line says why.
  let words = ''
  let hasStarted = false
  const start = (): void => {
    if (!hasStarted) process.stderr.write(words)
    hasStarted = true
  }
  child.once('message', start)
  const timer = setTimeout(start, STARTS_WITHIN_MS)
  child.stderr?.on('data', (chunk: Buffer) => {
    if (hasStarted) process.stderr.write(chunk)
    else words += String(chunk)
  })

  let wasStopped = false
  const stopListening = onStopRequest((signal) => {
    wasStopped = true
    child.kill(signal)
  })
  try {
    const { code, signal } = await ending(child)
    if (code === 0 || hasStarted || wasStopped) return { exitCode: code ?? 128 + signalNumber(signal) }
    return { reason: whyItEnded(words, code, signal) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'
    return { reason: `could not be run (${code})` }
  } finally {
    clearTimeout(timer)
    stopListening()
  }
}

/** Waits for the end and for its last words, but not for helpers of it that keep the pipe open. */
function ending(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
    child.on('exit', (code, signal) => {
      setTimeout(resolve, LAST_WORDS_MS, { code, signal }).unref()
    })
  })
}

function signalNumber(signal: NodeJS.Signals | null): number {
  return signal === null ? 0 : constants.signals[signal]
}

/** Known ways in which Electron cannot start on a Linux computer, in words that help. */
export function whyItEnded(words: string, code: number | null, signal: string | null): string {
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(words)?.[1]
  if (library) return `could not start: the system’s library ${library} is missing`
  if (/setuid sandbox|SUID sandbox|No usable sandbox/i.test(words)) {
    return 'could not start: this system does not let it use its sandbox'
  }
  if (/Missing X server|cannot open display|Unable to open X display/i.test(words)) {
    return 'could not start: the display could not be opened'
  }
  return `ended at once (${signal ?? `code ${String(code)}`})`
}
