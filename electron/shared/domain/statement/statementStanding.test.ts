import { beforeEach, describe, expect, it } from 'vitest'
import type { Ballot, BallotItem, Round } from '../ballot/ballot.ts'
import type { Verdict } from '../consensus/verdict.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { emptyRecords, type StudyRecords } from '../study/records.ts'
import type { Statement } from './statement.ts'
import { standingOf, votesOn } from './statementStanding.ts'

let records: StudyRecords

beforeEach(() => {
  records = emptyRecords()
})

const statement: Statement = {
  id: 'statement',
  number: 1,
  kind: 'principle',
  text: 'As it reads now',
  stageId: null,
  tags: [],
  cardIds: [],
  itemIds: [],
  decision: null,
  isDeleted: false,
  position: 'a0',
}

/** A ballot with one item, locked at this hour, or a draft. */
function addBallot(id: string, hour: number | null, of: Partial<Ballot & BallotItem> = {}): void {
  const { isPractice = false, plannedRounds = 1, statementId = null, wording = statement.text } = of
  records.ballot.set(id, {
    id,
    title: id,
    question: '',
    lowLabel: '',
    highLabel: '',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds,
    carryOver: 'all',
    isPractice,
    broughtFrom: null,
    status: hour === null ? 'draft' : 'locked',
    ruleHash: null,
    lockedAt: hour === null ? null : `2026-05-06T${String(hour).padStart(2, '0')}:00:00.000Z`,
    position: 'a0',
  })
  const item = `item of ${id}`
  records.ballotItem.set(item, {
    id: item,
    ballotId: id,
    cardId: null,
    columnId: null,
    statementId,
    wording,
    position: 'a0',
  })
}

function addClosedRound(ballotId: string, number = 1): void {
  const round: Round = {
    id: `${ballotId} ${number}`,
    ballotId,
    workshopId: null,
    number,
    itemIds: [],
    status: 'closed',
    openedAt: '2026-05-06T07:00:00.000Z',
    closedAt: '2026-05-06T08:00:00.000Z',
    seatsInRoom: 10,
    tokensDealt: 10,
  }
  records.round.set(round.id, round)
}

function standing(verdicts: Record<string, Verdict>, of: Partial<Statement> = {}) {
  const { status, by, item, isReworded } = standingOf(
    records,
    { ...statement, ...of },
    (itemId) => verdicts[itemId.replace('item of ', '')] ?? null,
  )
  return [status, by, item?.ballotId ?? null, isReworded]
}

const own = { statementId: 'statement' }

describe('a statement', () => {
  it('is proposed until something is said of it', () => {
    expect(standing({})).toEqual(['proposed', 'none', null, false])
  })

  it.each([
    ['in', 'agreed'],
    ['out', 'not-agreed'],
    ['uncertain', 'not-agreed'],
    ['ranked', 'proposed'],
    ['no-data', 'proposed'],
  ] as const)('whose vote ended with “%s” is %s', (verdict, status) => {
    addBallot('vote', 9, own)
    addClosedRound('vote')
    const by = status === 'proposed' ? ['none', null] : ['own-vote', 'vote']
    expect(standing({ vote: verdict })).toEqual([status, ...by, false])
  })

  it('that the panel was uncertain of is proposed while another round is planned', () => {
    addBallot('vote', 9, { ...own, plannedRounds: 2 })
    addClosedRound('vote')
    expect(standing({ vote: 'uncertain' })).toEqual(['proposed', 'own-vote', 'vote', false])
    // What it came from does not decide in the meantime.
    addBallot('source', 8)
    addClosedRound('source')
    const itemIds = ['item of source']
    expect(standing({ vote: 'uncertain', source: 'in' }, { itemIds })[0]).toBe('proposed')
    addClosedRound('vote', 2)
    expect(standing({ vote: 'uncertain' })[0]).toBe('not-agreed')
  })

  it('goes by the ballot that was locked last, where that says anything', () => {
    addBallot('later', 11, own)
    addBallot('earlier', 9, own)
    expect(votesOn(records, 'statement').map(({ ballotId }) => ballotId)).toEqual(['earlier', 'later'])
    expect(standing({ earlier: 'in', later: 'out' })).toEqual(['not-agreed', 'own-vote', 'later', false])
    expect(standing({ earlier: 'in' })).toEqual(['agreed', 'own-vote', 'earlier', false])
  })

  it('does not go by practice, nor by a draft', () => {
    addBallot('practice', 9, { ...own, isPractice: true })
    addBallot('draft', null, own)
    expect(votesOn(records, 'statement')).toEqual([])
    expect(standing({ practice: 'in', draft: 'in' })[0]).toBe('proposed')
    expect(standing({ practice: 'in' }, { itemIds: ['item of practice'] })[0]).toBe('proposed')
  })

  it('is marked once it reads otherwise than what was voted on', () => {
    addBallot('vote', 9, { ...own, wording: 'As it read then' })
    expect(standing({ vote: 'in' })).toEqual(['agreed', 'own-vote', 'vote', true])
  })

  it('goes by what it came from as long as it has no vote of its own: one that is in is enough', () => {
    for (const [index, id] of ['one', 'other'].entries()) addBallot(id, 9 + index)
    const itemIds = ['item of one', 'item of other', 'item that is gone']
    expect(standing({ one: 'in', other: 'out' }, { itemIds })).toEqual([
      'agreed',
      'source-vote',
      'one',
      false,
    ])
    expect(standing({ one: 'out' }, { itemIds })).toEqual(['not-agreed', 'source-vote', 'one', false])
    addBallot('own', 12, own)
    expect(standing({ one: 'in', own: 'out' }, { itemIds })[1]).toBe('own-vote')
  })

  it('is what was decided, whatever the votes say', () => {
    addBallot('vote', 9, own)
    const decision = {
      status: 'withdrawn',
      reason: 'Said twice.',
      decidedAt: '2026-05-06T07:00:00.000Z',
    } as const
    expect(standing({ vote: 'in' }, { decision })).toEqual(['withdrawn', 'decision', null, false])
  })
})
