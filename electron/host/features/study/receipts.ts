import type Database from 'better-sqlite3'

/** Answers to commands by the id that the client made: how a retried command is applied once. */
export interface Receipts {
  find(commandId: string): unknown
  keep(commandId: string, output: unknown): void
  /** Receipts only matter to a client that retries across a crash: a study that is closed drops them. */
  forgetAll(): void
}

export function createReceipts(database: Database.Database): Receipts {
  const select = database.prepare('SELECT output FROM receipt WHERE command_id = ?').pluck()
  const insert = database.prepare('INSERT INTO receipt (command_id, output) VALUES (?, ?)')
  const clear = database.prepare('DELETE FROM receipt')
  return {
    find(commandId) {
      const output = select.get(commandId) as string | undefined
      return output === undefined ? undefined : (JSON.parse(output) as unknown)
    },
    keep: (commandId, output) => void insert.run(commandId, JSON.stringify(output)),
    forgetAll: () => void clear.run(),
  }
}
