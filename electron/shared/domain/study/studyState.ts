import type { Placement } from '../board/board.ts'
import type { RecordChange } from './recordChange.ts'
import { emptyRecords, type ReadonlyStudyRecords, type RecordKind, type StudyRecords } from './records.ts'

/** A study in memory: its records, and each column's placements in order. */
export interface StudyState {
  readonly records: StudyRecords
  /** Placements by column id, in the order of their positions. */
  readonly columnOrder: Map<string, readonly Placement[]>
}

/** The same, for code that only looks. */
export interface ReadonlyStudyState {
  readonly records: ReadonlyStudyRecords
  readonly columnOrder: ReadonlyMap<string, readonly Placement[]>
}

/** Orders by position, and by id where two positions are the same, so that every client sees one order. */
export function comparePositions(
  a: { readonly position: string; readonly id: string },
  b: { readonly position: string; readonly id: string },
): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** The state of a study with these records. */
export function makeStudyState(records: StudyRecords = emptyRecords()): StudyState {
  const byColumn = new Map<string, Placement[]>()
  for (const placement of records.placement.values()) {
    const inColumn = byColumn.get(placement.columnId)
    if (inColumn) inColumn.push(placement)
    else byColumn.set(placement.columnId, [placement])
  }
  for (const placements of byColumn.values()) placements.sort(comparePositions)
  return { records, columnOrder: byColumn }
}

/**
 * Carries changes out on a state, in place. A column's order is replaced, never mutated, so that whoever
 * holds the old one (a screen that is drawing) is not surprised.
 */
export function applyChanges(state: StudyState, changes: readonly RecordChange[]): void {
  const placements: PlacementChange[] = []
  for (const change of changes) {
    const records = state.records[change.kind] as Map<string, unknown>
    if (change.after) records.set(change.id, change.after)
    else records.delete(change.id)
    if (change.kind === 'placement') placements.push(change)
  }
  const [only] = placements
  if (only && placements.length === 1) reorder(state.columnOrder, only)
  else reorderMany(state.columnOrder, placements)
}

/**
 * A state that shares everything with `state` but the maps that `changes` touch: what a client hands to
 * its screens, which compare by identity.
 */
export function withChanges(state: StudyState, changes: readonly RecordChange[]): StudyState {
  const touched = new Set<RecordKind>(changes.map((change) => change.kind))
  const records = { ...state.records } as Record<RecordKind, Map<string, unknown>>
  for (const kind of touched) records[kind] = new Map<string, unknown>(state.records[kind])
  const next: StudyState = {
    records: records as unknown as StudyRecords,
    columnOrder: touched.has('placement') ? new Map(state.columnOrder) : state.columnOrder,
  }
  applyChanges(next, changes)
  return next
}

type PlacementChange = Extract<RecordChange, { kind: 'placement' }>

/** Each column is gone through once, however many of its cards have moved. */
function reorderMany(
  columnOrder: Map<string, readonly Placement[]>,
  changes: readonly PlacementChange[],
): void {
  // The last change of a placement counts.
  const wanted = new Map(changes.map(({ id, after }) => [id, after]))
  const added = new Map<string, Placement[]>()
  for (const { before, after } of changes) {
    if (before) added.set(before.columnId, [])
    if (after) added.set(after.columnId, [])
  }
  for (const after of wanted.values()) if (after) added.get(after.columnId)?.push(after)
  for (const [columnId, placements] of added) {
    const rest = (columnOrder.get(columnId) ?? []).filter((placement) => !wanted.has(placement.id))
    columnOrder.set(columnId, [...rest, ...placements].toSorted(comparePositions))
  }
}

function reorder(
  columnOrder: Map<string, readonly Placement[]>,
  { id, before, after }: PlacementChange,
): void {
  if (before) {
    const old = columnOrder.get(before.columnId) ?? []
    columnOrder.set(
      before.columnId,
      old.filter((placement) => placement.id !== id),
    )
  }
  if (after) {
    // A client may have foreseen this change already: drop the placement wherever it stands in the column.
    const rest = (columnOrder.get(after.columnId) ?? []).filter((placement) => placement.id !== id)
    const at = firstIndexAfter(rest, after)
    columnOrder.set(after.columnId, [...rest.slice(0, at), after, ...rest.slice(at)])
  }
}

function firstIndexAfter(placements: readonly Placement[], placement: Placement): number {
  let low = 0
  let high = placements.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (comparePositions(placements[middle] as Placement, placement) < 0) low = middle + 1
    else high = middle
  }
  return low
}
