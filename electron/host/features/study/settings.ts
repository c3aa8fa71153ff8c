import type Database from 'better-sqlite3'
import type { z } from 'zod'

/** Small facts that the host keeps with a study between two runs. */
export interface Settings {
  get<T>(name: string, schema: z.ZodType<T>): T | null
  set(name: string, value: unknown): void
  remove(name: string): void
}

export function createSettings(database: Database.Database): Settings {
  const select = database.prepare('SELECT value FROM setting WHERE name = ?').pluck()
  const upsert = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const remove = database.prepare('DELETE FROM setting WHERE name = ?')
  return {
    get(name, schema) {
      const value = select.get(name) as string | undefined
      if (value === undefined) return null
      try {
        return schema.parse(JSON.parse(value))
      } catch {
        // What is kept here can be found out again or done without: it must not keep a study from opening.
        return null
      }
    },
    set: (name, value) => void upsert.run(name, JSON.stringify(value)),
    remove: (name) => void remove.run(name),
  }
}
