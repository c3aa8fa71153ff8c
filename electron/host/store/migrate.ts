import { existsSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'

/** One step of the file format. An applied step is frozen: mend it with the next one. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * Brings a file to the newest version, one transaction a step. A file that holds a study is copied first,
 * beside itself, so that there is a way back. Step n sets `user_version` to n.
 */
export function migrate(database: Database.Database, path: string, steps: readonly Migration[]): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version >= steps.length) return
  if (version > 0) copyBeforeMigration(database, path, version)
  for (const [index, step] of steps.entries()) {
    if (index < version) continue
    database.transaction(() => {
      database.exec(step.sql)
      database.pragma(`user_version = ${index + 1}`)
    })()
  }
}

function copyBeforeMigration(database: Database.Database, path: string, version: number): void {
  const copy = freeName(`${path.replace(/\.linkboard$/, '')}.before-version-${version + 1}`)
  try {
    database.prepare('VACUUM INTO ?').run(copy)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
}

/** An earlier copy is somebody's way back, so it is never written over. */
function freeName(start: string): string {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${start}.linkboard` : `${start}-${number}.linkboard`
    if (!existsSync(path)) return path
  }
}
