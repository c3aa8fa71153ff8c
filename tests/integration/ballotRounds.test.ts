import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { lockBallot, makeCards, openNextRound } from '../support/ballotCalls.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import {
  joinRoom,
  joinWithCard,
  putAnswer,
  takePaper,
  voteOnAll,
  type RoomClient,
  type Vote,
} from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let host: Host
let path: string
let room: Awaited<ReturnType<typeof openRoom>>
let groups: string[]

beforeEach(async () => {
  test = startTestHost()
  host = test.host
  path = (await host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  groups = (await recordsOf(host, 'panelGroup')).map((group) => group.id)
  room = await openRoom(host)
})

const score = (value: number): Answer => ({ kind: 'score', value })
/** All in one group, so that nothing but their number decides what is shown. */
const join = (count: number) =>
  Promise.all(Array.from({ length: count }, () => joinRoom({ ...room, panelGroupId: groups[1] ?? '' })))
const itemsOf = async (roundId: string) =>
  (await recordsOf(host, 'round')).find(({ id }) => id === roundId)?.itemIds ?? []

/** Every phone gives each item the score that `scoreOf` says; what each of them held and saw comes back. */
async function voteInRound(
  phones: readonly RoomClient[],
  roundId: string,
  scoreOf: (voter: number, item: number) => number,
): Promise<Vote[]> {
  const order = await itemsOf(roundId)
  return Promise.all(
    phones.map(async (phone, voter) => {
      await phone.refresh()
      const vote = await takePaper(phone)
      await voteOnAll(phone, vote, (itemId) => score(scoreOf(voter, order.indexOf(itemId))))
      return vote
    }),
  )
}

async function startAgain(): Promise<void> {
  await host.close()
  host = createHost(makePorts(test.folder, []), { roomAddress: '127.0.0.1' })
  onTestFinished(() => host.close())
  await host.call('study.open', { path })
  room = await openRoom(host)
}

const deviate = (ballotId: string, fromRound: number, change: object) =>
  host.call('ballot.deviate', {
    deviationId: randomIdentifier(),
    ballotId,
    fromRound,
    change: change as { kind: 'other' },
    reason: 'The room wished for it.',
  })

/** In, out, split right through, and neither. */
const FOUR_KINDS = (voter: number, item: number) => [9, 1, voter % 2 === 0 ? 1 : 9, 5][item] ?? 5

describe('what goes on to the next round', () => {
  const carried = async (carryOver: 'all' | 'not-agreed' | 'disputed') => {
    const ballotId = await lockBallot(host, { itemCount: 4, plannedRounds: 2, carryOver })
    const first = await openNextRound(host, ballotId)
    const all = await itemsOf(first)
    await voteInRound(await join(9), first, FOUR_KINDS)
    await host.call('round.close', { roundId: first })
    const second = await itemsOf(await openNextRound(host, ballotId))
    return second.map((itemId) => all.indexOf(itemId))
  }

  it('is everything, where that was planned', async () => {
    expect(await carried('all')).toEqual([0, 1, 2, 3])
  })

  it('is what is neither in nor out, where that was planned', async () => {
    expect(await carried('not-agreed')).toEqual([2, 3])
  })

  it('is what the panel is split over, where that was planned', async () => {
    expect(await carried('disputed')).toEqual([2])
  })

  it('is all that can be answered: what was left behind is refused, and has no result', async () => {
    const ballotId = await lockBallot(host, { itemCount: 4, plannedRounds: 2, carryOver: 'disputed' })
    const first = await openNextRound(host, ballotId)
    const [agreed = '', , disputed = ''] = await itemsOf(first)
    const phones = await join(9)
    await voteInRound(phones, first, FOUR_KINDS)
    await host.call('round.close', { roundId: first })
    const second = await openNextRound(host, ballotId)
    const [phone] = phones
    if (!phone) throw new Error('Nobody is there.')
    await phone.refresh()
    const vote = await takePaper(phone)
    expect(vote.paper.items.map(({ itemId }) => itemId)).toEqual([disputed])
    expect(await outcomeOf(putAnswer(phone, vote, agreed, score(5)))).toBe('not-found')
    expect(await outcomeOf(putAnswer(phone, vote, disputed, score(9)))).toBe('done')
    await host.call('round.close', { roundId: second })
    const { items } = await host.call('round.getResults', { roundId: second })
    expect(items.map(({ itemId, pooled }) => [itemId, pooled.n])).toEqual([[disputed, 1]])
    // The first round's results are what they were.
    expect((await host.call('round.getResults', { roundId: first })).items).toHaveLength(4)
  })

  it('can be nothing: then no further round is opened', async () => {
    const ballotId = await lockBallot(host, { itemCount: 2, plannedRounds: 2, carryOver: 'not-agreed' })
    const first = await openNextRound(host, ballotId)
    await voteInRound(await join(5), first, () => 9)
    await host.call('round.close', { roundId: first })
    expect(await outcomeOf(openNextRound(host, ballotId))).toBe('conflict')
  })

  it('follows a change of the plan', async () => {
    const ballotId = await lockBallot(host, { itemCount: 4, plannedRounds: 2, carryOver: 'all' })
    const first = await openNextRound(host, ballotId)
    await voteInRound(await join(9), first, FOUR_KINDS)
    await host.call('round.close', { roundId: first })
    await deviate(ballotId, 2, { kind: 'carry-over', carryOver: 'disputed' })
    expect(await itemsOf(await openNextRound(host, ballotId))).toHaveLength(1)
  })
})

describe('how many rounds there are', () => {
  it('is as planned: another one is refused until the change is on record', async () => {
    const ballotId = await lockBallot(host, { plannedRounds: 2 })
    for (let round = 0; round < 2; round += 1) {
      await host.call('round.close', { roundId: await openNextRound(host, ballotId) })
    }
    expect(await outcomeOf(openNextRound(host, ballotId))).toBe('conflict')
    await deviate(ballotId, 3, { kind: 'planned-rounds', plannedRounds: 3 })
    const third = await openNextRound(host, ballotId)
    expect((await recordsOf(host, 'round')).find(({ id }) => id === third)).toMatchObject({ number: 3 })
  })

  it('is one at a time, over all ballots', async () => {
    const [one, other] = [await lockBallot(host, { plannedRounds: 2 }), await lockBallot(host)]
    await openNextRound(host, one)
    expect(await outcomeOf(openNextRound(host, one))).toBe('conflict')
    expect(await outcomeOf(openNextRound(host, other))).toBe('conflict')
  })
})

describe('the voting paper from the second round on', () => {
  it('shows nothing of before in the first round', async () => {
    const ballotId = await lockBallot(host, { plannedRounds: 2 })
    await openNextRound(host, ballotId)
    const [phone] = await join(1)
    const vote = phone && (await takePaper(phone))
    expect(vote?.paper.items.map(({ before }) => before)).toEqual([null, null, null])
  })

  it('shows how the room answered, one’s own answer, and nobody else’s', async () => {
    const ballotId = await lockBallot(host, { itemCount: 2, plannedRounds: 2 })
    const first = await openNextRound(host, ballotId)
    const order = await itemsOf(first)
    const phones = await join(6)
    await voteInRound(phones, first, (voter, item) => (item === 0 ? voter + 1 : 7))
    await host.call('round.close', { roundId: first })
    await openNextRound(host, ballotId)
    for (const [voter, phone] of phones.entries()) {
      await phone.refresh()
      const { paper } = await takePaper(phone)
      expect(paper.roundNumber).toBe(2)
      expect(paper.answers).toEqual([])
      const before = new Map(paper.items.map((item) => [item.itemId, item.before]))
      expect(before.get(order[0] ?? '')).toEqual({
        room: { kind: 'rating', n: 6, distribution: [1, 1, 1, 1, 1, 1, 0, 0, 0], median: 3.5 },
        own: score(voter + 1),
      })
      expect(before.get(order[1] ?? '')).toMatchObject({ own: score(7) })
      expect(JSON.stringify(paper)).not.toContain('panelGroupId')
    }
  })

  it('does not show how the room answered where too few did', async () => {
    const ballotId = await lockBallot(host, { itemCount: 2, plannedRounds: 2 })
    const first = await openNextRound(host, ballotId)
    const phones = await join(5)
    const [one = '', two = ''] = await itemsOf(first)
    for (const [voter, phone] of phones.entries()) {
      const vote = await takePaper(phone)
      await putAnswer(phone, vote, one, score(8))
      await putAnswer(phone, vote, two, voter < 4 ? score(8) : { kind: 'unable' })
    }
    await host.call('round.close', { roundId: first })
    await openNextRound(host, ballotId)
    const [phone] = phones
    await phone?.refresh()
    const items = phone ? (await takePaper(phone)).paper.items : []
    const room = new Map(items.map(({ itemId, before }) => [itemId, before?.room]))
    expect(room.get(one)).toMatchObject({ kind: 'rating', n: 5 })
    // Four scored it, and the threshold is five.
    expect(room.get(two)).toEqual({ kind: 'too-few' })
  })

  it('has no earlier answer for somebody who is new, and says when an answer was “unable”', async () => {
    const ballotId = await lockBallot(host, { itemCount: 1, plannedRounds: 2 })
    const first = await openNextRound(host, ballotId)
    const [phone] = await join(1)
    if (!phone) throw new Error('Nobody is there.')
    await voteOnAll(phone, await takePaper(phone), () => ({ kind: 'unable' }))
    await host.call('round.close', { roundId: first })
    await openNextRound(host, ballotId)
    const [newcomer] = await join(1)
    const own = async (client: RoomClient | undefined) => {
      await client?.refresh()
      return client && (await takePaper(client)).paper.items[0]?.before?.own
    }
    expect(await own(phone)).toEqual({ kind: 'unable' })
    expect(await own(newcomer)).toBeNull()
  })

  it('is about the round before, not the one before that', async () => {
    const ballotId = await lockBallot(host, { itemCount: 1, plannedRounds: 3 })
    const phones = await join(5)
    for (const value of [2, 8]) {
      const roundId = await openNextRound(host, ballotId)
      await voteInRound(phones, roundId, () => value)
      await host.call('round.close', { roundId })
    }
    await openNextRound(host, ballotId)
    const [phone] = phones
    await phone?.refresh()
    const paper = phone && (await takePaper(phone)).paper
    expect(paper?.items[0]?.before).toMatchObject({ own: score(8), room: { median: 8, n: 5 } })
  })
})

describe('a change of the rule', () => {
  const strict = { ...DEFAULT_RAM_RULE, medianIn: 9 }
  const verdicts = async (roundId: string) =>
    (await host.call('round.getResults', { roundId })).items.map(({ pooled }) => pooled.verdict)

  it('holds from the next round on, and leaves the earlier verdicts as they were', async () => {
    const ballotId = await lockBallot(host, { itemCount: 1, plannedRounds: 2 })
    const phones = await join(5)
    const first = await openNextRound(host, ballotId)
    await voteInRound(phones, first, () => 8)
    await host.call('round.close', { roundId: first })
    await deviate(ballotId, 2, { kind: 'rule', rule: strict })
    const second = await openNextRound(host, ballotId)
    expect(await outcomeOf(deviate(ballotId, 2, { kind: 'rule', rule: DEFAULT_RAM_RULE }))).toBe('conflict')
    await voteInRound(phones, second, () => 8)
    await host.call('round.close', { roundId: second })
    expect(await verdicts(first)).toEqual(['in'])
    expect(await verdicts(second)).toEqual(['uncertain'])
  })

  it('can judge the last round anew, which then decides what goes on', async () => {
    const ballotId = await lockBallot(host, { itemCount: 1, plannedRounds: 2, carryOver: 'not-agreed' })
    const first = await openNextRound(host, ballotId)
    await voteInRound(await join(5), first, () => 8)
    await host.call('round.close', { roundId: first })
    expect(await outcomeOf(openNextRound(host, ballotId))).toBe('conflict')
    await deviate(ballotId, 1, { kind: 'rule', rule: strict })
    expect(await verdicts(first)).toEqual(['uncertain'])
    expect(await itemsOf(await openNextRound(host, ballotId))).toHaveLength(1)
  })
})

describe('a voter', () => {
  it('is the same in every round, after the program was started again too: phone and card alike', async () => {
    const [code = ''] = await makeCards(host, [groups[0] ?? ''], 1)
    const ballotId = await lockBallot(host, { plannedRounds: 2 })
    const first = await openNextRound(host, ballotId)
    const [phone] = await join(1)
    const tablet = await joinWithCard({ ...room, code })
    if (!phone) throw new Error('Nobody is there.')
    const [ofPhone, ofCard] = await voteInRound([phone, tablet], first, (voter) => 3 + voter)
    await host.call('round.close', { roundId: first })
    await startAgain()
    const second = await openNextRound(host, ballotId)
    const back = await joinRoom({ ...room, panelGroupId: groups[1] ?? '' })
    const again = await takePaper(back, ofPhone?.voterToken ?? null)
    expect(again.voterToken).toBe(ofPhone?.voterToken)
    expect(again.paper.items[0]?.before?.own).toEqual(score(3))
    const card = await takePaper(await joinWithCard({ ...room, code }))
    expect(card.voterToken).toBe(ofCard?.voterToken)
    expect(card.paper.items[0]?.before?.own).toEqual(score(4))
    expect(await host.call('round.getTurnout', { roundId: second })).toMatchObject({ dealt: 2, started: 0 })
  })

  it('who lost the token is another one, which shows in the count', async () => {
    const ballotId = await lockBallot(host)
    const roundId = await openNextRound(host, ballotId)
    const phones = await join(4)
    await voteInRound(phones, roundId, () => 7)
    await startAgain()
    const [lost] = await join(1)
    if (lost) await voteOnAll(lost, await takePaper(lost), () => score(1))
    await host.call('round.close', { roundId })
    expect((await recordsOf(host, 'round'))[0]).toMatchObject({ tokensDealt: 5 })
  })
})

describe('a practice ballot', () => {
  it('is voted on like any other, and says that it is for trying out', async () => {
    const ballotId = await lockBallot(host, { isPractice: true })
    const roundId = await openNextRound(host, ballotId)
    const [phone] = await join(1)
    if (!phone) throw new Error('Nobody is there.')
    const vote = await takePaper(phone)
    expect(vote.paper.isPractice).toBe(true)
    await voteOnAll(phone, vote, () => score(5))
    await host.call('round.close', { roundId })
    expect((await host.call('round.getResults', { roundId })).responses).toBe(1)
  })
})

it('keeps the room open while people vote: whoever came back into a new one could vote twice', async () => {
  const ballotId = await lockBallot(host)
  const roundId = await openNextRound(host, ballotId)
  expect(await outcomeOf(host.call('room.close', {}))).toBe('conflict')
  expect(await host.call('room.getStatus', {})).toMatchObject({ isOpen: true })
  await host.call('round.close', { roundId })
  await host.call('room.close', {})
  expect(await host.call('room.getStatus', {})).toMatchObject({ isOpen: false })
})
