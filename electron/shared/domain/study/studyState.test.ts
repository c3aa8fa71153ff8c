import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCards, deleteCards, editCard, moveCards } from '../board/cardCommands.ts'
import { addColumn, configureColumn } from '../board/columnCommands.ts'
import { addLink, mergeCards, removeLink, splitCard } from '../board/linkCommands.ts'
import { newCard } from '../board/newCard.ts'
import { Refusal } from '../refusal.ts'
import { blankTemplate } from './blankTemplate.ts'
import { buildStudy } from './buildStudy.ts'
import { asCreations, invertChanges, type RecordChange } from './recordChange.ts'
import { emptyRecords, RECORD_KINDS, type StudyRecords } from './records.ts'
import {
  applyChanges,
  comparePositions,
  makeStudyState,
  withChanges,
  type ReadonlyStudyState,
  type StudyState,
} from './studyState.ts'

/** What somebody at a board decides; the numbers choose among whatever is there. */
interface Wish {
  readonly kind:
    | 'add'
    | 'edit'
    | 'move'
    | 'delete'
    | 'link'
    | 'unlink'
    | 'merge'
    | 'split'
    | 'add column'
    | 'put away'
  readonly numbers: readonly [number, number, number]
}

/** A wish as it is sent: it names what it is about, so that the host can carry it out on a later state. */
type Command = (state: ReadonlyStudyState) => RecordChange[]

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(
    'add',
    'add',
    'add',
    'edit',
    'move',
    'move',
    'move',
    'delete',
    'link',
    'unlink',
    'merge',
    'split',
    'add column',
    'put away',
  ),
  numbers: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
})
const wishes = fc.array(wish, { maxLength: 60 })
const KINDS = ['barrier', 'training-need', 'idea', 'barrier'] as const

function newStudy(): StudyState {
  let count = 0
  const randomBytes = (length: number) => {
    count += 1
    const bytes = new Uint8Array(length)
    new DataView(bytes.buffer).setUint32(length - 4, count)
    return bytes
  }
  return makeStudyState(buildStudy(blankTemplate(), { randomBytes, createdAt: '2026-01-02T03:04:05.000Z' }))
}

function asCommand(
  state: ReadonlyStudyState,
  { kind, numbers: [a, b, c] }: Wish,
  newId: () => string,
): Command {
  const pick = <T>(items: Iterable<T>, number: number): T | undefined => {
    const all = [...items]
    return all[number % Math.max(1, all.length)]
  }
  const column = pick(state.records.column.values(), a)
  const target = {
    boardId: column?.boardId ?? '',
    columnId: column?.id ?? '',
    beforeCardId:
      c % 3 === 0 ? null : (pick(state.columnOrder.get(column?.id ?? '') ?? [], c)?.cardId ?? null),
  }
  const cardId = pick(state.records.card.keys(), b) ?? ''
  const otherId = pick(state.records.card.keys(), c) ?? ''
  const linkId = pick(state.records.link.keys(), a) ?? ''
  const id = newId()
  switch (kind) {
    case 'add': {
      const card = newCard({ id, kind: KINDS[b % 4] ?? 'idea', text: id })
      return (now) => addCards(now, [card], target)
    }
    case 'edit':
      return (now) => editCard(now, cardId, { text: `Text ${c}` })
    case 'move':
      return (now) => moveCards(now, [cardId, otherId], target)
    case 'delete':
      return (now) => deleteCards(now, [cardId])
    case 'link':
      return (now) => addLink(now, { id, type: 'addressed-by', fromCardId: cardId, toCardId: otherId })
    case 'unlink':
      return (now) => removeLink(now, linkId)
    case 'merge':
      return (now) =>
        mergeCards(now, cardId, [{ linkId: id, cardId: otherId }], { reason: id, decidedBy: '' })
    case 'split':
      return (now) => splitCard(now, cardId)
    case 'put away':
      return (now) => configureColumn(now, target.columnId, { isArchived: c % 2 === 0 })
    case 'add column':
      return (now) => addColumn(now, { id, boardId: target.boardId, name: id, purpose: '', actors: [] })
  }
}

/** What a command changes; nothing where it is refused. */
function decide(command: Command, state: ReadonlyStudyState): RecordChange[] {
  try {
    return command(state)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

function idsFrom(name: string): () => string {
  let count = 0
  return () => `${name} ${(count += 1)}`
}

/** Everything that a state holds, as plain data; a column without cards is the same as one never used. */
function contents(state: ReadonlyStudyState) {
  const records = Object.fromEntries(
    RECORD_KINDS.map((kind) => [kind, Object.fromEntries<unknown>(state.records[kind])]),
  )
  const order = [...state.columnOrder].filter(([, placements]) => placements.length > 0)
  return { records, order: Object.fromEntries(order) }
}

function copyOf(records: StudyRecords): StudyRecords {
  const copy = emptyRecords() as Record<string, Map<string, unknown>>
  for (const kind of RECORD_KINDS) copy[kind] = new Map<string, unknown>(records[kind])
  return copy as unknown as StudyRecords
}

describe('the state of a study', () => {
  it('keeps each column in the order that sorting from scratch would give', () => {
    fc.assert(
      fc.property(wishes, (plan) => {
        const state = newStudy()
        const newId = idsFrom('id')
        for (const step of plan) {
          applyChanges(state, decide(asCommand(state, step, newId), state))
          expect(contents(state)).toEqual(contents(makeStudyState(copyOf(state.records))))
        }
        for (const placements of state.columnOrder.values()) {
          expect(placements).toEqual(placements.toSorted(comparePositions))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the same whether many places change at once or one after the other, the same place twice among them', () => {
    const place = fc.record({ card: fc.nat(5), column: fc.option(fc.nat(2)), position: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), fc.nat(29), (places, first) => {
        const [atOnce, oneByOne] = [makeStudyState(), makeStudyState()]
        const changes: RecordChange[] = []
        for (const { card, column, position } of places) {
          const id = `board:${card}`
          const before = oneByOne.records.placement.get(id) ?? null
          const where = { columnId: `column ${column}`, position: `a${position}` }
          const after = column === null ? null : { id, boardId: 'board', cardId: String(card), ...where }
          const change: RecordChange = { kind: 'placement', id, before, after }
          applyChanges(oneByOne, [change])
          changes.push(change)
        }
        applyChanges(atOnce, changes.slice(0, first))
        applyChanges(atOnce, changes.slice(first))
        const filled = ({ columnOrder }: StudyState) =>
          new Map([...columnOrder].filter(([, placements]) => placements.length > 0))
        expect(filled(atOnce)).toEqual(filled(oneByOne))
        expect(atOnce.records.placement).toEqual(oneByOne.records.placement)
      }),
    )
  })

  it('is the same whether changes are carried out in place or on a copy, which leaves the original alone', () => {
    fc.assert(
      fc.property(wishes, (plan) => {
        const inPlace = newStudy()
        let copied: StudyState = newStudy()
        const newId = idsFrom('id')
        for (const step of plan) {
          const changes = decide(asCommand(inPlace, step, newId), inPlace)
          const before = contents(copied)
          const next = withChanges(copied, changes)
          expect(contents(copied)).toEqual(before)
          applyChanges(inPlace, changes)
          expect(contents(next)).toEqual(contents(inPlace))
          copied = next
        }
      }),
      { numRuns: 60 },
    )
  })

  it('shares with the state before it all that did not change', () => {
    const state = newStudy()
    const [column] = state.records.column.values()
    const card = newCard({ id: 'card', kind: 'idea', text: 'A card' })
    const target = { boardId: column?.boardId ?? '', columnId: column?.id ?? '', beforeCardId: null }
    const next = withChanges(state, addCards(state, [card], target))
    expect(next.records.column).toBe(state.records.column)
    expect(next.records.card).not.toBe(state.records.card)
    const edited = withChanges(next, editCard(next, 'card', { text: 'Other words' }))
    expect(edited.columnOrder).toBe(next.columnOrder)
  })

  it('goes back to what it was by inverted changes, and forward again by the changes', () => {
    fc.assert(
      fc.property(wishes, (plan) => {
        const state = newStudy()
        const newId = idsFrom('id')
        const steps: { changes: RecordChange[]; before: unknown; after: unknown }[] = []
        for (const step of plan) {
          const before = contents(state)
          const changes = decide(asCommand(state, step, newId), state)
          applyChanges(state, changes)
          steps.push({ changes, before, after: contents(state) })
        }
        for (const { changes, before } of steps.toReversed()) {
          applyChanges(state, invertChanges(changes))
          expect(contents(state)).toEqual(before)
        }
        for (const { changes, after } of steps) {
          applyChanges(state, changes)
          expect(contents(state)).toEqual(after)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is rebuilt from nothing by the creations of its records', () => {
    fc.assert(
      fc.property(wishes, (plan) => {
        const state = newStudy()
        const newId = idsFrom('id')
        for (const step of plan) applyChanges(state, decide(asCommand(state, step, newId), state))
        const rebuilt = makeStudyState()
        applyChanges(rebuilt, asCreations(state.records))
        expect(contents(rebuilt)).toEqual(contents(state))
      }),
      { numRuns: 30 },
    )
  })
})

describe('windows that draw ahead of the host', () => {
  /** One turn of the schedule: whose, and what happens. */
  const turn = fc.record({
    who: fc.nat({ max: 1 }),
    what: fc.oneof(wish, fc.constant('host takes one' as const), fc.constant('window hears one' as const)),
  })

  it('all show what the host holds once everything has been heard, in whatever order that comes', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 150 }), (schedule) => {
        const host = newStudy()
        const events: { from: number; changes: RecordChange[] }[] = []
        const windows = [0, 1].map((number) => ({
          base: newStudy(),
          /** Sent and not yet heard of, in order. */
          ahead: [] as Command[],
          /** Sent and not yet taken by the host. */
          onTheWay: [] as Command[],
          heard: 0,
          newId: idsFrom(`window ${number}`),
        }))
        const shown = ({ base, ahead }: (typeof windows)[number]): StudyState =>
          ahead.reduce((state, command) => withChanges(state, decide(command, state)), base)

        function take(who: number): boolean {
          const command = windows[who]?.onTheWay.shift()
          if (!command) return false
          const changes = decide(command, host)
          applyChanges(host, changes)
          events.push({ from: who, changes })
          return true
        }

        function hear(who: number): boolean {
          const window = windows[who]
          const event = window && events[window.heard]
          if (!event) return false
          window.heard += 1
          // What comes over the wire is how the records stand now: before is what this window has.
          window.base = withChanges(
            window.base,
            event.changes.map((change) => asHeard(window.base, change)),
          )
          if (event.from === who) window.ahead.shift()
          return true
        }

        for (const { who, what } of schedule) {
          const window = windows[who]
          if (!window) continue
          if (what === 'host takes one') take(who)
          else if (what === 'window hears one') hear(who)
          else {
            const command = asCommand(shown(window), what, window.newId)
            window.ahead.push(command)
            window.onTheWay.push(command)
          }
        }
        for (const who of [0, 1]) while (take(who));
        for (const who of [0, 1]) while (hear(who));
        for (const window of windows) {
          expect(window.ahead).toEqual([])
          expect(contents(shown(window))).toEqual(contents(host))
        }
      }),
      { numRuns: 100 },
    )
  })
})

function asHeard(state: ReadonlyStudyState, { kind, id, after }: RecordChange): RecordChange {
  const before = (state.records[kind] as ReadonlyMap<string, unknown>).get(id) ?? null
  return { kind, id, before, after } as RecordChange
}
