import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from '../ports.ts'

/** Half a megabyte is weeks of use; the file before it is kept, so at most twice this lies on the disk. */
const MOST_BYTES = 512 * 1024

interface FileLoggerOptions {
  readonly path: string
  readonly now: () => number
  readonly mostBytes?: number
}

/**
 * A log file that never grows past a limit and never stops the program: where it cannot be written, the line
 * is lost. The log is sent to whoever helps with a problem, so it holds nothing of a study.
 */
export function createFileLogger({ path, now, mostBytes = MOST_BYTES }: FileLoggerOptions): Logger {
  function write(level: string, text: string): void {
    const line = `${new Date(now()).toISOString()} ${level} ${text}\n`
    try {
      mkdirSync(dirname(path), { recursive: true })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + line.length > mostBytes) {
        renameSync(path, `${path}.old`)
      }
      appendFileSync(path, line, { mode: 0o600 })
    } catch {
      // A full disk or a read-only folder is told to the user by whatever hits it with real work.
    }
  }
  return {
    info: (message) => write('info', message),
    error: (message, cause) =>
      write('error', cause === undefined ? message : `${message}: ${describe(cause)}`),
  }
}

/**
 * What went wrong and where, without the error's own message: `JSON.parse` quotes the text that it could not
 * read, and that may be a card.
 */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause && typeof cause.code === 'string' ? ` ${cause.code}` : ''
  const places = (cause.stack ?? '').split('\n').filter((line) => /^\s+at .*\d+:\d+\)?$/.test(line))
  const deeper = cause.cause === undefined ? '' : `\n  caused by ${describe(cause.cause)}`
  return [`${cause.name}${code}`, ...places].join('\n') + deeper
}
