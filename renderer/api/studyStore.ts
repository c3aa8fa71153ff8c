import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  contract,
  type InputOf,
  type OutputOf,
  type ParsedInputOf,
  type ProcedureName,
} from '#shared/contract/contract'
import type { HistoryState, RecordUpdate } from '#shared/contract/events'
import { Refusal } from '#shared/domain/refusal'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { emptyRecords } from '#shared/domain/study/records'
import { makeStudyState, withChanges, type StudyState } from '#shared/domain/study/studyState'
import type { Client } from './client.ts'
import { foresee } from './foresee.ts'
import { refusalOf } from './refusalOf.ts'

/** What the facilitator's screens draw from. Replaced, never mutated. */
export interface StudyView {
  /** `none`: no study is open. `loading`: it is being read; what is here is what stood before. */
  readonly phase: 'loading' | 'none' | 'open'
  readonly studyId: string | null
  /** The study's file. */
  readonly path: string | null
  /** The host's records, with the commands on top that the host has not answered yet. */
  readonly state: StudyState
  readonly history: HistoryState
  /** Another number whenever undo may lead to another change than before, even one of the same name. */
  readonly undoTurn: number
  /** Commands that wait for the host's answer. */
  readonly waiting: number
}

export interface StudyStore {
  readonly view: StoreApi<StudyView>
  /**
   * Sends a command. What it will do is shown at once where that can be foreseen, and taken back if the host
   * refuses. Rejects with a Refusal, at once where the refusal can be foreseen too.
   */
  act<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
}

interface WaitingCommand {
  readonly foresee: (state: StudyState) => RecordChange[]
}

const NO_HISTORY: HistoryState = { undo: null, redo: null }

const NOTHING_OPEN: Omit<StudyView, 'phase'> = {
  studyId: null,
  path: null,
  state: makeStudyState(),
  history: NO_HISTORY,
  undoTurn: 0,
  waiting: 0,
}

/** The open study as this window knows it: a snapshot, kept up to date by the host's events. */
export function createStudyStore(client: Client): StudyStore {
  const view = createStore<StudyView>(() => ({ phase: 'loading', ...NOTHING_OPEN }))
  /** What the host has said, without what this window foresees. */
  let confirmed = NOTHING_OPEN.state
  let revision = 0
  /** In the order in which they were sent. */
  const waiting = new Set<WaitingCommand>()
  let loadings = 0

  function draw(rest: Partial<StudyView> = {}): void {
    let state = confirmed
    for (const command of waiting) state = withForeseen(state, command)
    view.setState({ ...rest, state, waiting: waiting.size })
  }

  async function load(): Promise<void> {
    const loading = ++loadings
    view.setState({ phase: 'loading' })
    try {
      const snapshot = await client.call('study.getSnapshot', {})
      if (loading !== loadings) return
      confirmed = stateFrom(snapshot.records)
      revision = snapshot.revision
      client.setSeen({ studyId: snapshot.studyId, revision })
      draw({
        phase: 'open',
        studyId: snapshot.studyId,
        path: snapshot.path,
        history: snapshot.history,
        undoTurn: view.getState().undoTurn + 1,
      })
    } catch (error) {
      if (loading !== loadings) return
      if (refusalOf(error).code !== 'study-not-open') return
      forget()
    }
  }

  function forget(): void {
    loadings++
    waiting.clear()
    confirmed = NOTHING_OPEN.state
    revision = 0
    client.setSeen(null)
    view.setState({ phase: 'none', ...NOTHING_OPEN })
  }

  client.onWelcome((resume) => {
    if (resume === 'snapshot') void load()
  })

  client.onEvent((event) => {
    if (event.type === 'study') {
      if (event.name === 'study.closed') forget()
      else void load()
      return
    }
    // While a snapshot is on its way it will hold this change already: the host answers in order.
    if (event.type !== 'records' || view.getState().phase !== 'open') return
    if (event.revision <= revision) return
    if (event.revision > revision + 1) {
      void load()
      return
    }
    confirmed = withChanges(confirmed, asChanges(confirmed, event.changes))
    revision = event.revision
    const { studyId } = view.getState()
    if (studyId !== null) client.setSeen({ studyId, revision })
    // What comes from the phones is no step of the undo button.
    const isStep = event.name !== 'card.contributed'
    draw({ history: event.history, undoTurn: view.getState().undoTurn + (isStep ? 1 : 0) })
  })

  return {
    view,
    act: async <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
      const parsed = parseInput(name, input)
      const command: WaitingCommand = { foresee: (state) => foresee(name, state, parsed) }
      // A refusal that can be foreseen ends it here, before anything has been sent.
      command.foresee(view.getState().state)
      waiting.add(command)
      draw()
      try {
        return await client.call(name, input)
      } finally {
        // The host tells what happened before it answers, so nothing flickers here.
        if (waiting.delete(command)) draw()
      }
    },
  }
}

function withForeseen(state: StudyState, command: WaitingCommand): StudyState {
  try {
    const changes = command.foresee(state)
    return changes.length === 0 ? state : withChanges(state, changes)
  } catch {
    // It has happened already, or cannot happen any more: the host's answer will say which.
    return state
  }
}

function stateFrom(updates: readonly RecordUpdate[]): StudyState {
  const records = emptyRecords()
  for (const { kind, id, record } of updates) {
    if (record) (records[kind] as Map<string, unknown>).set(id, record)
  }
  return makeStudyState(records)
}

function asChanges(state: StudyState, updates: readonly RecordUpdate[]): RecordChange[] {
  return updates.map(({ kind, id, record }) => {
    const before = (state.records[kind] as ReadonlyMap<string, unknown>).get(id) ?? null
    return { kind, id, before, after: record } as RecordChange
  })
}

function parseInput<N extends ProcedureName>(name: N, input: InputOf<N>): ParsedInputOf<N> {
  const parsed = contract[name].input.safeParse(input)
  if (parsed.success) return parsed.data as ParsedInputOf<N>
  throw new Refusal('invalid-input', parsed.error.issues[0]?.message ?? 'This could not be understood.')
}
