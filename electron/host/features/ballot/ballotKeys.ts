import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { RandomBytes } from '#shared/domain/identifier'

const KEY_BYTES = 32

/**
 * One secret key for each ballot, from which its seat cards' voter tokens are made. The keys lie in Linkboard's own
 * folder on this computer and never in the study file: whoever has the file knows the codes of the cards and the
 * answers, and nothing that leads from one to the other. The key outlives the program, so that a card is the same
 * voter after a restart.
 *
 * A key is destroyed when the last round that its ballot was planned for is closed: from then on nobody can tell any
 * more which answers came from which card, not even with both the file and this folder. Should a round be added later,
 * by a recorded change of plan, a new key is made for it, and every card is a new voter: its earlier answers stay
 * counted where they are, but are not shown to whoever holds the card, nor compared with the new ones. Phones
 * keep their own voter tokens and are not touched by this.
 */
export interface BallotKeys {
  find(ballotId: string): Uint8Array | null
  /** The ballot's key; a new one, which is on the disk before this returns, where there is none. */
  make(ballotId: string): Uint8Array
  destroy(ballotId: string): void
}

export function createBallotKeys(settingsFolder: string, randomBytes: RandomBytes): BallotKeys {
  const folder = join(settingsFolder, 'ballot-keys')
  const pathOf = (ballotId: string) => join(folder, ballotId)

  function find(ballotId: string): Uint8Array | null {
    try {
      const key = readFileSync(pathOf(ballotId))
      // Half of a key, from a crash while it was written, has never been used.
      return key.length === KEY_BYTES ? key : null
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  return {
    find,
    make(ballotId) {
      const known = find(ballotId)
      if (known) return known
      const key = randomBytes(KEY_BYTES)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      write(pathOf(ballotId), 'w', key)
      flushFolder(folder)
      return key
    },
    destroy(ballotId) {
      const path = pathOf(ballotId)
      try {
        // In place first: what is only removed stays on the disk until something else is written there.
        write(path, 'r+', randomBytes(KEY_BYTES))
      } catch (error) {
        if (isMissing(error)) return
        throw error
      }
      rmSync(path)
    },
  }
}

function write(path: string, how: 'w' | 'r+', bytes: Uint8Array): void {
  const file = openSync(path, how, 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Windows knows no such thing, and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
