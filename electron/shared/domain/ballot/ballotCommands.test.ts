import { beforeEach, describe, expect, it } from 'vitest'
import { newCard } from '../board/newCard.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { emptyRecords } from '../study/records.ts'
import type { RecordChange } from '../study/recordChange.ts'
import { applyChanges, comparePositions, makeStudyState, type StudyState } from '../study/studyState.ts'
import {
  closeRound,
  createBallot,
  deleteBallot,
  editBallot,
  lockBallot,
  openRound,
} from './ballotCommands.ts'

let state: StudyState
let lastId: number

const at = '2026-01-02T03:04:05.000Z'
const newId = () => `item ${(lastId += 1)}`
const content = {
  title: 'Which steps matter?',
  question: 'How important is this?',
  lowLabel: 'not at all',
  highLabel: 'very',
  instructions: '',
  rule: DEFAULT_RAM_RULE,
  plannedRounds: 1,
  carryOver: 'all' as const,
}

beforeEach(() => {
  lastId = 0
  const records = emptyRecords()
  for (const id of ['a', 'b', 'c', 'd']) {
    records.card.set(id, { ...newCard({ id, kind: 'idea', text: `Card ${id}` }), isDeleted: false })
  }
  state = makeStudyState(records)
})

const cardChoices = (cardIds: string[]) => cardIds.map((cardId) => ({ kind: 'card' as const, cardId }))
const open = (ballotId: string, roundId: string) =>
  openRound(state, ballotId, { roundId, openedAt: at, itemIds: items(ballotId).map(({ id }) => id) })
const carryOut = (changes: RecordChange[]) => applyChanges(state, changes)
const create = (cardIds: string[], id = 'ballot') =>
  carryOut(createBallot(state, id, { ...content, isPractice: false, items: cardChoices(cardIds) }, newId))
const items = (ballotId = 'ballot') =>
  [...state.records.ballotItem.values()]
    .filter((item) => item.ballotId === ballotId)
    .toSorted(comparePositions)

function deleteCardRecord(id: string): void {
  const card = state.records.card.get(id)
  if (card) carryOut([{ kind: 'card', id, before: card, after: { ...card, isDeleted: true } }])
}

function expectRefused(code: RefusalCode, decide: () => unknown): void {
  let refusal: unknown = null
  try {
    decide()
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code })
}

describe('a ballot that is being set up', () => {
  it('has an item for each card, in the order in which they were chosen', () => {
    create(['c', 'a', 'b'])
    expect(items().map((item) => [item.cardId, item.wording])).toEqual([
      ['c', 'Card c'],
      ['a', 'Card a'],
      ['b', 'Card b'],
    ])
    expect(state.records.ballot.get('ballot')).toMatchObject({
      status: 'draft',
      ruleHash: null,
      lockedAt: null,
    })
  })

  it('may be empty for now', () => {
    create([])
    expect(items()).toEqual([])
  })

  it('comes after the ballots that are there', () => {
    for (const id of ['one', 'two', 'three']) create(['a'], id)
    expect([...state.records.ballot.values()].toSorted(comparePositions).map(({ id }) => id)).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  it('keeps the item of a card that stays on it, and drops the others', () => {
    create(['a', 'b', 'c'])
    const kept = items().find((item) => item.cardId === 'b')?.id
    carryOut(editBallot(state, 'ballot', { items: cardChoices(['d', 'b']) }, newId))
    expect(items().map((item) => item.cardId)).toEqual(['d', 'b'])
    expect(items()[1]?.id).toBe(kept)
    expect(state.records.ballotItem.size).toBe(2)
  })

  it('changes in what is given, and keeps its items where no cards are given', () => {
    create(['a', 'b'])
    carryOut(editBallot(state, 'ballot', { title: 'Another title', question: undefined }, newId))
    expect(state.records.ballot.get('ballot')).toMatchObject({
      title: 'Another title',
      question: content.question,
    })
    expect(items()).toHaveLength(2)
  })

  it('is refused with a card twice, a card that is gone, or an id that is taken', () => {
    create(['a'])
    expectRefused('conflict', () => create(['b']))
    expectRefused('invalid-input', () => create(['a', 'b', 'a'], 'other'))
    expectRefused('not-found', () => create(['x'], 'other'))
    deleteCardRecord('b')
    expectRefused('not-found', () => create(['b'], 'other'))
    expectRefused('not-found', () => editBallot(state, 'other', {}, newId))
  })

  it('goes with its items when it is deleted', () => {
    create(['a', 'b'])
    create(['c'], 'other')
    carryOut(deleteBallot(state, 'ballot'))
    expect([...state.records.ballot.keys()]).toEqual(['other'])
    expect(items()).toEqual([])
    expect(items('other')).toHaveLength(1)
    expectRefused('not-found', () => deleteBallot(state, 'ballot'))
  })
})

describe('a ballot that is locked', () => {
  it('has the words of its cards as they stand then, whatever happens to the cards', () => {
    create(['a', 'b'])
    const card = state.records.card.get('a')
    if (!card) throw new Error('A card is missing.')
    carryOut([{ kind: 'card', id: 'a', before: card, after: { ...card, text: 'Better words' } }])
    carryOut(lockBallot(state, 'ballot', at))
    carryOut([{ kind: 'card', id: 'a', before: card, after: { ...card, text: 'Later words' } }])
    expect(items().map((item) => item.wording)).toEqual(['Better words', 'Card b'])
    expect(state.records.ballot.get('ballot')).toMatchObject({
      status: 'locked',
      lockedAt: at,
      ruleHash: hashRule(DEFAULT_RAM_RULE),
    })
  })

  it('cannot be changed, deleted or locked again', () => {
    create(['a'])
    carryOut(lockBallot(state, 'ballot', at))
    expectRefused('ballot-locked', () => editBallot(state, 'ballot', { title: 'x' }, newId))
    expectRefused('ballot-locked', () => deleteBallot(state, 'ballot'))
    expectRefused('ballot-locked', () => lockBallot(state, 'ballot', at))
  })

  it('is refused without items, or with a card that has been deleted', () => {
    create([])
    expectRefused('conflict', () => lockBallot(state, 'ballot', at))
    carryOut(editBallot(state, 'ballot', { items: cardChoices(['a', 'b']) }, newId))
    deleteCardRecord('b')
    expect(() => lockBallot(state, 'ballot', at)).toThrow(/“Card b”/)
    carryOut(editBallot(state, 'ballot', { items: cardChoices(['a']) }, newId))
    expect(lockBallot(state, 'ballot', at)).toHaveLength(2)
  })

  it('is refused with a card that was hidden again after it was chosen, without a word of it', () => {
    create(['a', 'b'])
    const before = state.records.card.get('b')
    if (before) carryOut([{ kind: 'card', id: 'b', before, after: { ...before, isHidden: true } }])
    expect(() => lockBallot(state, 'ballot', at)).toThrow(/^(?!.*Card b).*hidden again/)
  })
})

describe('a round', () => {
  const [at, later] = ['2026-01-02T03:04:05.000Z', '2026-01-02T04:04:05.000Z']
  const closed = { closedAt: later, seatsInRoom: 20, tokensDealt: 12 }

  beforeEach(() => {
    for (const id of ['ballot', 'other']) {
      create(['a'], id)
      carryOut(lockBallot(state, id, at))
    }
  })

  it('opens on a locked ballot and closes for good', () => {
    carryOut(open('ballot', 'round'))
    expect(state.records.round.get('round')).toMatchObject({
      status: 'open',
      number: 1,
      closedAt: null,
      tokensDealt: 0,
    })
    carryOut(closeRound(state, 'round', closed))
    expect(state.records.round.get('round')).toMatchObject({ status: 'closed', openedAt: at, ...closed })
    // Closing again changes nothing: the counts of the first time are the record.
    expect(closeRound(state, 'round', { ...closed, tokensDealt: 1 })).toEqual([])
  })

  it('is one at a time, and one a ballot', () => {
    carryOut(open('ballot', 'round'))
    expectRefused('conflict', () => open('other', 'second'))
    expectRefused('conflict', () => open('ballot', 'second'))
    carryOut(closeRound(state, 'round', closed))
    expectRefused('conflict', () => open('ballot', 'second'))
    expect(open('other', 'second')).toHaveLength(1)
  })

  it('never takes the place of one that was closed, by the same id', () => {
    carryOut(open('ballot', 'round'))
    carryOut(closeRound(state, 'round', closed))
    expectRefused('conflict', () => open('other', 'round'))
  })

  it('is refused where there is nothing to open or close', () => {
    create(['b'], 'draft')
    expectRefused('conflict', () => open('draft', 'round'))
    expectRefused('conflict', () => open('nothing', 'round'))
    expectRefused('not-found', () => closeRound(state, 'round', closed))
  })
})
