import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '#shared/domain/refusal'
import { inspectFile, newerFile, APPLICATION_ID } from './inspectFile.ts'
import { migrate, type Migration } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { hasLeftoverLog, lookWithoutWriting, verifyContents } from './verifyContents.ts'

/** An open study file. */
export interface Store {
  readonly path: string
  readonly database: Database.Database
  /**
   * Rewrites the whole file without the remains of what was deleted or overwritten, and empties the
   * write-ahead log. SQLite's own VACUUM does it in one transaction: a crash leaves the old file.
   */
  rewrite(): void
  /** Carries the write-ahead log into the file and empties it, with the old versions of pages in it. */
  emptyLog(): void
  close(): void
}

/** How long a second opener waits for the first to let go: long enough for a program that is just closing. */
const LOCK_WAIT_MS = 500

/**
 * The files that this program has open. Their locks would be lost if this program opened and closed one of
 * them once more (POSIX locks belong to the process), even to look at its header under another name.
 */
const openFiles = new Set<string>()

export function createStore(path: string, steps: readonly Migration[] = migrations): Store {
  reserve(path)
  try {
    return open(path, steps, true)
  } catch (error) {
    for (const end of ['', '-wal', '-journal']) rmSync(`${path}${end}`, { force: true })
    throw error
  }
}

export function openStore(path: string, steps: readonly Migration[] = migrations): Store {
  if (openFiles.has(identityOf(path))) throw alreadyOpen(path)
  inspectFile(path, steps.length)
  try {
    if (hasLeftoverLog(path)) {
      lookWithoutWriting(path, LOCK_WAIT_MS, (database) => refuseUnlessWhole(database, path, steps))
    }
  } catch (error) {
    throw asRefusal(error, path)
  }
  return open(path, steps, false)
}

/** Makes an empty file, unless there is one: only what was made here may be cleared away again. */
function reserve(path: string): void {
  const name = basename(path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    closeSync(openSync(path, 'wx'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Refusal(
        'file-exists',
        `There is a file “${name}” in this folder already. Choose another name, or open it.`,
      )
    }
    throw new Refusal(
      'file-read-only',
      `Linkboard cannot make “${name}” in this folder. Choose a folder of your own, for example Documents.`,
    )
  }
}

function open(path: string, steps: readonly Migration[], isNew: boolean): Store {
  const database = connect(path)
  try {
    lock(database)
    if (!isNew) refuseUnlessWhole(database, path, steps)
    configure(database, path, isNew)
    migrate(database, path, steps)
  } catch (error) {
    database.close()
    throw asRefusal(error, path)
  }
  const identity = identityOf(path)
  openFiles.add(identity)
  const emptyLog = () => void database.pragma('wal_checkpoint(TRUNCATE)')
  return {
    path,
    database,
    rewrite() {
      database.exec('VACUUM')
      emptyLog()
    },
    emptyLog,
    close() {
      if (!database.open) return
      try {
        emptyLog()
      } finally {
        database.close()
        openFiles.delete(identity)
      }
    },
  }
}

function connect(path: string): Database.Database {
  try {
    return new Database(path, { fileMustExist: true, timeout: LOCK_WAIT_MS })
  } catch (error) {
    throw asRefusal(error, path)
  }
}

/** Nothing is written yet, so that a file that is refused stays as it is. */
function lock(database: Database.Database): void {
  // The lock belongs to the file, so another path to the same file meets it too.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('trusted_schema = OFF')
  // In exclusive mode the lock is taken with the first transaction: take it now, not in mid-workshop.
  database.exec('BEGIN IMMEDIATE; COMMIT')
}

function configure(database: Database.Database, path: string, isNew: boolean): void {
  if (isNew) database.pragma(`application_id = ${APPLICATION_ID}`)
  const journal = database.pragma('journal_mode = WAL', { simple: true })
  if (journal !== 'wal') {
    throw new Refusal(
      'storage-failed',
      `“${basename(path)}” is on a drive that cannot keep it safe. Copy it to this computer's own drive, then open the copy.`,
    )
  }
  // better-sqlite3 goes down to NORMAL in WAL mode at every open, and NORMAL loses acknowledged work.
  database.pragma('synchronous = FULL')
  const synchronous = database.pragma('synchronous', { simple: true })
  if (synchronous !== 2) {
    throw new Refusal('storage-failed', 'This computer’s database cannot promise that nothing is lost.')
  }
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON')
    database.pragma('checkpoint_fullfsync = ON')
  }
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  // What VACUUM sets aside on its way holds the ballot box: not in a file of the system's temporary folder.
  database.pragma('temp_store = MEMORY')
}

function refuseUnlessWhole(database: Database.Database, path: string, steps: readonly Migration[]): void {
  const verdict = verifyContents(database, steps)
  if (verdict === 'newer') throw newerFile(basename(path))
  if (verdict === 'damaged') throw damaged(path)
}

/** Device and file number, by which two names of one file are known; the path where a file has no number. */
function identityOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && stats.ino !== 0n ? `${stats.dev}:${stats.ino}` : path
}

function alreadyOpen(path: string): Refusal {
  return new Refusal(
    'file-already-open',
    `“${basename(path)}” is open in another Linkboard already. Use that window, or close it first.`,
  )
}

function damaged(path: string): Refusal {
  return new Refusal(
    'file-damaged',
    `“${basename(path)}” is damaged, so it was not opened and has been left as it is. Open a backup, or copy the file again from where it came.`,
  )
}

function asRefusal(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const name = basename(path)
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) return alreadyOpen(path)
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return damaged(path)
  if (error.code.startsWith('SQLITE_READONLY') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal(
      'file-read-only',
      `Linkboard cannot write “${name}” or beside it. Copy it to a folder of your own, for example Documents.`,
    )
  }
  return new Refusal(
    'storage-failed',
    `“${name}” could not be opened and has been left as it was (${error.code}). Try again; if it happens again, open a backup.`,
  )
}
