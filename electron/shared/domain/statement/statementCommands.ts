import { positionBetween } from '../board/ordering.ts'
import { presentCard } from '../board/cardCommands.ts'
import { Refusal } from '../refusal.ts'
import { setRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import type { Statement, StatementDecision, StatementWording } from './statement.ts'

/** What is written down of a statement, apart from its wording. */
type Setting = Pick<Statement, 'kind' | 'stageId' | 'tags' | 'cardIds' | 'itemIds'>

export interface NewStatement extends Setting {
  readonly id: string
  readonly wordingId: string
  readonly text: string
}

/** A statement at the end of the list, with its first wording and the next free number. */
export function addStatement(
  state: ReadonlyStudyState,
  { id, wordingId, text, ...setting }: NewStatement,
  writtenAt: string,
): RecordChange[] {
  const { records } = state
  if (records.statement.has(id) || records.statementWording.has(wordingId)) {
    throw new Refusal('conflict', 'This statement is there already.')
  }
  const all = [...records.statement.values()]
  const last = all.toSorted(comparePositions).at(-1)?.position ?? null
  const added: Statement = {
    id,
    number: Math.max(0, ...all.map(({ number }) => number)) + 1,
    text,
    ...checkedSetting(state, setting),
    decision: null,
    isDeleted: false,
    position: positionBetween(last, null) ?? '',
  }
  const wording: StatementWording = { id: wordingId, statementId: id, number: 1, text, reason: '', writtenAt }
  return [setRecord(records, 'statement', added), setRecord(records, 'statementWording', wording)]
}

/** Changes what a statement is about; its wording stays. */
export function editStatement(
  state: ReadonlyStudyState,
  statementId: string,
  edit: { [F in keyof Setting]?: Setting[F] | undefined },
): RecordChange[] {
  const statement = presentStatement(state, statementId)
  const setting: Setting = {
    kind: edit.kind ?? statement.kind,
    stageId: edit.stageId === undefined ? statement.stageId : edit.stageId,
    tags: edit.tags ?? statement.tags,
    cardIds: edit.cardIds ?? statement.cardIds,
    itemIds: edit.itemIds ?? statement.itemIds,
  }
  return [
    setRecord(state.records, 'statement', { ...statement, ...checkedSetting(state, setting, statement) }),
  ]
}

/** A new wording; the one before is kept. The same words once more change nothing. */
export function rewordStatement(
  state: ReadonlyStudyState,
  statementId: string,
  { wordingId, text, reason }: { wordingId: string; text: string; reason: string },
  writtenAt: string,
): RecordChange[] {
  const { records } = state
  const statement = presentStatement(state, statementId)
  if (statement.text === text) return []
  if (records.statementWording.has(wordingId)) {
    throw new Refusal('conflict', 'This wording is there already.')
  }
  const number = (wordingsOf(state, statementId).at(-1)?.number ?? 0) + 1
  return [
    setRecord(records, 'statement', { ...statement, text }),
    setRecord(records, 'statementWording', { id: wordingId, statementId, number, text, reason, writtenAt }),
  ]
}

/** Puts a statement before another one; with `null`, at the end. */
export function moveStatement(
  state: ReadonlyStudyState,
  statementId: string,
  beforeStatementId: string | null,
): RecordChange[] {
  const statement = presentStatement(state, statementId)
  if (beforeStatementId === statementId) return []
  const others = [...state.records.statement.values()]
    .filter(({ id }) => id !== statementId)
    .toSorted(comparePositions)
  const at =
    beforeStatementId === null ? others.length : others.findIndex(({ id }) => id === beforeStatementId)
  if (at === -1) throw new Refusal('not-found', 'The statement to put it before is not there any more.')
  const position = positionBetween(others[at - 1]?.position ?? null, others[at]?.position ?? null)
  if (position === null)
    throw new Refusal('conflict', 'There is no place between these two. Try another one.')
  return [setRecord(state.records, 'statement', { ...statement, position })]
}

/** Says what becomes of a statement without a vote, and why; `null` leaves it to the votes again. */
export function decideStatement(
  state: ReadonlyStudyState,
  statementId: string,
  decision: StatementDecision | null,
): RecordChange[] {
  const statement = presentStatement(state, statementId)
  return [setRecord(state.records, 'statement', { ...statement, decision })]
}

/**
 * One that was never on a locked ballot; any other is part of the record and can only be withdrawn. It stays on drafts of
 * ballots, where it counts as gone: an undo after the lock must not put it on the ballot, or take it off.
 */
export function deleteStatement(state: ReadonlyStudyState, statementId: string): RecordChange[] {
  const statement = presentStatement(state, statementId)
  if (isOnLockedBallot(state, statementId)) {
    throw new Refusal(
      'ballot-locked',
      'This statement has been put to the vote, so it stays in the record. Withdraw it instead.',
    )
  }
  return [setRecord(state.records, 'statement', { ...statement, isDeleted: true })]
}

/** Whether a ballot that can no longer be changed has the statement (in these words, where any are given); one for practice counts. */
export function isOnLockedBallot(
  { records }: Pick<ReadonlyStudyState, 'records'>,
  statementId: string,
  words?: string,
): boolean {
  return [...records.ballotItem.values()].some(
    (item) =>
      item.statementId === statementId &&
      (words === undefined || item.wording === words) &&
      records.ballot.get(item.ballotId)?.status === 'locked',
  )
}

export function presentStatement(state: ReadonlyStudyState, statementId: string): Statement {
  const statement = state.records.statement.get(statementId)
  if (!statement || statement.isDeleted) {
    throw new Refusal('not-found', 'This statement has been deleted. Undo brings it back.')
  }
  return statement
}

/** The study's statements that are not deleted, in their order. */
export function statementsInOrder({ records }: Pick<ReadonlyStudyState, 'records'>): Statement[] {
  return [...records.statement.values()].filter(({ isDeleted }) => !isDeleted).toSorted(comparePositions)
}

/** All wordings of a statement, the first one first. */
export function wordingsOf(
  { records }: Pick<ReadonlyStudyState, 'records'>,
  statementId: string,
): StatementWording[] {
  return [...records.statementWording.values()]
    .filter((wording) => wording.statementId === statementId)
    .toSorted((first, second) => first.number - second.number)
}

/** Only what is new is asked whether it is there: a source may have been deleted since it was chosen. */
function checkedSetting(state: ReadonlyStudyState, setting: Setting, before?: Setting): Setting {
  const cardIds = [...new Set(setting.cardIds)]
  const itemIds = [...new Set(setting.itemIds)]
  for (const cardId of cardIds) if (!before?.cardIds.includes(cardId)) presentCard(state, cardId)
  for (const itemId of itemIds) {
    if (before?.itemIds.includes(itemId) || state.records.ballotItem.has(itemId)) continue
    throw new Refusal('not-found', 'An item that it should come from is not in the study any more.')
  }
  const { stageId } = setting
  if (stageId !== null && stageId !== before?.stageId && !state.records.column.has(stageId)) {
    throw new Refusal('not-found', 'This stage is not in the study any more.')
  }
  return { ...setting, tags: [...new Set(setting.tags)], cardIds, itemIds }
}
