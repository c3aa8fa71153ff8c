import { beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import type { RefusalCode } from '#shared/domain/refusal'
import { lockBallot, openNextRound } from '../support/ballotCalls.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import {
  joinRoom,
  putAnswer,
  putWhole,
  takePaper,
  type RoomClient,
  type Vote,
} from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let phone: RoomClient

beforeEach(async () => {
  test = startTestHost()
  await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })
  const [group] = await recordsOf(test.host, 'panelGroup')
  phone = await joinRoom({ ...(await openRoom(test.host)), panelGroupId: group?.id ?? '' })
})

const score = (value: number): Answer => ({ kind: 'score', value })
const rank = (value: number): Answer => ({ kind: 'rank', value })
const dots = (value: number): Answer => ({ kind: 'dots', value })
const must: Answer = { kind: 'moscow', value: 'must' }
const unable: Answer = { kind: 'unable' }
const skipped: Answer = { kind: 'skipped' }

function preset(method: ConsensusRule['method']): ConsensusRule {
  const found = RULE_PRESETS.find(({ rule }) => rule.method === method)
  if (!found) throw new Error(`There is no preset for ${method}.`)
  return found.rule
}

const ESSENTIAL: ConsensusRule = {
  method: 'content-validity',
  answers: 'essential',
  inPercent: 78,
  outBelowPercent: 50,
  unable: 'exclude',
}
const TOP_3: ConsensusRule = {
  method: 'top-k',
  k: 3,
  allowsFewer: false,
  weighting: 'pooled',
  inCount: null,
}
const DOTS: ConsensusRule = { method: 'dots', budget: 6, capPerItem: 4, weighting: 'pooled', inCount: null }

async function openVote(rule: ConsensusRule, itemCount = 5): Promise<Vote> {
  const ballotId = await lockBallot(test.host, { rule, itemCount })
  await openNextRound(test.host, ballotId)
  await phone.refresh()
  return takePaper(phone)
}

/** What the host has of this voter now, in the order of the items. */
async function kept({ paper, ...vote }: Vote): Promise<(Answer | null)[]> {
  const { answers } = await phone.socket.call('ballot.getVotingPaper', vote)
  const byItem = new Map(answers.map(({ itemId, answer }) => [itemId, answer]))
  return paper.items.map(({ itemId }) => byItem.get(itemId) ?? null)
}

const item = ({ paper }: Vote, index: number) => paper.items[index]?.itemId ?? ''
const whole = (vote: Vote, answers: readonly Answer[]) =>
  answers.map((answer, index) => ({ itemId: item(vote, index), answer }))

describe('answers item by item', () => {
  const RULES: readonly [name: string, rule: ConsensusRule, taken: Answer[], refused: Answer[]][] = [
    ['RAND/UCLA', preset('ram'), [score(1), score(9), unable, skipped], [score(0), score(10)]],
    ['percentages', preset('percentage'), [score(1), score(9), unable, skipped], [score(0), score(10)]],
    ['median and spread', preset('median-iqr'), [score(9), unable, skipped], [score(10)]],
    ['Likert', preset('likert'), [score(1), score(5), unable, skipped], [score(0), score(6)]],
    ['relevance', preset('content-validity'), [score(1), score(4), unable, skipped], [score(0), score(5)]],
    ['essential or not', ESSENTIAL, [score(0), score(1), unable, skipped], [score(2)]],
    [
      'MoSCoW',
      preset('moscow'),
      (['must', 'should', 'could', 'wont'] as const).map((value) => ({ kind: 'moscow', value })),
      [score(1)],
    ],
  ]

  it.each(RULES)('%s: takes what belongs to it, and nothing else', async (_name, rule, taken, refused) => {
    const vote = await openVote(rule)
    for (const answer of taken) {
      expect(await outcomeOf(putAnswer(phone, vote, item(vote, 0), answer))).toBe('done')
      expect((await kept(vote))[0]).toEqual(answer)
    }
    const strangers = [rank(1), dots(1), rule.method === 'moscow' ? score(1) : must]
    for (const answer of [...refused, ...strangers]) {
      expect(await outcomeOf(putAnswer(phone, vote, item(vote, 0), answer))).toBe('invalid-input')
    }
    expect((await kept(vote))[0]).toEqual(taken.at(-1))
  })

  it.each([
    ['a fraction', { kind: 'score', value: 4.5 }],
    ['a text', { kind: 'score', value: '7' }],
    ['nothing', { kind: 'score', value: null }],
    ['too much', { kind: 'score', value: 7, voterName: 'Ann' }],
    ['another kind', { kind: 'veto' }],
    ['another word', { kind: 'moscow', value: 'maybe' }],
  ])('are refused with %s for a value', async (_name, answer) => {
    const { roundId, voterToken, ...vote } = await openVote(preset('ram'))
    const itemId = vote.paper.items[0]?.itemId
    const call = phone.socket.callAnything('response.putAnswer', { roundId, voterToken, itemId, answer })
    expect(await outcomeOf(call)).toBe('invalid-input')
  })

  it('can be changed until the round is closed, after having finished too', async () => {
    const vote = await openVote(preset('ram'))
    const { roundId, voterToken } = vote
    await putAnswer(phone, vote, item(vote, 0), score(2))
    expect(await phone.socket.call('response.finish', { roundId, voterToken })).toEqual({ answered: 1 })
    await putAnswer(phone, vote, item(vote, 0), score(8))
    await putAnswer(phone, vote, item(vote, 1), skipped)
    expect(await kept(vote)).toEqual([score(8), skipped, null, null, null])
    await test.host.call('round.close', { roundId })
    expect(await outcomeOf(putAnswer(phone, vote, item(vote, 0), score(1)))).toBe('round-not-open')
    expect(await outcomeOf(phone.socket.call('response.finish', { roundId, voterToken }))).toBe(
      'round-not-open',
    )
    const paper = phone.socket.call('ballot.getVotingPaper', { roundId, voterToken })
    expect(await outcomeOf(paper)).toBe('round-not-open')
    const { items } = await test.host.call('round.getResults', { roundId })
    const results = new Map(items.map(({ itemId, pooled }) => [itemId, pooled]))
    expect(results.get(item(vote, 0))).toMatchObject({ n: 1, median: 8 })
    expect(results.get(item(vote, 1))).toMatchObject({ n: 0, skipped: 1 })
  })

  it('are not given as a whole', async () => {
    const vote = await openVote(preset('ram'))
    expect(await outcomeOf(putWhole(phone, vote, whole(vote, [score(5)])))).toBe('invalid-input')
    expect(await kept(vote)).toEqual([null, null, null, null, null])
  })
})

describe('whole answers', () => {
  const refusals: readonly [
    name: string,
    rule: ConsensusRule,
    answers: Answer[],
    outcome: RefusalCode | 'done',
  ][] = [
    ['an order of three', TOP_3, [rank(2), rank(1), rank(3)], 'done'],
    ['the beginning of an order', TOP_3, [rank(1), rank(2)], 'done'],
    ['nothing, which takes all back', TOP_3, [], 'done'],
    ['one place twice', TOP_3, [rank(1), rank(1)], 'invalid-input'],
    ['a place left out', TOP_3, [rank(1), rank(3)], 'invalid-input'],
    ['an order without a first', TOP_3, [rank(2), rank(3)], 'invalid-input'],
    ['more places than there are', TOP_3, [rank(1), rank(2), rank(3), rank(4)], 'invalid-input'],
    ['dots in place of an order', TOP_3, [dots(1)], 'invalid-input'],
    ['a score in place of an order', TOP_3, [score(1)], 'invalid-input'],
    ['something skipped among places', TOP_3, [rank(1), skipped], 'invalid-input'],
    ['all in order', preset('borda'), [rank(5), rank(4), rank(3), rank(2), rank(1)], 'done'],
    ['all in order but one place twice', preset('borda'), [rank(1), rank(2), rank(2)], 'invalid-input'],
    ['all dots', DOTS, [dots(4), dots(2)], 'done'],
    ['some dots', DOTS, [dots(1)], 'done'],
    ['more dots than there are', DOTS, [dots(4), dots(3)], 'invalid-input'],
    ['more dots than one item may have', DOTS, [dots(5)], 'invalid-input'],
    ['places in place of dots', DOTS, [rank(1)], 'invalid-input'],
    ['“unable” in place of dots', DOTS, [unable], 'invalid-input'],
  ]

  it.each(refusals)('%s', async (_name, rule, answers, outcome) => {
    const vote = await openVote(rule)
    expect(await outcomeOf(putWhole(phone, vote, whole(vote, answers)))).toBe(outcome)
    const expected = outcome === 'done' ? answers : []
    const missing = Array<null>(5 - expected.length).fill(null)
    expect(await kept(vote)).toEqual([...expected, ...missing])
  })

  it.each([
    ['no dots', { kind: 'dots', value: 0 }],
    ['dots below none', { kind: 'dots', value: -3 }],
    ['half a dot', { kind: 'dots', value: 0.5 }],
  ])('are refused with %s', async (_name, answer) => {
    const { roundId, voterToken, paper } = await openVote(DOTS)
    const answers = [{ itemId: paper.items[0]?.itemId, answer }]
    const call = phone.socket.callAnything('response.putWhole', { roundId, voterToken, answers })
    expect(await outcomeOf(call)).toBe('invalid-input')
  })

  it('are refused with one item twice, or one that is not on the ballot', async () => {
    const vote = await openVote(DOTS)
    const twice = [1, 2].map((value) => ({ itemId: item(vote, 0), answer: dots(value) }))
    expect(await outcomeOf(putWhole(phone, vote, twice))).toBe('invalid-input')
    const strange = [{ itemId: vote.voterToken, answer: dots(1) }]
    expect(await outcomeOf(putWhole(phone, vote, strange))).toBe('not-found')
  })

  it('take the place of what was given before, of which nothing is left', async () => {
    const vote = await openVote(DOTS)
    await putWhole(phone, vote, whole(vote, [dots(2), dots(2), dots(2)]))
    await putWhole(phone, vote, [{ itemId: item(vote, 4), answer: dots(4) }])
    expect(await kept(vote)).toEqual([null, null, null, null, dots(4)])
    // A refused one leaves all as it was.
    expect(await outcomeOf(putWhole(phone, vote, whole(vote, [dots(5)])))).toBe('invalid-input')
    expect(await kept(vote)).toEqual([null, null, null, null, dots(4)])
    await test.host.call('round.close', { roundId: vote.roundId })
    expect(await outcomeOf(putWhole(phone, vote, []))).toBe('round-not-open')
    const { items } = await test.host.call('round.getResults', { roundId: vote.roundId })
    const points = new Map(items.map(({ itemId, pooled }) => [itemId, pooled]))
    expect(points.get(item(vote, 4))).toMatchObject({ score: 4, voters: 1 })
    expect(points.get(item(vote, 0))).toMatchObject({ score: 0, voters: 0 })
  })

  it('cannot be built up item by item past the budget', async () => {
    const vote = await openVote(DOTS)
    expect(await outcomeOf(putAnswer(phone, vote, item(vote, 0), dots(4)))).toBe('invalid-input')
    const ranking = await (async () => {
      await test.host.call('round.close', { roundId: vote.roundId })
      return openVote(TOP_3)
    })()
    expect(await outcomeOf(putAnswer(phone, ranking, item(ranking, 0), rank(1)))).toBe('invalid-input')
  })

  it('are asked for no more places than there are items', async () => {
    const vote = await openVote(TOP_3, 2)
    expect(vote.paper.taken).toEqual({ kind: 'rank', count: 2, allowsFewer: false })
    expect(await outcomeOf(putWhole(phone, vote, whole(vote, [rank(1), rank(2)])))).toBe('done')
  })
})
