import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '#shared/domain/refusal'
import { inspectFile, APPLICATION_ID } from './inspectFile.ts'
import { migrate, type Migration } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'

/** An open study file. */
export interface Store {
  readonly path: string
  readonly database: Database.Database
  /**
   * Rewrites the whole file without the remains of what was deleted or overwritten, and empties the
   * write-ahead log. SQLite's own VACUUM does it in one transaction: a crash leaves the old file.
   */
  rewrite(): void
  close(): void
}

/** How long a second opener waits for the first to let go: long enough for a program that is just closing. */
const LOCK_WAIT_MS = 500

export function createStore(path: string, steps: readonly Migration[] = migrations): Store {
  if (existsSync(path)) {
    throw new Refusal(
      'file-exists',
      `There is a file “${basename(path)}” in this folder already. Choose another name, or open it.`,
    )
  }
  mkdirSync(dirname(path), { recursive: true })
  return open(path, steps, true)
}

export function openStore(path: string, steps: readonly Migration[] = migrations): Store {
  inspectFile(path, steps.length)
  return open(path, steps, false)
}

function open(path: string, steps: readonly Migration[], isNew: boolean): Store {
  const database = connect(path, isNew)
  try {
    configure(database, path, isNew)
    if (!isNew) refuseDamaged(database, path)
    migrate(database, path, steps)
  } catch (error) {
    database.close()
    throw asRefusal(error, path)
  }
  return {
    path,
    database,
    rewrite() {
      database.exec('VACUUM')
      database.pragma('wal_checkpoint(TRUNCATE)')
    },
    close() {
      if (!database.open) return
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

function connect(path: string, isNew: boolean): Database.Database {
  try {
    return new Database(path, { fileMustExist: !isNew, timeout: LOCK_WAIT_MS })
  } catch (error) {
    throw asRefusal(error, path)
  }
}

function configure(database: Database.Database, path: string, isNew: boolean): void {
  // The lock comes first: it belongs to the file, so another path to the same file meets it too.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('trusted_schema = OFF')
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
  // In exclusive mode the lock is taken with the first transaction: take it now, not in mid-workshop.
  database.exec('BEGIN IMMEDIATE; COMMIT')
}

/** Refuses a file that is broken inside, or that brings code of its own (triggers, views, virtual tables). */
function refuseDamaged(database: Database.Database, path: string): void {
  const verdict = database.pragma('quick_check(1)', { simple: true })
  const strangers = database
    .prepare(
      `SELECT count(*) FROM sqlite_schema
       WHERE type IN ('trigger', 'view') OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%')`,
    )
    .pluck()
    .get()
  if (verdict !== 'ok' || strangers !== 0) throw damaged(path)
}

function damaged(path: string): Refusal {
  return new Refusal(
    'file-damaged',
    `“${basename(path)}” is damaged, so it was not opened and has been left as it is. Open a backup, or copy the file again from where it came.`,
  )
}

function asRefusal(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new Refusal(
      'file-already-open',
      `“${basename(path)}” is open in another Linkboard already. Use that window, or close it first.`,
    )
  }
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return damaged(path)
  if (error.code.startsWith('SQLITE_READONLY') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal(
      'file-read-only',
      `Linkboard cannot write in this folder. Choose a folder of your own, for example Documents.`,
    )
  }
  return new Refusal('storage-failed', `“${basename(path)}” could not be opened (${error.code}).`)
}
