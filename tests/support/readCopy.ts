import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Looks into a study's file as it lies on the disk now, log and all, through a copy: the file itself is locked. */
export function readCopy<T>(path: string, look: (database: Database.Database) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-copy-'))
  const copy = join(folder, 'copy.db')
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end)
  const database = new Database(copy)
  try {
    return look(database)
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many rows each table has. */
export function rowCounts(path: string): Record<string, number> {
  return readCopy(path, (database) => {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables.map((table) => [table, Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())]),
    )
  })
}

/** All that the tables hold, but for those named, as one text. */
export function textOfTables(path: string, but: readonly string[]): string {
  return readCopy(path, (database) => {
    const tables = Object.keys(rowCounts(path)).filter((table) => !but.includes(table))
    return JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()))
  })
}
