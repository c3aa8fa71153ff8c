import type Database from 'better-sqlite3'
import { Refusal } from '#shared/domain/refusal'

/** Commands that share one transaction at most. */
const BATCH_LIMIT = 200

/** What a piece of work hands back: its answer, and what to do once it is safely on disk. */
export interface Work<T> {
  readonly output: T
  afterCommit?(): void
}

export interface CommitQueue {
  /** Runs `work` inside a transaction soon; settles once that is on disk, or with the reason why not. */
  submit<T>(work: () => Work<T>): Promise<T>
  /** Runs everything that waits now. */
  drain(): void
}

interface Waiting {
  readonly work: () => Work<unknown>
  resolve(output: unknown): void
  reject(reason: unknown): void
}

/**
 * Group commit: commands that arrive in one turn of the event loop share one transaction, so that one
 * flush to disk pays for all of them. Each runs in a savepoint of its own: one that is refused leaves
 * nothing behind and does not disturb the others. Nobody is answered before the commit.
 *
 * `onLost` is called when work that had run was not kept, so that whoever keeps a copy of the file's
 * contents in memory reads it again.
 */
export function createCommitQueue(database: Database.Database, onLost: () => void): CommitQueue {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const savepoint = database.prepare('SAVEPOINT command')
  const release = database.prepare('RELEASE command')
  const rollbackTo = database.prepare('ROLLBACK TO command')
  let waiting: Waiting[] = []
  let isScheduled = false

  function schedule(): void {
    if (isScheduled || waiting.length === 0) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      runBatch()
      schedule()
    })
  }

  function runBatch(): void {
    const batch = waiting.slice(0, BATCH_LIMIT)
    waiting = waiting.slice(BATCH_LIMIT)
    const done: { entry: Waiting; result: Work<unknown> }[] = []
    try {
      begin.run()
      for (const entry of batch) runOne(entry, done)
      commit.run()
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      onLost()
      const reason = storageFailed(error)
      for (const entry of batch) entry.reject(reason)
      return
    }
    for (const { entry, result } of done) {
      result.afterCommit?.()
      entry.resolve(result.output)
    }
  }

  function runOne(entry: Waiting, done: { entry: Waiting; result: Work<unknown> }[]): void {
    savepoint.run()
    try {
      const result = entry.work()
      release.run()
      done.push({ entry, result })
    } catch (error) {
      // A full disk ends the transaction itself: then there is no savepoint to go back to.
      if (!database.inTransaction) throw error
      rollbackTo.run()
      release.run()
      if (error instanceof Refusal) entry.reject(error)
      else {
        onLost()
        entry.reject(storageFailed(error))
      }
    }
  }

  return {
    submit<T>(work: () => Work<T>) {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (output: unknown) => void, reject })
        schedule()
      })
    },
    drain() {
      while (waiting.length > 0) runBatch()
    },
  }
}

function storageFailed(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const message =
    code === 'SQLITE_FULL'
      ? 'The disk is full, so this was not saved. Free some space, then try again.'
      : `This could not be saved (${code}). Try again; if it happens again, save a copy of the study elsewhere.`
  return new Refusal('storage-failed', message, { code })
}
