import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailure } from './endWithCode.ts'

const LOOKS_EVERY_MS = 200

/** Does work that two processes must not do at once: whoever comes second waits for the first. */
export async function withProcessLock(path: string, work: () => Promise<void>): Promise<void> {
  while (!take(path)) await sleep(LOOKS_EVERY_MS)
  try {
    await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw new CommandFailure(
        `Linkboard has to be built, but nothing can be written into “${dirname(path)}”. Copy its folder to a place of your own.`,
      )
    }
  }
  if (!isHolderAlive(path)) rmSync(path, { force: true })
  return false
}

function isHolderAlive(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'))
    // Between making the file and writing the number into it, it is empty.
    if (holder === 0) return true
    process.kill(holder, 0)
    return true
  } catch (error) {
    // A process of somebody else's is alive too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
