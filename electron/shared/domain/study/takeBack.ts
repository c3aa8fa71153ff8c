import type { Board } from '../board/board.ts'
import type { CardKind } from '../board/card.ts'
import { LINK_ENDS, type Link } from '../board/link.ts'
import { Refusal } from '../refusal.ts'
import type { RecordChange } from './recordChange.ts'
import { recordSchemas, type ReadonlyStudyRecords, type RecordKind, type RecordOf } from './records.ts'

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
  const newBoards = boardsNewIn(changes)
  const taken = inSafeOrder(
    changes.map(({ kind, id, before, after }) =>
      change(records, kind, id, kept(kind, before, after, newBoards)),
    ),
  )
  if (!fits(records, taken)) {
    throw new Refusal(
      'conflict',
      'Something later needs this as it is now. Take that back first, or restore the boards to before it.',
    )
  }
  return taken
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
  const newBoards = boardsNewIn([...wished.values()])
  return inSafeOrder(
    [...wished.values()]
      .map(({ kind, id, before }) =>
        change(records, kind, id, kept(kind, before, present(records, kind, id), newBoards)),
      )
      .filter(({ before, after }) => !isSame(before, after)),
  )
}

/**
 * A card, a column or a board that other records may refer to is put away rather than removed. The columns of
 * a board that goes away as a whole stay as they are, so that it can be brought back with all of them.
 */
function kept(
  kind: RecordKind,
  wished: RecordChange['before'],
  now: RecordChange['before'],
  newBoards: ReadonlySet<string>,
): RecordChange['before'] {
  if (wished !== null || now === null) return wished
  if (kind === 'card') return { ...now, isDeleted: true } as RecordChange['before']
  if (kind === 'board') return { ...now, isArchived: true }
  if (kind !== 'column') return null
  const goesWithBoard = 'boardId' in now && newBoards.has(now.boardId)
  return goesWithBoard ? now : { ...now, isArchived: true }
}

function boardsNewIn(changes: readonly RecordChange[]): Set<string> {
  return new Set(changes.flatMap(({ kind, id, before }) => (kind === 'board' && before === null ? [id] : [])))
}

/**
 * Whether all that the changed records refer to is there, the links that this is about are of the right kinds, and
 * a pathway is left. What did not fit before, as links of an older version may not, is not held against it.
 */
function fits(records: ReadonlyStudyRecords, changes: readonly RecordChange[]): boolean {
  const after = new Map(changes.map((one) => [`${one.kind} ${one.id}`, one.after]))
  function stored<K extends RecordKind>(kind: K, id: string): RecordOf<K> | null {
    const key = `${kind} ${id}`
    const changed = after.has(key) ? after.get(key) : present(records, kind, id)
    return (changed ?? null) as RecordOf<K> | null
  }
  const areThere = changes.every(({ kind, after: record }) => {
    if (record === null) return true
    if (kind === 'column') return stored('board', record.boardId) !== null
    if (kind !== 'placement') return true
    return (
      stored('card', record.cardId) !== null && stored('column', record.columnId)?.boardId === record.boardId
    )
  })
  const boards = new Set([...records.board.keys(), ...changes.flatMap(idsOf('board'))])
  const hasPathway = [...boards].some((id) => isPathwayInUse(stored('board', id)))
  const hadPathway = [...records.board.values()].some(isPathwayInUse)

  const changedLinks = new Set(changes.flatMap(idsOf('link')))
  const kindChanges = (cardId: string) => stored('card', cardId)?.kind !== records.card.get(cardId)?.kind
  const pairs = new Set<string>()
  const isFitting = (link: Link) =>
    linkFits(link, stored('card', link.fromCardId)?.kind, stored('card', link.toCardId)?.kind)
  const keptFit = [...records.link.values()].every((link) => {
    if (changedLinks.has(link.id)) return true
    pairs.add(pairOf(link))
    return (!kindChanges(link.fromCardId) && !kindChanges(link.toCardId)) || isFitting(link)
  })
  const changedFit = [...changedLinks].every((id) => {
    const link = stored('link', id)
    if (link === null) return true
    if (pairs.has(pairOf(link))) return false
    pairs.add(pairOf(link))
    return isFitting(link)
  })
  return areThere && (hasPathway || !hadPathway) && keptFit && changedFit
}

function isPathwayInUse(board: Board | null): boolean {
  return board?.kind === 'pathway' && !board.isArchived
}

function pairOf({ type, fromCardId, toCardId }: Link): string {
  return `${type} ${fromCardId} ${toCardId}`
}

function idsOf(wanted: RecordKind): (change: RecordChange) => string[] {
  return ({ kind, id }) => (kind === wanted ? [id] : [])
}

function linkFits({ type }: Link, from: CardKind | undefined, to: CardKind | undefined): boolean {
  if (from === undefined || to === undefined) return false
  if (type === 'duplicates') return from === to
  return LINK_ENDS[type].from === from && LINK_ENDS[type].to === to
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
  const fields = Object.entries(one)
  const others = new Map<string, unknown>(Object.entries(other))
  return (
    fields.length === others.size &&
    fields.every(([name, value]) => JSON.stringify(value) === JSON.stringify(others.get(name)))
  )
}
