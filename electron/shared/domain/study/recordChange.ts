import { RECORD_KINDS, type ReadonlyStudyRecords, type RecordKind, type RecordOf } from './records.ts'

/** One record before and after: `null` before is a creation, `null` after a removal. */
export type RecordChange = {
  [K in RecordKind]: {
    readonly kind: K
    readonly id: string
    readonly before: RecordOf<K> | null
    readonly after: RecordOf<K> | null
  }
}[RecordKind]

/** A change that sets a record to `after`, with what stands there now as `before`. */
export function setRecord<K extends RecordKind>(
  records: ReadonlyStudyRecords,
  kind: K,
  after: RecordOf<K>,
): RecordChange {
  const before = (records[kind] as ReadonlyMap<string, RecordOf<K>>).get(after.id) ?? null
  return { kind, id: after.id, before, after } as RecordChange
}

/** A change that removes a record. */
export function removeRecord<K extends RecordKind>(
  records: ReadonlyStudyRecords,
  kind: K,
  id: string,
): RecordChange {
  const before = (records[kind] as ReadonlyMap<string, RecordOf<K>>).get(id) ?? null
  return { kind, id, before, after: null } as RecordChange
}

/** The changes that take `changes` back, last first. */
export function invertChanges(changes: readonly RecordChange[]): RecordChange[] {
  return changes
    .map((change) => ({ ...change, before: change.after, after: change.before }) as RecordChange)
    .toReversed()
}

/** Every record of a study as a creation: how a new study enters the file. Parents come before children. */
export function asCreations(records: ReadonlyStudyRecords): RecordChange[] {
  return RECORD_KINDS.flatMap((kind) =>
    [...records[kind].values()].map(
      (record) => ({ kind, id: record.id, before: null, after: record }) as RecordChange,
    ),
  )
}
