import type { Activity } from '#shared/contract/history.contract'
import type { Board, Column } from '#shared/domain/board/board'
import type { RecordChange } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyRecords, RecordKind } from '#shared/domain/study/records'
import type { Turned } from '#shared/domain/study/activityWords'
import { isBoardChange, isInForce } from '#shared/domain/study/takeBack'
import type { LogLine } from './changeLog.ts'

const LONGEST_SUBJECT = 120
const NAMED: readonly RecordKind[] = ['column', 'board', 'panelGroup', 'workshop']

/** A line of the activity log as it is read: about what, and where it went. A hidden card's words stay hidden. */
export function describeActivity(
  records: ReadonlyStudyRecords,
  line: LogLine,
  isTakenBack: boolean,
): Activity {
  const { revision, name, at, state, changes } = line
  const cardIds = cardIdsOf(changes)
  const [cardId] = cardIds
  const isDone = state === 'done' || state === 'permanent'
  return {
    revision,
    name,
    at,
    state,
    subject: cardIds.size > 1 ? null : cutToLine(subjectOf(records, changes, cardId)),
    cards: cardIds.size,
    to: destinationOf(records, changes),
    turned: name === 'board.configured' || name === 'column.configured' ? turnedBy(changes) : null,
    isTakenBack,
    canBeTakenBack: isDone && isBoardChange(changes) && isInForce(records, changes),
  }
}

function cardIdsOf(changes: readonly RecordChange[]): Set<string> {
  return new Set(
    changes.flatMap((change) => {
      const record = change.after ?? change.before
      if (record === null) return []
      if (change.kind === 'card') return [change.id]
      if (change.kind === 'placement' && 'cardId' in record) return [record.cardId as string]
      if (change.kind === 'link' && 'fromCardId' in record) return [record.fromCardId, record.toCardId]
      return []
    }),
  )
}

function subjectOf(
  records: ReadonlyStudyRecords,
  changes: readonly RecordChange[],
  cardId: string | undefined,
): string | null {
  if (cardId !== undefined) {
    const card = records.card.get(cardId)
    if (card) return card.isHidden ? null : card.text
  }
  for (const { kind, before, after } of changes) {
    const record = after ?? before
    if (record === null) continue
    if (kind === 'card' && 'isHidden' in record && 'text' in record)
      return record.isHidden ? null : record.text
    if (NAMED.includes(kind) && 'name' in record) return record.name
    if (kind === 'statement' && 'text' in record) return record.text
    if ((kind === 'ballot' || kind === 'study') && 'title' in record) return record.title
  }
  return null
}

function destinationOf(records: ReadonlyStudyRecords, changes: readonly RecordChange[]): string | null {
  for (const { kind, after } of changes) {
    if (kind !== 'placement' || after === null || !('columnId' in after)) continue
    return records.column.get(after.columnId)?.name ?? null
  }
  return null
}

function turnedBy(changes: readonly RecordChange[]): Turned | null {
  for (const { kind, before, after } of changes) {
    if ((kind !== 'board' && kind !== 'column') || !isSwitched(before) || !isSwitched(after)) continue
    if (before.isArchived !== after.isArchived) return after.isArchived ? 'put-away' : 'brought-back'
    if (before.isHidden !== after.isHidden) return after.isHidden ? 'hidden' : 'revealed'
    if (before.isLocked !== after.isLocked) return after.isLocked ? 'locked' : 'unlocked'
  }
  return null
}

function isSwitched(record: RecordChange['after']): record is Board | Column {
  return record !== null && 'isLocked' in record && 'isArchived' in record
}

function cutToLine(text: string | null): string | null {
  if (text === null) return null
  const letters = Array.from(text)
  return letters.length <= LONGEST_SUBJECT ? text : `${letters.slice(0, LONGEST_SUBJECT - 1).join('')}…`
}
