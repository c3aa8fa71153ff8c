import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBallot, lockBallot } from '../ballot/ballotCommands.ts'
import { newCard } from '../board/newCard.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { RefusalCode } from '../refusal.ts'
import { invertChanges, type RecordChange } from '../study/recordChange.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { statementCode } from './statement.ts'
import {
  addStatement,
  decideStatement,
  deleteStatement,
  editStatement,
  isOnLockedBallot,
  moveStatement,
  rewordStatement,
  statementsInOrder,
  wordingsOf,
} from './statementCommands.ts'

const AT = '2026-05-06T07:08:09.000Z'
const NO_SETTING = { kind: 'principle' as const, stageId: null, tags: [], cardIds: [], itemIds: [] }
const refused = (code: RefusalCode) => expect.objectContaining({ name: 'Refusal', code }) as Error

let state: StudyState

beforeEach(() => {
  state = makeStudyState()
  for (const id of ['card', 'other card']) {
    state.records.card.set(id, { ...newCard({ id, kind: 'idea', text: id }), isDeleted: false })
  }
})

const carryOut = (changes: RecordChange[]) => applyChanges(state, changes)
const newOne = (id: string, setting = {}) => ({
  id,
  wordingId: `${id} 1`,
  text: `Says ${id}`,
  ...NO_SETTING,
  ...setting,
})
const add = (id: string, setting = {}) => carryOut(addStatement(state, newOne(id, setting), AT))
const order = (of = state) => statementsInOrder(of).map(({ id }) => id)
const held = (id: string) => state.records.statement.get(id)

function putToTheVote(statementId: string, isLocked: boolean): void {
  const content = {
    title: 'Vote',
    question: 'How far do you agree?',
    lowLabel: 'not',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all' as const,
    isPractice: false,
    items: [{ kind: 'statement' as const, statementId }],
  }
  carryOut(createBallot(state, 'ballot', content, () => 'item'))
  if (isLocked) carryOut(lockBallot(state, 'ballot', AT))
}

describe('a new statement', () => {
  it('takes the next number and the last place, with its first wording', () => {
    for (const id of ['a', 'b', 'c']) add(id)
    expect(statementsInOrder(state).map(statementCode)).toEqual(['S1', 'S2', 'S3'])
    expect(order()).toEqual(['a', 'b', 'c'])
    expect(wordingsOf(state, 'b')).toEqual([
      { id: 'b 1', statementId: 'b', number: 1, text: 'Says b', reason: '', writtenAt: AT },
    ])
    expect(held('b')).toMatchObject({ decision: null, isDeleted: false })
  })

  it('never takes the number of one that was deleted', () => {
    for (const id of ['a', 'b']) add(id)
    carryOut(deleteStatement(state, 'b'))
    add('c')
    expect(held('c')?.number).toBe(3)
    expect(order()).toEqual(['a', 'c'])
  })

  it('comes from cards, items and a stage that are there, each once', () => {
    add('a', { cardIds: ['card', 'other card', 'card'], tags: ['one', 'one'] })
    expect(held('a')).toMatchObject({ cardIds: ['card', 'other card'], tags: ['one'] })
    expect(() => add('b', { cardIds: ['no card'] })).toThrow(refused('not-found'))
    expect(() => add('b', { itemIds: ['no item'] })).toThrow(refused('not-found'))
    expect(() => add('b', { stageId: 'no stage' })).toThrow(refused('not-found'))
    expect(() => add('a')).toThrow(refused('conflict'))
  })
})

describe('a statement', () => {
  beforeEach(() => {
    for (const id of ['a', 'b', 'c']) add(id, { cardIds: ['card'] })
  })

  it('is edited in what is given, and keeps a source that has been deleted since', () => {
    carryOut(editStatement(state, 'a', { kind: 'competency' }))
    const card = state.records.card.get('card')
    if (card) state.records.card.set('card', { ...card, isDeleted: true })
    carryOut(editStatement(state, 'a', { cardIds: ['card', 'other card'] }))
    expect(held('a')).toMatchObject({ kind: 'competency', cardIds: ['card', 'other card'], number: 1 })
    carryOut(editStatement(state, 'a', { cardIds: [] }))
    expect(() => editStatement(state, 'a', { cardIds: ['card'] })).toThrow(refused('not-found'))
  })

  it('keeps every wording with why it was changed; the same words once more are no change', () => {
    const wording = { wordingId: 'a 2', text: 'Says more', reason: 'Round 1 asked for it.' }
    carryOut(rewordStatement(state, 'a', wording, AT))
    expect(held('a')?.text).toBe('Says more')
    expect(wordingsOf(state, 'a').map(({ number, text, reason }) => [number, text, reason])).toEqual([
      [1, 'Says a', ''],
      [2, 'Says more', 'Round 1 asked for it.'],
    ])
    expect(rewordStatement(state, 'a', { ...wording, wordingId: 'a 3' }, AT)).toEqual([])
    expect(() => rewordStatement(state, 'a', { ...wording, text: 'Other' }, AT)).toThrow(refused('conflict'))
  })

  it('goes before another one, or to the end', () => {
    carryOut(moveStatement(state, 'c', 'a'))
    expect(order()).toEqual(['c', 'a', 'b'])
    carryOut(moveStatement(state, 'c', null))
    expect(order()).toEqual(['a', 'b', 'c'])
    expect(moveStatement(state, 'c', 'c')).toEqual([])
    expect(() => moveStatement(state, 'c', 'nowhere')).toThrow(refused('not-found'))
  })

  it('is decided on, and left to the votes again', () => {
    const decision = { status: 'withdrawn' as const, reason: 'Says what S2 says.', decidedAt: AT }
    carryOut(decideStatement(state, 'a', decision))
    expect(held('a')?.decision).toEqual(decision)
    carryOut(decideStatement(state, 'a', null))
    expect(held('a')?.decision).toBeNull()
  })

  it('is deleted without a touch to ballots, and then there is nothing to do with it', () => {
    putToTheVote('a', false)
    expect(isOnLockedBallot(state, 'a')).toBe(false)
    carryOut(deleteStatement(state, 'a'))
    expect(order()).toEqual(['b', 'c'])
    expect(state.records.ballotItem.size).toBe(1)
    expect(wordingsOf(state, 'a')).toHaveLength(1)
    expect(() => editStatement(state, 'a', { tags: [] })).toThrow(refused('not-found'))
    expect(() => deleteStatement(state, 'never')).toThrow(refused('not-found'))
  })

  it('stays once it is on a locked ballot', () => {
    putToTheVote('a', true)
    expect(isOnLockedBallot(state, 'a')).toBe(true)
    expect(isOnLockedBallot(state, 'b')).toBe(false)
    expect(isOnLockedBallot(state, 'a', 'Words that nobody voted on')).toBe(false)
    expect(() => deleteStatement(state, 'a')).toThrow(refused('ballot-locked'))
  })
})

const step = fc.record({
  what: fc.constantFrom('add', 'add', 'move', 'move', 'delete', 'reword', 'undo'),
  one: fc.nat(),
  other: fc.nat(),
})

it('keep order, numbers and wordings whatever is done to them, and undo leads back through the same states', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      state = makeStudyState()
      const done: { changes: RecordChange[]; before: string }[] = []
      const whole = () =>
        JSON.stringify([
          [...state.records.statement.values()].toSorted((a, b) => a.number - b.number),
          [...state.records.statementWording.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        ])
      for (const [index, { what, one, other }] of steps.entries()) {
        const ids = order()
        const chosen = ids[one % Math.max(1, ids.length)]
        if (what === 'undo') {
          const last = done.pop()
          if (!last) continue
          carryOut(invertChanges(last.changes))
          expect(whole()).toBe(last.before)
          continue
        }
        const [before, numbers] = [whole(), [...state.records.statement.values()].map((all) => all.number)]
        let changes: RecordChange[] = []
        if (what === 'add') changes = addStatement(state, newOne(`s${index}`), AT)
        else if (chosen === undefined) continue
        else if (what === 'delete') changes = deleteStatement(state, chosen)
        else if (what === 'reword') {
          const wording = { wordingId: `w${index}`, text: `Text ${other % 3}`, reason: '' }
          changes = rewordStatement(state, chosen, wording, AT)
        } else changes = moveStatement(state, chosen, [...ids, null][other % (ids.length + 1)] ?? null)
        carryOut(changes)
        done.push({ changes, before })

        // As a plain list would have it.
        const others = ids.filter((id) => id !== chosen)
        const target = [...ids, null][other % (ids.length + 1)] ?? null
        if (what === 'add') expect(order()).toEqual([...ids, `s${index}`])
        else if (what === 'delete') expect(order()).toEqual(others)
        else if (what === 'reword' || target === chosen) expect(order()).toEqual(ids)
        else {
          const at = target === null ? others.length : others.indexOf(target)
          expect(order()).toEqual(others.toSpliced(at, 0, chosen ?? ''))
        }
        if (what === 'add') expect(held(`s${index}`)?.number).toBe(Math.max(0, ...numbers) + 1)
        for (const { id, text } of state.records.statement.values()) {
          const wordings = wordingsOf(state, id)
          expect(wordings.at(-1)?.text).toBe(text)
          expect(wordings.map(({ number }) => number)).toEqual(wordings.map((_, place) => place + 1))
        }
      }
    }),
  )
})
