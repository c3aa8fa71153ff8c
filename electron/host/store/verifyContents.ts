import { existsSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Migration } from './migrate.ts'

/**
 * Whether a file holds just what its version's steps made, and is whole. A trigger, a view, a virtual table
 * or an index of somebody else's is code that would run when we write: such a file is not opened.
 */
export function verifyContents(
  database: Database.Database,
  steps: readonly Migration[],
): 'whole' | 'damaged' | 'newer' {
  const version = Number(database.pragma('user_version', { simple: true }))
  // The header says so too, unless the newer program ended before it could carry its log into the file.
  if (version > steps.length) return 'newer'
  if (version < 1 || schemaOf(database) !== schemaAfter(steps.slice(0, version))) return 'damaged'
  return database.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'whole' : 'damaged'
}

/** Whether the program that had this file open ended before it could close it. */
export function hasLeftoverLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/**
 * Runs `look` on a file, with or without a leftover log, without writing to either: an ordinary connection would carry
 * the log into the file as it closes, also into one that is then refused.
 */
export function lookWithoutWriting(
  path: string,
  lockWaitMs: number,
  look: (database: Database.Database) => void,
): void {
  const [log, index] = [`${path}-wal`, `${path}-shm`]
  const hadLog = existsSync(log)
  const hadIndex = existsSync(index)
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: lockWaitMs })
  try {
    look(database)
  } finally {
    // A connection that only reads leaves an empty log behind. Nobody else's can be taken for it: until this connection
    // is closed, its lock keeps every other program from opening the file.
    if (!hadLog) removeEmpty(log)
    database.close()
    // It also makes an index of the log and leaves it; ours keep theirs in memory.
    if (!hadIndex) rmSync(index, { force: true })
  }
}

function removeEmpty(path: string): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path)
  } catch {
    // Where an open file cannot be removed, it stays: an empty log does no harm.
  }
}

function schemaAfter(steps: readonly Migration[]): string {
  const database = new Database(':memory:')
  try {
    for (const { sql } of steps) database.exec(sql)
    return schemaOf(database)
  } finally {
    database.close()
  }
}

/** SQLite's own statistics do no harm: another program may have had them made. */
function schemaOf(database: Database.Database): string {
  const rows = database
    .prepare(
      `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name`,
    )
    .raw()
    .all()
  return JSON.stringify(rows)
}
