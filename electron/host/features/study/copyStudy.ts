import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Refusal } from '#shared/domain/refusal'
import { ROOM_SETTING } from '../room/keptRoom.ts'
import type { OpenStudy } from './openStudy.ts'

/**
 * Writes a copy of the study, as if it had been closed now, to a path where no file is: whole, without the remains of
 * what was deleted or overwritten, without the open room's key and without receipts. The same study gives the
 * same bytes.
 *
 * While a vote is open there is no copy. Two copies from the middle of a vote, compared, would show which answers came
 * or changed between them, and so whose they are.
 */
export function copyStudy({ store, state }: OpenStudy, path: string): void {
  if ([...state().records.round.values()].some(({ status }) => status === 'open')) {
    throw new Refusal(
      'conflict',
      'A vote is open, and a copy of the study made now could give away who answered what. Close the vote first, or leave the study copy out. Nothing was written.',
    )
  }
  try {
    store.database.prepare('VACUUM INTO ?').run(path)
    tidy(path)
  } catch (error) {
    for (const end of ['', '-journal']) rmSync(`${path}${end}`, { force: true })
    throw error
  }
}

function tidy(path: string): void {
  const copy = new Database(path, { fileMustExist: true })
  try {
    copy.pragma('locking_mode = EXCLUSIVE')
    copy.pragma('journal_mode = MEMORY')
    copy.pragma('temp_store = MEMORY')
    copy.exec('DELETE FROM receipt')
    copy.prepare('DELETE FROM setting WHERE name = ?').run(ROOM_SETTING)
    // What was just deleted would otherwise stay readable in the file's free pages.
    copy.exec('VACUUM')
  } finally {
    copy.close()
  }
}
