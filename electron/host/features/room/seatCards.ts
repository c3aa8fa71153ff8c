import type Database from 'better-sqlite3'
import type { RandomBytes } from '#shared/domain/identifier'
import type { SeatCard } from '#shared/domain/room/seatCard'
import { makeRoomCode } from './roomCode.ts'

/** The study's printed cards. They lie in the file so that they can be printed again; who drew which is not known. */
export interface SeatCards {
  /** In the order of their codes. */
  all(): SeatCard[]
  find(code: string): SeatCard | null
  /** New cards, one for each group that is named. Only inside the queue's work. */
  make(panelGroupIds: readonly string[], randomBytes: RandomBytes): SeatCard[]
  /** False where there is no such card. Only inside the queue's work. */
  remove(code: string): boolean
}

export function createSeatCards(database: Database.Database): SeatCards {
  const columns = 'code, panel_group_id AS panelGroupId'
  const selectAll = database.prepare(`SELECT ${columns} FROM seat_card ORDER BY code`)
  const select = database.prepare(`SELECT ${columns} FROM seat_card WHERE code = ?`)
  const insert = database.prepare(
    'INSERT INTO seat_card (code, panel_group_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  const remove = database.prepare('DELETE FROM seat_card WHERE code = ?')
  return {
    all: () => selectAll.all() as SeatCard[],
    find: (code) => (select.get(code) as SeatCard | undefined) ?? null,
    make: (panelGroupIds, randomBytes) =>
      panelGroupIds
        .map((panelGroupId) => {
          for (;;) {
            const code = makeRoomCode(randomBytes)
            if (insert.run(code, panelGroupId).changes === 1) return { code, panelGroupId }
          }
        })
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    remove: (code) => remove.run(code).changes === 1,
  }
}
