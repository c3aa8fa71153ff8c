import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '../consensus/rule.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import { Refusal } from '../refusal.ts'
import { emptyRecords } from '../study/records.ts'
import { applyChanges, makeStudyState, type StudyState } from '../study/studyState.ts'
import { closeRound, openRound } from './ballotCommands.ts'
import { deviate, writeDiscussionNote, type NewDeviation } from './deviationCommands.ts'
import { ruleInForce } from './ruleInForce.ts'

const AT = '2026-03-01T10:00:00.000Z'
let state: StudyState

beforeEach(() => {
  const records = emptyRecords()
  records.ballot.set('ballot', {
    id: 'ballot',
    title: 'T',
    question: 'Q',
    lowLabel: 'l',
    highLabel: 'h',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    broughtFrom: null,
    status: 'locked',
    ruleHash: hashRule(DEFAULT_RAM_RULE),
    lockedAt: AT,
    position: 'a',
  })
  state = makeStudyState(records)
})

const open = (roundId: string) =>
  applyChanges(state, openRound(state, 'ballot', { roundId, openedAt: AT, itemIds: ['one', 'two'] }))
const close = (roundId: string) =>
  applyChanges(state, closeRound(state, roundId, { closedAt: AT, seatsInRoom: 3, tokensDealt: 3 }))
const wish = (over: Partial<NewDeviation>): NewDeviation => ({
  id: 'deviation',
  ballotId: 'ballot',
  madeAt: AT,
  fromRound: 1,
  change: { kind: 'other' },
  reason: 'The fire alarm went off.',
  ...over,
})
const record = (over: Partial<NewDeviation>) => applyChanges(state, deviate(state, wish(over)))
const refusalOf = (decide: () => unknown): string => {
  try {
    decide()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'none'
}
const softer: ConsensusRule = { ...DEFAULT_RAM_RULE, medianIn: 6.5 }

describe('deviate', () => {
  it('keeps the locked rule and its fingerprint, and records the new one beside them', () => {
    open('first')
    close('first')
    record({ change: { kind: 'rule', rule: softer }, fromRound: 2 })
    expect(state.records.ballot.get('ballot')).toMatchObject({
      rule: DEFAULT_RAM_RULE,
      ruleHash: hashRule(DEFAULT_RAM_RULE),
    })
    expect(state.records.deviation.get('deviation')?.change).toEqual({
      kind: 'rule',
      before: DEFAULT_RAM_RULE,
      after: softer,
      ruleHash: hashRule(softer),
    })
  })

  it('changes the plan that the next rounds go by, and says what it was', () => {
    record({ change: { kind: 'planned-rounds', plannedRounds: 4 } })
    record({ id: 'second', change: { kind: 'carry-over', carryOver: 'disputed' } })
    expect(state.records.ballot.get('ballot')).toMatchObject({ plannedRounds: 4, carryOver: 'disputed' })
    expect([...state.records.deviation.values()].map(({ change }) => change)).toEqual([
      { kind: 'planned-rounds', before: 2, after: 4 },
      { kind: 'carry-over', before: 'all', after: 'disputed' },
    ])
  })

  it('holds from when it was made, though the clock was set back since the one before', () => {
    record({ id: 'zzz', madeAt: '2026-03-01T12:00:00.000Z', change: { kind: 'rule', rule: softer } })
    const softest: ConsensusRule = { ...DEFAULT_RAM_RULE, medianIn: 6 }
    record({ id: 'aaa', madeAt: '2026-03-01T11:00:00.000Z', change: { kind: 'rule', rule: softest } })
    const ballot = { id: 'ballot', rule: DEFAULT_RAM_RULE }
    expect(ruleInForce(ballot, state.records.deviation.values(), 1)).toEqual(softest)
  })

  it('waits until a vote that is open has been closed', () => {
    open('first')
    expect(refusalOf(() => deviate(state, wish({})))).toBe('conflict')
    close('first')
    expect(refusalOf(() => deviate(state, wish({})))).toBe('none')
  })

  it('reaches back to the last round, and not to one before it', () => {
    for (const roundId of ['first', 'second']) {
      open(roundId)
      close(roundId)
    }
    const from = (fromRound: number) => refusalOf(() => deviate(state, wish({ fromRound })))
    expect([1, 2, 3, 4].map(from)).toEqual(['invalid-input', 'none', 'none', 'invalid-input'])
  })

  it('takes no other number of dots, though it be a third of a hundred items', () => {
    const third: ConsensusRule = {
      method: 'dots',
      budget: null,
      capPerItem: null,
      weighting: 'pooled',
      inCount: null,
    }
    const ballot = state.records.ballot.get('ballot')
    if (ballot === undefined) throw new Error('The ballot is there.')
    const records = emptyRecords()
    records.ballot.set('ballot', { ...ballot, rule: third, ruleHash: hashRule(third) })
    state = makeStudyState(records)
    const change = (rule: ConsensusRule) =>
      refusalOf(() => deviate(state, wish({ change: { kind: 'rule', rule } })))
    expect(change({ ...third, budget: 34 })).toBe('invalid-input')
    expect(change({ ...third, inCount: 3 })).toBe('none')
  })

  it('takes no rule under which people would have answered in another way', () => {
    const rule: ConsensusRule = {
      method: 'moscow',
      majorityPercent: 50,
      comparison: 'more-than',
      inCounts: 'must',
      unable: 'exclude',
    }
    expect(refusalOf(() => deviate(state, wish({ change: { kind: 'rule', rule } })))).toBe('invalid-input')
    const sameAnswers: ConsensusRule = {
      method: 'median-iqr',
      scaleMinimum: 1,
      scaleMaximum: 9,
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 3,
      quantileType: 7,
    }
    expect(refusalOf(() => deviate(state, wish({ change: { kind: 'rule', rule: sameAnswers } })))).toBe(
      'none',
    )
  })

  it('records no change that changes nothing, and none of a draft', () => {
    const same: NewDeviation['change'][] = [
      { kind: 'rule', rule: { ...DEFAULT_RAM_RULE } },
      { kind: 'planned-rounds', plannedRounds: 2 },
      { kind: 'carry-over', carryOver: 'all' },
    ]
    for (const change of same) expect(refusalOf(() => deviate(state, wish({ change })))).toBe('invalid-input')
    const ballot = state.records.ballot.get('ballot')
    if (ballot) state.records.ballot.set('ballot', { ...ballot, status: 'draft' })
    expect(refusalOf(() => deviate(state, wish({})))).toBe('conflict')
  })
})

describe('writeDiscussionNote', () => {
  const note = (text: string, itemId = 'one') =>
    writeDiscussionNote(state, { roundId: 'first', itemId, text }, () => 'note')
  const texts = () => [...state.records.discussionNote.values()].map(({ text }) => text)

  it('keeps one note for an item and round, and takes it away when it is emptied', () => {
    open('first')
    close('first')
    applyChanges(state, note('Cost came up.'))
    applyChanges(state, note('Cost and distance came up.'))
    expect(texts()).toEqual(['Cost and distance came up.'])
    expect(note('Cost and distance came up.')).toEqual([])
    applyChanges(state, note(''))
    expect(texts()).toEqual([])
    expect(note('')).toEqual([])
  })

  it('is about an item of a round that is closed', () => {
    open('first')
    expect(refusalOf(() => note('Too early.'))).toBe('conflict')
    close('first')
    expect(refusalOf(() => note('Elsewhere.', 'three'))).toBe('not-found')
  })
})
