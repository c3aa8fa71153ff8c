import type Database from 'better-sqlite3'
import type { ChangeName, HistoryState } from '#shared/contract/events'
import { Refusal } from '#shared/domain/refusal'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { parseLoggedChanges } from '#shared/domain/study/takeBack'

/** One line of the activity log: what changed, never who voted what. */
export interface LoggedChange {
  readonly revision: number
  readonly name: ChangeName
  /** What it was, for the undo button ("move a card"); null where it cannot be undone. */
  readonly label: string | null
  readonly at: string
  readonly changes: readonly RecordChange[]
}

/** A line of the log as it stands in the file. */
export interface LogLine extends LoggedChange {
  readonly state: 'done' | 'undone' | 'superseded' | 'permanent'
}

/** Takes one step back or forward: its changes are still to be carried out by the caller. */
export interface HistoryStep {
  readonly revision: number
  readonly label: string
  readonly changes: readonly RecordChange[]
}

/**
 * The append-only record of changes, which is also the undo history. A line is `done` while it can be
 * undone, `undone` while it can be redone, `superseded` once something else was done instead of a redo,
 * and `permanent` where undo does not apply.
 */
export interface ChangeLog {
  readonly revision: () => number
  history(): HistoryState
  /** Writes a change down. An undoable one gives up whatever waited to be redone. */
  append(change: Omit<LoggedChange, 'revision'>): number
  stepBack(): HistoryStep
  stepForward(): HistoryStep
  markUndone(revision: number): void
  markDone(revision: number): void
  /** One line; undefined where there is none. */
  line(revision: number): LogLine | undefined
  /** Lines from newest to oldest, before a revision or from the newest on. */
  linesBefore(revision: number | null, limit: number): LogLine[]
  /** The take-backs after a revision, newest first. */
  takeBacksAfter(revision: number): LogLine[]
  /** How often each kind of change was made on each UTC day, in the order of the days and the names. */
  countsByDay(): { day: string; name: ChangeName; count: number }[]
  /** When the first and the last line were written; null for a log without any. */
  span(): { firstAt: string; lastAt: string } | null
  /** The changes of all lines of a name, oldest first. */
  changesNamed(name: ChangeName): Iterable<readonly RecordChange[]>
  /** What changed after a revision, oldest first. */
  changesAfter(revision: number): Iterable<readonly RecordChange[]>
}

export function createChangeLog(database: Database.Database): ChangeLog {
  const newest = database.prepare('SELECT max(revision) FROM change').pluck()
  const insert = database.prepare(
    'INSERT INTO change (revision, name, label, at, state, records) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const lastDone = database.prepare(
    `SELECT revision, label, records FROM change WHERE state = 'done' ORDER BY revision DESC LIMIT 1`,
  )
  const firstUndone = database.prepare(
    `SELECT revision, label, records FROM change WHERE state = 'undone' ORDER BY revision LIMIT 1`,
  )
  const setState = database.prepare('UPDATE change SET state = ? WHERE revision = ?')
  const supersede = database.prepare(`UPDATE change SET state = 'superseded' WHERE state = 'undone'`)

  const columns = 'revision, name, label, at, state, records'
  const selectLine = database.prepare(`SELECT ${columns} FROM change WHERE revision = ?`)
  const selectBefore = database.prepare(
    `SELECT ${columns} FROM change WHERE revision < ? ORDER BY revision DESC LIMIT ?`,
  )
  const selectTakeBacks = database.prepare(
    `SELECT ${columns} FROM change WHERE name = 'change.takenBack' AND revision > ? ORDER BY revision DESC`,
  )
  const selectAfter = database
    .prepare('SELECT records FROM change WHERE revision > ? ORDER BY revision')
    .pluck()

  const selectCounts = database.prepare(
    'SELECT substr(at, 1, 10) AS day, name, count(*) AS count FROM change GROUP BY day, name ORDER BY day, name',
  )
  const selectSpan = database.prepare('SELECT min(at) AS firstAt, max(at) AS lastAt FROM change')
  const selectNamed = database.prepare('SELECT records FROM change WHERE name = ? ORDER BY revision').pluck()

  interface Row {
    revision: number
    label: string
    records: string
  }

  function step(row: unknown, nothing: string): HistoryStep {
    if (row === undefined) throw new Refusal('conflict', nothing)
    const { revision, label, records } = row as Row
    return { revision, label, changes: parseRecords(records) }
  }

  return {
    revision: () => Number(newest.get() ?? 0),
    history() {
      return {
        undo: (lastDone.get() as Row | undefined)?.label ?? null,
        redo: (firstUndone.get() as Row | undefined)?.label ?? null,
      }
    },
    append({ name, label, at, changes }) {
      const revision = Number(newest.get() ?? 0) + 1
      if (label !== null) supersede.run()
      insert.run(revision, name, label, at, label === null ? 'permanent' : 'done', JSON.stringify(changes))
      return revision
    },
    stepBack: () => step(lastDone.get(), 'There is nothing to undo.'),
    stepForward: () => step(firstUndone.get(), 'There is nothing to redo.'),
    markUndone: (revision) => void setState.run('undone', revision),
    markDone: (revision) => void setState.run('done', revision),
    line(revision) {
      const row = selectLine.get(revision) as LineRow | undefined
      return row && asLine(row)
    },
    linesBefore: (revision, limit) =>
      (selectBefore.all(revision ?? Number.MAX_SAFE_INTEGER, limit) as LineRow[]).map(asLine),
    takeBacksAfter: (revision) => (selectTakeBacks.all(revision) as LineRow[]).map(asLine),
    countsByDay: () => selectCounts.all() as { day: string; name: ChangeName; count: number }[],
    span() {
      const { firstAt, lastAt } = selectSpan.get() as { firstAt: string | null; lastAt: string | null }
      return firstAt === null || lastAt === null ? null : { firstAt, lastAt }
    },
    *changesNamed(name) {
      for (const records of selectNamed.iterate(name)) yield parseRecords(String(records))
    },
    *changesAfter(revision) {
      for (const records of selectAfter.iterate(revision)) yield parseRecords(String(records))
    },
  }
}

type LineRow = Omit<LogLine, 'changes'> & { readonly records: string }

function asLine({ records, ...line }: LineRow): LogLine {
  return { ...line, changes: parseRecords(records) }
}

function parseRecords(records: string): RecordChange[] {
  return parseLoggedChanges(JSON.parse(records) as unknown[])
}
