import { spawn, type SpawnOptions } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
export const CLI = join(PROJECT, 'electron', 'cli', 'bin.mjs')
export const START = join(PROJECT, 'electron', 'cli', 'start.ts')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningProgram {
  readonly pid: number
  /** Resolves with the first match in what it has written so far, or fails when it ends without one. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  ended: Promise<Ended>
}

/** A real process of ours, killed when the test is over if it still runs. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> = {},
): RunningProgram {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  const note = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
    output[stream] += String(chunk)
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', note('stdout'))
  child.stderr.on('data', note('stderr'))
  let hasEnded = false
  const ended = new Promise<Ended>((resolve) => {
    const end = (code: number | null): void => {
      hasEnded = true
      resolve({ code, ...output })
    }
    child.on('error', (error) => {
      output.stderr += error.message
      end(null)
    })
    child.on('close', end)
  })
  onTestFinished(async () => {
    if (!hasEnded) child.kill('SIGKILL')
    await ended
  })
  return {
    pid: child.pid ?? 0,
    ended,
    kill: (signal) => void child.kill(signal),
    waitFor: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output.stdout + output.stderr)
          if (!found) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then((end) =>
          reject(
            new Error(`It ended with ${String(end.code)} before ${String(pattern)}:\n${JSON.stringify(end)}`),
          ),
        )
      }),
  }
}
