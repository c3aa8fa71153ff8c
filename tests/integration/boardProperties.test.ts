import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Refusal } from '#shared/domain/refusal'
import { invertChanges, type RecordChange } from '#shared/domain/study/recordChange'
import { applyChanges, withChanges, type StudyState } from '#shared/domain/study/studyState'
import { BOARD_RECORDS, restoreBoards, takeBackChange } from '#shared/domain/study/takeBack'
import {
  anyWish,
  asCall,
  BOARD_COMMANDS,
  decide,
  identifiersFrom,
  type BoardCommand,
  type Call,
} from '../support/boardWishes.ts'
import { studyWithCards, withoutIdle } from '../support/domainStudy.ts'
import { collisionsOf, contentsOf, faultsOf, placementFaults } from '../support/soundBoards.ts'

/* All commands of the boards in any order, on the pure code that host and pages share. */

/** Random work is a lot of work for a busy machine. */
vi.setConfig({ testTimeout: 180_000 })

/** Which commands were ever done in a whole property: a plan that does nothing shows nothing. */
function tally() {
  const done = new Set<BoardCommand>()
  return {
    count: (command: BoardCommand, isDone: boolean) => void (isDone && done.add(command)),
    neverDone: () => BOARD_COMMANDS.filter((command) => !done.has(command)),
  }
}

const plans = fc.array(anyWish, { minLength: 5, maxLength: 60, size: 'max' })
const copyOf = (state: StudyState): StudyState => structuredClone(state)

describe('any commands of the boards', () => {
  it('leave the boards sound, are undone step by step to the very same state, and redone to it again', () => {
    const counts = tally()
    fc.assert(
      fc.property(plans, (plan) => {
        const state = studyWithCards()
        const newId = identifiersFrom(1)
        const steps: { changes: RecordChange[]; before: unknown; after: unknown }[] = []
        for (const wish of plan) {
          const before = contentsOf(state)
          const decided = decide(state, asCall(state, wish, newId))
          counts.count(wish.command, !(decided instanceof Refusal) && decided.length > 0)
          // To decide changes nothing by itself.
          expect(contentsOf(state)).toEqual(before)
          if (decided instanceof Refusal) continue
          applyChanges(state, decided)
          expect(faultsOf(state)).toEqual([])
          expect(collisionsOf(state)).toEqual([])
          steps.push({ changes: decided, before, after: contentsOf(state) })
        }
        for (const { changes, before } of steps.toReversed()) {
          applyChanges(state, invertChanges(changes))
          expect(contentsOf(state)).toEqual(before)
        }
        for (const { changes, after } of steps) {
          applyChanges(state, changes)
          expect(contentsOf(state)).toEqual(after)
        }
      }),
      { numRuns: 60 },
    )
    // A run that never did a command would prove nothing of it.
    expect(counts.neverDone()).toEqual([])
  })
})

/** What a log is made of besides commands: lines that take back an earlier one, or go back to one. */
const turns = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: anyWish.map((wish) => ({ kind: 'do' as const, wish })) },
    { weight: 3, arbitrary: fc.nat().map((line) => ({ kind: 'take back' as const, line })) },
    { weight: 1, arbitrary: fc.nat().map((line) => ({ kind: 'restore' as const, line })) },
  ),
  { minLength: 10, maxLength: 50, size: 'max' },
)

describe('the activity log', () => {
  it('goes back to any of its moments, and from there to where it was', () => {
    let moments = 0
    fc.assert(
      fc.property(turns, (plan) => {
        const state = studyWithCards()
        const newId = identifiersFrom(1)
        const log: { changes: RecordChange[]; after: StudyState }[] = [{ changes: [], after: copyOf(state) }]
        for (const turn of plan) {
          const changes = withoutIdle(turnChanges(state, log, turn, newId))
          if (changes.length === 0) continue
          const before = contentsOf(state)
          applyChanges(state, changes)
          expect(faultsOf(state), turn.kind).toEqual([])
          if (turn.kind !== 'do') {
            expect(contentsOf(withChanges(state, invertChanges(changes)))).toEqual(before)
          }
          log.push({ changes, after: copyOf(state) })
        }
        for (const [line, { after }] of log.entries()) {
          const back = withChanges(state, restored(state, log, line))
          expect(differences(back, after), `line ${line} of ${log.length}`).toEqual([])
          expect(faultsOf(back)).toEqual([])
          moments += 1
        }
      }),
      { numRuns: 60 },
    )
    expect(moments).toBeGreaterThan(600)
  })

  it('takes one line back just as it was, whatever else has happened, or refuses', () => {
    const outcomes = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(turns, (plan) => {
        const state = studyWithCards()
        const newId = identifiersFrom(1)
        const log: { changes: RecordChange[] }[] = [{ changes: [] }]
        for (const turn of plan) {
          const changes = withoutIdle(turnChanges(state, log, turn, newId))
          if (changes.length === 0) continue
          applyChanges(state, changes)
          log.push({ changes })
        }
        for (const { changes } of log.slice(1)) {
          const taken = takenBack(state, changes)
          if (taken === null) {
            outcomes.refused += 1
            continue
          }
          outcomes.taken += 1
          const after = withChanges(state, taken)
          expect(faultsOf(after)).toEqual([])
          const touched = new Set(changes.map(({ kind, id }) => `${kind} ${id}`))
          expect(taken.every(({ kind, id }) => touched.has(`${kind} ${id}`))).toBe(true)
          for (const { kind, id, before } of changes) {
            expect(putAwayAs(before, after.records[kind].get(id) ?? null, after)).toEqual(before)
          }
          expect(contentsOf(withChanges(after, invertChanges(taken)))).toEqual(contentsOf(state))
        }
      }),
      { numRuns: 60 },
    )
    expect(outcomes.taken).toBeGreaterThan(300)
    expect(outcomes.refused).toBeGreaterThan(300)
  })
})

type Turn = typeof turns extends fc.Arbitrary<(infer One)[]> ? One : never

function turnChanges(
  state: StudyState,
  log: readonly { readonly changes: readonly RecordChange[] }[],
  turn: Turn,
  newId: () => string,
): RecordChange[] {
  if (turn.kind === 'do') {
    const decided = decide(state, asCall(state, turn.wish, newId))
    return decided instanceof Refusal ? [] : decided
  }
  const line = turn.line % log.length
  if (turn.kind === 'take back') return takenBack(state, log[line]?.changes ?? []) ?? []
  return restored(state, log, line)
}

function restored(
  state: StudyState,
  log: readonly { readonly changes: readonly RecordChange[] }[],
  line: number,
): RecordChange[] {
  return restoreBoards(
    state.records,
    log.slice(line + 1).map(({ changes }) => changes),
  )
}

function takenBack(state: StudyState, changes: readonly RecordChange[]): RecordChange[] | null {
  try {
    return takeBackChange(state.records, changes)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/**
 * A card, column or board that was not there yet is kept as deleted or put away, a column also together with
 * its board: that counts as not there.
 */
function putAwayAs(wished: unknown, now: unknown, state: StudyState): unknown {
  if (wished !== null || now === null || typeof now !== 'object') return now
  const goesWithBoard =
    'role' in now && 'boardId' in now && state.records.board.get(String(now.boardId))?.isArchived === true
  const isAway =
    ('isDeleted' in now && now.isDeleted === true) || ('isArchived' in now && now.isArchived === true)
  return isAway || goesWithBoard ? null : now
}

/** Records of the boards in which a state is not what it was at another time, but for what is kept put away. */
function differences(now: StudyState, then: StudyState): unknown[] {
  return BOARD_RECORDS.flatMap((kind) => {
    const ids = new Set([...now.records[kind].keys(), ...then.records[kind].keys()])
    return [...ids].flatMap((id) => {
      const wished = then.records[kind].get(id) ?? null
      const found = putAwayAs(wished, now.records[kind].get(id) ?? null, now)
      return JSON.stringify(found) === JSON.stringify(wished) ? [] : [{ kind, wished, found }]
    })
  })
}

describe('positions in a column', () => {
  /** Whose turn it is, and what happens: a window sees the host's state only when it hears of it. */
  const turn = fc.record({
    who: fc.nat({ max: 1 }),
    what: fc.constantFrom('add', 'move', 'move', 'move many', 'hear'),
    numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
    isHot: fc.nat({ max: 9 }).map((number) => number > 0),
  })

  it('never collide, keep their order and stay short, whoever puts cards where at the same time', () => {
    let renumbered = 0
    fc.assert(
      fc.property(fc.array(turn, { minLength: 500, maxLength: 1_000, size: 'max' }), (schedule) => {
        const host = studyWithCards()
        const newIds = [identifiersFrom(1), identifiersFrom(2)]
        const seen = [copyOf(host), copyOf(host)]
        // The first card stands in the first column.
        const columns = [...host.records.column.values()].filter(({ role }) => role !== 'tray').slice(0, 2)
        for (const { who, what, numbers, isHot } of schedule) {
          const window = seen[who]
          const newId = newIds[who]
          if (!window || !newId) continue
          if (what === 'hear') {
            seen[who] = copyOf(host)
            continue
          }
          const call = placingCall(window, columns, what, numbers, isHot, newId)
          const decided = decide(host, call)
          if (decided instanceof Refusal) continue
          if (decided.length > 20) renumbered += 1
          applyChanges(host, decided)
          // As to their length, too.
          expect(placementFaults(host)).toEqual([])
          expect(collisionsOf(host)).toEqual([])
        }
        expect(faultsOf(host)).toEqual([])
      }),
      { numRuns: 8 },
    )
    expect(renumbered).toBeGreaterThan(0)
  })
})

/** A card or several put somewhere; `isHot` means right before one that never moves, which makes positions grow. */
function placingCall(
  window: StudyState,
  columns: readonly { readonly id: string; readonly boardId: string }[],
  what: 'add' | 'move' | 'move many',
  [a, b, c]: readonly [number, number, number],
  isHot: boolean,
  newId: () => string,
): Call {
  const column = columns[isHot ? 0 : a % columns.length]
  if (!column) throw new Error('There is no column.')
  const present = (window.columnOrder.get(column.id) ?? []).map(({ cardId }) => cardId)
  const [anchor = ''] = window.records.card.keys()
  const beforeCardId = isHot ? anchor : (present[b % (present.length + 1)] ?? null)
  const destination = { boardId: column.boardId, columnId: column.id, beforeCardId }
  const cards = [...window.records.card.keys()].filter((id) => id !== anchor)
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) => cards[(c + index * 5) % cards.length] ?? '')
  if (what === 'add') {
    return { name: 'card.add', input: { cardId: newId(), kind: 'idea', text: 'A card', ...destination } }
  }
  return what === 'move'
    ? { name: 'card.move', input: { cardId: some(1)[0] ?? '', ...destination } }
    : { name: 'cards.move', input: { cardIds: some(2 + (c % 5)), destination } }
}
