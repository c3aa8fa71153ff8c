import type { RecordChange } from './recordChange.ts'

/** What is asked of a line of the activity log here. */
export interface TakeableLine {
  readonly revision: number
  readonly name: string
  readonly state: 'done' | 'undone' | 'superseded' | 'permanent'
  readonly changes: readonly RecordChange[]
}

/**
 * Which of the lines have been taken back by themselves, by their revisions: a take-back that is in force found
 * their records as they had left them. Of several such lines it is the latest, and a take-back that was itself
 * taken back counts for nothing. Empty for no lines.
 *
 * `lines` and `takeBacks` (the log's `change.takenBack` lines; others are passed over) may be in any order and
 * may share lines.
 */
export function takenBackRevisions(
  lines: readonly TakeableLine[],
  takeBacks: readonly TakeableLine[],
): Set<number> {
  const byRevision = new Map([...lines, ...takeBacks].map((line) => [line.revision, line]))
  const newestFirst = [...byRevision.values()].toSorted((one, other) => other.revision - one.revision)
  const takenBack = new Set<number>()
  for (const [index, takeBack] of newestFirst.entries()) {
    if (takeBack.name !== 'change.takenBack' || !isInForce(takeBack) || takenBack.has(takeBack.revision)) {
      continue
    }
    const found = new Set(takeBack.changes.map(({ kind, id, before }) => stateOf(kind, id, before)))
    const line = newestFirst
      .slice(index + 1)
      .find((earlier) => isInForce(earlier) && !takenBack.has(earlier.revision) && left(earlier, found))
    if (line) takenBack.add(line.revision)
  }
  return takenBack
}

function isInForce({ state }: TakeableLine): boolean {
  return state === 'done' || state === 'permanent'
}

/** Whether a line left all its records, and no others, in the states that were found. */
function left({ changes }: TakeableLine, found: ReadonlySet<string>): boolean {
  return (
    changes.length === found.size &&
    changes.every(({ kind, id, after }) => found.has(stateOf(kind, id, after)))
  )
}

function stateOf(kind: string, id: string, record: RecordChange['after']): string {
  return JSON.stringify([kind, id, record && Object.entries(record).toSorted(byName)])
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
