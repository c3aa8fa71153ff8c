import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { Verdict } from '../consensus/verdict.ts'
import type { Ballot, BallotItem, Round } from './ballot.ts'
import { latestVerdicts, roundsOfVerdicts } from './latestVerdicts.ts'

function ballot(id: string, status: Ballot['status'], isPractice = false): [string, Ballot] {
  const words = { title: id, question: '?', lowLabel: 'low', highLabel: 'high', instructions: '' }
  const rounds = { plannedRounds: 2, carryOver: 'all' as const, isPractice, broughtFrom: null }
  const rule = DEFAULT_RAM_RULE
  return [id, { id, ...words, rule, ...rounds, status, ruleHash: null, lockedAt: null, position: 'a0' }]
}

function round(id: string, ballotId: string, number: number, closedAt: string | null): [string, Round] {
  const status = closedAt === null ? 'open' : 'closed'
  const openedAt = '2026-01-01T00:00:00.000Z'
  return [
    id,
    {
      id,
      ballotId,
      workshopId: null,
      number,
      itemIds: [],
      status,
      openedAt,
      closedAt,
      seatsInRoom: 0,
      tokensDealt: 0,
    },
  ]
}

const item = (id: string, cardId: string | null): [string, BallotItem] => [
  id,
  { id, ballotId: 'one', cardId, columnId: null, statementId: null, wording: id, position: 'a0' },
]
const outcome = (verdicts: Record<string, Verdict>) => ({
  items: Object.entries(verdicts).map(([itemId, verdict]) => ({ itemId, pooled: { verdict } })),
})

describe('the rounds that verdicts come from', () => {
  it('are the closed ones of locked ballots, in the order in which they were closed', () => {
    const rounds = roundsOfVerdicts({
      ballot: new Map([ballot('one', 'locked'), ballot('two', 'locked'), ballot('three', 'locked')]),
      round: new Map([
        round('one-2', 'one', 2, '2026-03-01T12:00:00.000Z'),
        round('one-1', 'one', 1, '2026-03-01T10:00:00.000Z'),
        round('one-3', 'one', 3, null),
        round('two-1', 'two', 1, '2026-03-01T11:00:00.000Z'),
        round('three-1', 'three', 1, null),
        round('gone-1', 'gone', 1, '2026-03-01T11:00:00.000Z'),
      ]),
    })
    expect(rounds.map(({ id }) => id)).toEqual(['one-1', 'two-1', 'one-2'])
  })

  it('are none of practice ballots', () => {
    const rounds = roundsOfVerdicts({
      ballot: new Map([ballot('practice', 'locked', true), ballot('one', 'locked')]),
      round: new Map([
        round('practice-1', 'practice', 1, '2026-03-01T10:00:00.000Z'),
        round('one-1', 'one', 1, '2026-03-01T10:00:00.000Z'),
      ]),
    })
    expect(rounds.map(({ id }) => id)).toEqual(['one-1'])
  })

  it('come by their ids where they were closed at once, and not at all without rounds', () => {
    const at = '2026-03-01T11:00:00.000Z'
    const both = [round('b', 'one', 1, at), round('a', 'two', 1, at)]
    const ballots = new Map([ballot('one', 'locked'), ballot('two', 'locked')])
    for (const order of [both, both.toReversed()]) {
      expect(roundsOfVerdicts({ ballot: ballots, round: new Map(order) }).map(({ id }) => id)).toEqual([
        'a',
        'b',
      ])
    }
    expect(roundsOfVerdicts({ ballot: ballots, round: new Map() })).toEqual([])
  })
})

describe('the latest verdict on each card', () => {
  const items = new Map([
    item('early', 'card-1'),
    item('late', 'card-1'),
    item('other', 'card-2'),
    item('no card', null),
  ])

  it('is what the round says that was closed last', () => {
    const verdicts = latestVerdicts(
      [outcome({ early: 'in', other: 'uncertain' }), outcome({ late: 'out' })],
      items,
    )
    expect([...verdicts]).toEqual([
      ['card-1', 'out'],
      ['card-2', 'uncertain'],
    ])
  })

  it('stands where a later round has no score for the card', () => {
    expect(
      latestVerdicts([outcome({ early: 'in' }), outcome({ late: 'no-data' })], items).get('card-1'),
    ).toBe('in')
    expect(latestVerdicts([outcome({ other: 'no-data' })], items).size).toBe(0)
  })

  it('stands where a later round of the ballot did not ask about the card any more', () => {
    const rounds = roundsOfVerdicts({
      ballot: new Map([ballot('one', 'locked')]),
      round: new Map([
        round('one-1', 'one', 1, '2026-03-01T10:00:00.000Z'),
        round('one-2', 'one', 2, '2026-03-01T12:00:00.000Z'),
      ]),
    })
    const results = new Map([
      ['one-1', outcome({ early: 'in', other: 'uncertain' })],
      ['one-2', outcome({ other: 'out' })],
    ])
    const found = latestVerdicts(
      rounds.flatMap(({ id }) => results.get(id) ?? []),
      items,
    )
    expect([...found]).toEqual([
      ['card-1', 'in'],
      ['card-2', 'out'],
    ])
  })

  it('stands where a later round only put the card in an order', () => {
    expect(
      latestVerdicts([outcome({ early: 'out' }), outcome({ late: 'ranked' })], items).get('card-1'),
    ).toBe('out')
    expect(latestVerdicts([outcome({ other: 'ranked' })], items).size).toBe(0)
  })

  it('leaves out items without a card and results of unknown items', () => {
    expect(latestVerdicts([outcome({ 'no card': 'in', unknown: 'in' })], items).size).toBe(0)
    expect(latestVerdicts([], items).size).toBe(0)
  })
})
