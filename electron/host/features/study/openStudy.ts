import type { ChangeName, FacilitatorEvent, RecordUpdate } from '#shared/contract/events'
import { invertChanges, type RecordChange } from '#shared/domain/study/recordChange'
import type { Study } from '#shared/domain/study/study'
import { applyChanges, makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import { Refusal } from '#shared/domain/refusal'
import type { Statement, StatementWording } from '#shared/domain/statement/statement'
import { isOnLockedBallot } from '#shared/domain/statement/statementCommands'
import { createCommitQueue, type CommitQueue } from '../../store/commitQueue.ts'
import type { Ports } from '../../ports.ts'
import type { Store } from '../../store/store.ts'
import { createAnswerTraces, type AnswerTraces } from './answerTraces.ts'
import { createChangeLog, type ChangeLog } from './changeLog.ts'
import { createReceipts, type Receipts } from './receipts.ts'
import { createRecordRepository, type RecordRepository } from './recordRepository.ts'
import { createSettings, type Settings } from './settings.ts'

/** How many record events are kept for clients that come back after a short break. */
const EVENTS_KEPT = 1_000

export type RecordsEvent = Extract<FacilitatorEvent, { type: 'records' }>

/** What a command changes. Without a label it cannot be undone. */
export interface Decision {
  readonly name: ChangeName
  readonly label: string | null
  readonly changes: readonly RecordChange[]
}

/** A study that is open: its file, its records in memory, its log, and the queue of its commands. */
export interface OpenStudy {
  readonly store: Store
  readonly queue: CommitQueue
  readonly state: () => StudyState
  readonly studyId: string
  readonly title: () => string
  readonly revision: () => number
  readonly log: ChangeLog
  readonly receipts: Receipts
  readonly settings: Settings
  readonly answerTraces: AnswerTraces
  /** Writes a decision down and carries it out in memory. Only inside the queue's work. */
  carryOut(decision: Decision): RecordsEvent
  undo(): RecordsEvent
  redo(): RecordsEvent
  /** Keeps an event for clients that come back; called once it is on disk. */
  remember(event: RecordsEvent): void
  /** Events after `revision`, or null where they are not kept any more. */
  eventsSince(revision: number): readonly RecordsEvent[] | null
  close(): void
}

/** Opens what the file holds. For a new file, `creations` are the records that it starts with. */
export function openStudyFrom(
  store: Store,
  { now, logger }: Pick<Ports, 'now' | 'logger'>,
  creations: readonly RecordChange[] = [],
): OpenStudy {
  const repository: RecordRepository = createRecordRepository(store.database)
  const log = createChangeLog(store.database)
  const receipts = createReceipts(store.database)
  if (creations.length > 0) {
    store.database.transaction(() => {
      repository.write(creations)
      const at = new Date(now()).toISOString()
      log.append({ name: 'study.created', label: null, at, changes: [] })
    })()
  }
  let state = makeStudyState(repository.readAll())
  let revision = log.revision()
  let kept: RecordsEvent[] = []

  const queue = createCommitQueue({
    database: store.database,
    onLost() {
      state = makeStudyState(repository.readAll())
      revision = log.revision()
    },
    onFault: (error) => logger.error('The study could not be written to', error),
  })
  const settings = createSettings(store.database)
  const answerTraces = createAnswerTraces(store, settings)

  function firstStudy() {
    const [study] = state.records.study.values()
    if (!study) throw new Refusal('file-damaged', 'This file holds no study. Open a backup.')
    return study
  }

  function isVoteOpen(): boolean {
    return [...state.records.round.values()].some((round) => round.status === 'open')
  }

  /** A full disk must not keep a study from opening, nor its file open: this is due again the next time. */
  function tidy(alsoFirst?: () => void): void {
    try {
      alsoFirst?.()
      if (answerTraces.areThere()) answerTraces.remove(!isVoteOpen())
    } catch (error) {
      logger.error('The study file could not be tidied', error)
    }
  }

  function record(name: ChangeName, label: string | null, changes: readonly RecordChange[]): RecordsEvent {
    repository.write(changes)
    revision = log.append({ name, label, at: new Date(now()).toISOString(), changes })
    return enact(name, changes)
  }

  function enact(name: ChangeName, changes: readonly RecordChange[]): RecordsEvent {
    applyChanges(state, changes)
    return { type: 'records', name, revision, changes: changes.map(asUpdate), history: log.history() }
  }

  const studyId = firstStudy().id
  // The program ended between the close of a vote and the rewriting of the file.
  if (!isVoteOpen()) tidy()

  return {
    store,
    queue,
    log,
    receipts,
    settings,
    answerTraces,
    state: () => state,
    studyId,
    title: () => firstStudy().title,
    revision: () => revision,
    carryOut: ({ name, label, changes }) => record(name, label, changes),
    undo() {
      const step = log.stepBack()
      const changes = invertChanges(step.changes).map((change) => turned(state, change))
      const event = record('change.undone', null, changes)
      log.markUndone(step.revision)
      return { ...event, history: log.history() }
    },
    redo() {
      const step = log.stepForward()
      const changes = step.changes.map((change) => turned(state, change))
      const event = record('change.redone', null, changes)
      log.markDone(step.revision)
      return { ...event, history: log.history() }
    },
    remember(event) {
      kept.push(event)
      if (kept.length > EVENTS_KEPT * 2) kept = kept.slice(-EVENTS_KEPT)
    },
    eventsSince(seen) {
      if (seen === revision) return []
      const first = kept[0]
      if (seen > revision || first === undefined || first.revision > seen + 1) return null
      return kept.filter((event) => event.revision > seen)
    },
    close() {
      queue.drain()
      tidy(() => receipts.forgetAll())
      try {
        store.close()
      } catch (error) {
        // All that was acknowledged is in the write-ahead log, and is taken in when the file is opened again.
        logger.error('The study file could not be put in order at its close', error)
      }
    },
  }
}

function asUpdate(change: RecordChange): RecordUpdate {
  return { kind: change.kind, id: change.id, record: change.after } as RecordUpdate
}

/**
 * What undo or redo makes of a record, whatever was done since that cannot be undone. A card or a theme that a ballot
 * refers to, and a stage that a statement does, is never removed, only deleted or put away: what was voted on stays in
 * the record. A statement is never removed at all, so that no other one is ever given its number; one that a locked
 * ballot has stays, with the words that it was put to the vote in.
 */
function turned(state: StudyState, { kind, id, after: wished }: RecordChange): RecordChange {
  const now = present(state, kind, id)
  const change = { kind, id, before: now, after: wished } as RecordChange
  if (now === null) return change
  if (wished !== null) return turnedInto(state, now, change)
  switch (kind) {
    case 'card':
      return [...state.records.ballotItem.values()].some(({ cardId }) => cardId === id)
        ? ({ ...change, after: { ...now, isDeleted: true } } as RecordChange)
        : change
    case 'column':
      return isColumnUsed(state, id)
        ? ({ ...change, after: { ...now, isArchived: true } } as RecordChange)
        : change
    case 'statement':
      refuseVotedOn(state, id)
      return { ...change, after: { ...now, isDeleted: true } } as RecordChange
    case 'statementWording': {
      const { statementId, number, text } = now as StatementWording
      if (number === 1) return { ...change, after: now } as RecordChange
      if (isOnLockedBallot(state, statementId, text)) {
        throw new Refusal(
          'ballot-locked',
          'The statement has been put to the vote in this wording since, so it stays in the record. Reword it again instead.',
        )
      }
      return change
    }
    default:
      return change
  }
}

function turnedInto(
  state: StudyState,
  now: RecordChange['before'] & object,
  change: RecordChange,
): RecordChange {
  const { kind, after } = change
  if (kind === 'statement' && after?.isDeleted === true && !(now as Statement).isDeleted) {
    refuseVotedOn(state, change.id)
  }
  // Which workshop is going on is chosen once and for all: words that are taken back must not move the next cards.
  if (kind === 'study' && after !== null) {
    return { ...change, after: { ...after, currentWorkshopId: (now as Study).currentWorkshopId } }
  }
  return change
}

function refuseVotedOn(state: StudyState, statementId: string): void {
  if (!isOnLockedBallot(state, statementId)) return
  throw new Refusal(
    'ballot-locked',
    'The statement has been put to the vote since, so it stays in the record. Withdraw it instead.',
  )
}

function isColumnUsed({ records }: StudyState, columnId: string): boolean {
  return (
    [...records.ballotItem.values()].some((item) => item.columnId === columnId) ||
    [...records.statement.values()].some(({ stageId }) => stageId === columnId)
  )
}

function present(state: StudyState, kind: RecordChange['kind'], id: string): RecordChange['before'] {
  return (state.records[kind] as ReadonlyMap<string, RecordChange['before'] & object>).get(id) ?? null
}
