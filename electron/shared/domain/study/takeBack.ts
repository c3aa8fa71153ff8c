import { Refusal } from '../refusal.ts'
import type { RecordChange } from './recordChange.ts'
import { recordSchemas, type ReadonlyStudyRecords, type RecordKind } from './records.ts'

/** The records of the boards: what can be taken back by itself, and what a restore puts back. */
export const BOARD_RECORDS: readonly RecordKind[] = ['board', 'column', 'card', 'placement', 'link']

/** Whether changes touch the boards alone, and so can be taken back without touching a ballot or the study. */
export function isBoardChange(changes: readonly RecordChange[]): boolean {
  return changes.length > 0 && changes.every(({ kind }) => BOARD_RECORDS.includes(kind))
}

/** Whether all that changes made is still as they made it. */
export function isInForce(records: ReadonlyStudyRecords, changes: readonly RecordChange[]): boolean {
  return changes.every(({ kind, id, after }) => isSame(present(records, kind, id), after))
}

/** Changes as an older version of the file wrote them, with what has come to their records since. */
export function parseLoggedChanges(changes: readonly unknown[]): RecordChange[] {
  return (changes as RecordChange[]).map(({ kind, id, before, after }) => {
    const schema = recordSchemas[kind]
    return {
      kind,
      id,
      before: before === null ? null : schema.parse(before),
      after: after === null ? null : schema.parse(after),
    } as RecordChange
  })
}

/**
 * The changes that take back one earlier change of the boards, whatever has happened to other things since.
 * Throws a Refusal where something later has changed one of the same records, or needs one of them.
 */
export function takeBackChange(
  records: ReadonlyStudyRecords,
  changes: readonly RecordChange[],
): RecordChange[] {
  if (!isBoardChange(changes)) {
    throw new Refusal('not-allowed', 'Only changes of the boards can be taken back by themselves.')
  }
  if (!isInForce(records, changes)) {
    throw new Refusal(
      'conflict',
      'Something later has changed the same cards. Take that back first, or restore the boards to before it.',
    )
  }
  return inSafeOrder(
    changes.map(({ kind, id, before, after }) => change(records, kind, id, kept(kind, before, after))),
  )
}

/**
 * The changes that put all boards back to how they were before `later` happened: the log's changes after the
 * wished moment, oldest first. Ballots, votes, people and the study's own words stay as they are.
 */
export function restoreBoards(
  records: ReadonlyStudyRecords,
  later: Iterable<readonly RecordChange[]>,
): RecordChange[] {
  const wished = new Map<string, RecordChange>()
  for (const changes of later) {
    for (const one of changes) {
      const key = `${one.kind} ${one.id}`
      if (BOARD_RECORDS.includes(one.kind) && !wished.has(key)) wished.set(key, one)
    }
  }
  return inSafeOrder(
    [...wished.values()]
      .map(({ kind, id, before }) =>
        change(records, kind, id, kept(kind, before, present(records, kind, id))),
      )
      .filter(({ before, after }) => !isSame(before, after)),
  )
}

/** A card, a column or a board that other records may refer to is put away rather than removed. */
function kept(
  kind: RecordKind,
  wished: RecordChange['before'],
  now: RecordChange['before'],
): RecordChange['before'] {
  if (wished !== null || now === null) return wished
  if (kind === 'card') return { ...now, isDeleted: true } as RecordChange['before']
  if (kind === 'column' || kind === 'board') return { ...now, isArchived: true } as RecordChange['before']
  return null
}

/** So that no record ever refers to one that is not there: removals first, children before parents. */
function inSafeOrder(changes: readonly RecordChange[]): RecordChange[] {
  const rank = ({ kind }: RecordChange) => BOARD_RECORDS.indexOf(kind)
  const removals = changes.filter(({ after }) => after === null)
  const rest = changes.filter(({ after }) => after !== null)
  return [...removals.toSorted((a, b) => rank(b) - rank(a)), ...rest.toSorted((a, b) => rank(a) - rank(b))]
}

function change(
  records: ReadonlyStudyRecords,
  kind: RecordKind,
  id: string,
  after: RecordChange['after'],
): RecordChange {
  return { kind, id, before: present(records, kind, id), after } as RecordChange
}

function present(records: ReadonlyStudyRecords, kind: RecordKind, id: string): RecordChange['before'] {
  return (records[kind] as ReadonlyMap<string, RecordChange['before'] & object>).get(id) ?? null
}

/** Records are flat: their fields, each as JSON, whatever order they are in. */
function isSame(one: RecordChange['before'], other: RecordChange['before']): boolean {
  if (one === null || other === null) return one === other
  const [a, b] = [one as unknown as Record<string, unknown>, other as unknown as Record<string, unknown>]
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
  )
}
