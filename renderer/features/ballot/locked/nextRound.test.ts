import { describe, expect, it } from 'vitest'
import type { BallotItem, Round } from '#shared/domain/ballot/ballot'
import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import { roundFigures } from '#shared/domain/ballot/roundFigures'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { nextRound } from './nextRound.ts'

const item = (id: string): BallotItem => ({
  id,
  ballotId: 'b',
  cardId: null,
  columnId: null,
  statementId: null,
  wording: id,
  position: id,
})
const ITEMS = ['x', 'y', 'z'].map(item)
const FIRST: Round = {
  id: 'one',
  ballotId: 'b',
  workshopId: null,
  number: 1,
  itemIds: ['x', 'y', 'z'],
  status: 'closed',
  openedAt: '2026-01-01T10:00:00.000Z',
  closedAt: '2026-01-01T10:20:00.000Z',
  seatsInRoom: 3,
  tokensDealt: 3,
}

/** Three voters who all give these scores: 8 is in, 2 is out, 5 is uncertain. */
function results(scores: Record<string, number>): { items: ItemResults[] } {
  const answers = new Map(
    Object.entries(scores).map(([id, value]) => [id, { kind: 'score' as const, value }]),
  )
  const responses = [1, 2, 3].map(() => ({ panelGroupId: 'g', answers }))
  const counting = { rule: DEFAULT_RAM_RULE, roundNumber: 1, itemIds: FIRST.itemIds, groupMinimum: 1 }
  const items = [...roundFigures(responses, counting)].map(([itemId, pooled]) => ({
    itemId,
    pooled,
    byGroup: [],
    hiddenGroups: [],
    publicVersusRest: null,
    unanimousGroups: [],
  }))
  return { items }
}

describe('the next round', () => {
  const plan = { plannedRounds: 2, carryOver: 'not-agreed' as const }

  it('is the first with all items before anybody has voted', () => {
    expect(nextRound(plan, ITEMS, [], new Map())).toEqual({ kind: 'ready', number: 1, items: ITEMS })
  })

  it('takes what is neither in nor out, in the order of the ballot', () => {
    const found = nextRound(plan, ITEMS, [FIRST], new Map([['one', results({ x: 5, y: 8, z: 5 })]]))
    expect(found).toEqual({ kind: 'ready', number: 2, items: [item('x'), item('z')] })
  })

  it('has nothing left where all is agreed', () => {
    const found = nextRound(plan, ITEMS, [FIRST], new Map([['one', results({ x: 2, y: 8, z: 9 })]]))
    expect(found).toEqual({ kind: 'nothing-left', number: 2 })
  })

  it('is not known without results, and none where none was planned', () => {
    expect(nextRound(plan, ITEMS, [FIRST], new Map())).toEqual({ kind: 'unknown', number: 2 })
    expect(nextRound({ ...plan, plannedRounds: 1 }, ITEMS, [FIRST], new Map())).toEqual({
      kind: 'none-planned',
    })
  })
})
