import type Database from 'better-sqlite3'
import type { Answer } from '#shared/domain/ballot/answer'
import { asAnswer, valueOf, type AnswerRow } from '../ballot/answerRow.ts'

/**
 * Paper ballots that have been keyed in once and wait for the second time. Like the ballot box they are kept under the
 * voter token, never under the card's code, and have no times.
 */
export interface PaperSheets {
  /** Takes the place of what was kept of this sheet before. */
  keep(roundId: string, token: string, answers: ReadonlyMap<string, Answer>): void
  /** What was keyed in first; null where nothing was. */
  find(roundId: string, token: string): Map<string, Answer> | null
  remove(roundId: string, token: string): void
  /** The voter tokens of the sheets that wait. */
  waiting(roundId: string): string[]
  removeAll(roundId: string): void
}

export function createPaperSheets(database: Database.Database): PaperSheets {
  const insertSheet = database.prepare('INSERT INTO paper_sheet (round_id, token) VALUES (?, ?)')
  const selectSheet = database.prepare('SELECT 1 FROM paper_sheet WHERE round_id = ? AND token = ?')
  const deleteSheet = database.prepare('DELETE FROM paper_sheet WHERE round_id = ? AND token = ?')
  const insertEntry = database.prepare(
    'INSERT INTO paper_entry (round_id, token, item_id, kind, value) VALUES (?, ?, ?, ?, ?)',
  )
  const selectEntries = database.prepare(
    'SELECT item_id, kind, value FROM paper_entry WHERE round_id = ? AND token = ?',
  )
  const deleteEntries = database.prepare('DELETE FROM paper_entry WHERE round_id = ? AND token = ?')
  const selectWaiting = database.prepare('SELECT token FROM paper_sheet WHERE round_id = ?').pluck()
  const deleteAllSheets = database.prepare('DELETE FROM paper_sheet WHERE round_id = ?')
  const deleteAllEntries = database.prepare('DELETE FROM paper_entry WHERE round_id = ?')

  const sheets: PaperSheets = {
    keep(roundId, token, answers) {
      sheets.remove(roundId, token)
      insertSheet.run(roundId, token)
      for (const [itemId, answer] of answers) {
        insertEntry.run(roundId, token, itemId, answer.kind, valueOf(answer))
      }
    },
    find(roundId, token) {
      if (selectSheet.get(roundId, token) === undefined) return null
      const rows = selectEntries.all(roundId, token) as AnswerRow[]
      return new Map(rows.map((row) => [row.item_id, asAnswer(row)]))
    },
    remove(roundId, token) {
      deleteEntries.run(roundId, token)
      deleteSheet.run(roundId, token)
    },
    waiting: (roundId) => selectWaiting.all(roundId) as string[],
    removeAll(roundId) {
      deleteAllEntries.run(roundId)
      deleteAllSheets.run(roundId)
    },
  }
  return sheets
}
