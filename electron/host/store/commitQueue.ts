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

export interface CommitQueueOptions {
  readonly database: Database.Database
  /**
   * Called when work that had run was not kept, so that whoever keeps a copy of the file's contents in
   * memory reads it again.
   */
  readonly onLost: () => void
  /** Told of what is no refusal: the storage failed, or a program error. */
  readonly onFault: (error: unknown) => void
}

interface Waiting {
  readonly work: () => Work<unknown>
  resolve(output: unknown): void
  reject(reason: unknown): void
}

/**
 * Group commit: commands that arrive in one turn of the event loop share one transaction, so that one
 * flush to disk pays for all of them. Each runs in a savepoint of its own: one that is refused leaves
 * nothing behind and does not disturb the others. Nobody is answered before the commit, not even with a
 * refusal, whose reason may be another command of the same batch.
 */
export function createCommitQueue({ database, onLost, onFault }: CommitQueueOptions): CommitQueue {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const savepoint = database.prepare('SAVEPOINT command')
  const release = database.prepare('RELEASE command')
  const rollbackTo = database.prepare('ROLLBACK TO command')
  let waiting: Waiting[] = []
  let isScheduled = false
  /** The copy in memory is not what the file holds: nothing may be decided on it. */
  let isStale = false

  function schedule(): void {
    if (isScheduled || waiting.length === 0) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      runBatch()
      schedule()
    })
  }

  function readAgain(): void {
    isStale = true
    onLost()
    isStale = false
  }

  function runBatch(): void {
    const batch = waiting.slice(0, BATCH_LIMIT)
    waiting = waiting.slice(BATCH_LIMIT)
    if (batch.length === 0) return
    const answers: (() => void)[] = []
    try {
      if (isStale) readAgain()
      begin.run()
      for (const entry of batch) answers.push(runOne(entry))
      commit.run()
    } catch (error) {
      onFault(error)
      abandon()
      const reason = storageFailed(error)
      for (const entry of batch) entry.reject(reason)
      return
    }
    for (const answer of answers) answer()
  }

  /** Leaves what is to be done once the batch is on disk. */
  function runOne(entry: Waiting): () => void {
    savepoint.run()
    try {
      const result = entry.work()
      release.run()
      return () => {
        try {
          result.afterCommit?.()
        } catch (error) {
          // It is on disk: a fault in telling others of it must not keep the answer from whoever waits.
          onFault(error)
        }
        entry.resolve(result.output)
      }
    } catch (error) {
      // A full disk can end the transaction itself: then there is no savepoint to go back to.
      if (!database.inTransaction) throw error
      rollbackTo.run()
      release.run()
      if (error instanceof Refusal) return () => entry.reject(error)
      onFault(error)
      readAgain()
      return () => entry.reject(storageFailed(error))
    }
  }

  function abandon(): void {
    isStale = true
    try {
      if (database.inTransaction) database.exec('ROLLBACK')
      readAgain()
    } catch (error) {
      // The next batch tries again before it decides anything.
      onFault(error)
    }
  }

  return {
    submit<T>(work: () => Work<T>) {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve, reject })
        schedule()
      })
    },
    drain() {
      while (waiting.length > 0) runBatch()
    },
  }
}

/** What a caller is told of an error of SQLite's: always that nothing was saved, and what to do. */
export function storageFailed(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const message =
    code === 'SQLITE_FULL'
      ? 'The disk is full, so this was not saved. Free some space, then try again.'
      : `This could not be saved (${code}). Try again; if it happens again, save a copy of the study elsewhere.`
  return new Refusal('storage-failed', message, { code })
}
