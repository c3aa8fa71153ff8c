import { beforeEach, describe, expect, it } from 'vitest'
import { contract, PROCEDURE_NAMES } from '#shared/contract/contract'
import type { Answer } from '#shared/domain/ballot/answer'
import { lockBallot, makeCards, openNextRound } from '../support/ballotCalls.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import {
  joinRoom,
  joinWithCard,
  putAnswer,
  putWhole,
  returnToSeat,
  takePaper,
  voteOnAll,
} from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let room: Awaited<ReturnType<typeof openRoom>>
let group: string

beforeEach(async () => {
  test = startTestHost()
  await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })
  group = (await recordsOf(test.host, 'panelGroup'))[0]?.id ?? ''
  room = await openRoom(test.host)
})

const score = (value: number): Answer => ({ kind: 'score', value })
const join = () => joinRoom({ ...room, panelGroupId: group })
const openVote = async () => openNextRound(test.host, await lockBallot(test.host))
const turnout = (roundId: string) => test.host.call('round.getTurnout', { roundId })

async function countsAfterClose(roundId: string): Promise<number[]> {
  await test.host.call('round.close', { roundId })
  const { items, responses } = await test.host.call('round.getResults', { roundId })
  return [responses, ...items.map(({ pooled }) => pooled.n)]
}

describe('a ballot box cannot be stuffed', () => {
  it('with 1,000 forged tokens, on any of the ways to answer: they count 0', async () => {
    const roundId = await openVote()
    const vote = await takePaper(await join())
    const itemId = vote.paper.items[0]?.itemId ?? ''
    const forgers = await Promise.all(Array.from({ length: 20 }, join))
    const codes = await Promise.all(
      forgers.flatMap((forger) =>
        Array.from({ length: 50 }, (_, index) => {
          const forged = { ...vote, voterToken: randomIdentifier() }
          if (index % 3 === 0) return outcomeOf(putWhole(forger, forged, []))
          if (index % 3 === 1) return outcomeOf(forger.socket.call('response.finish', withoutPaper(forged)))
          return outcomeOf(putAnswer(forger, forged, itemId, score(9)))
        }),
      ),
    )
    expect(codes).toHaveLength(1_000)
    expect(new Set(codes)).toEqual(new Set(['voter-token-unknown']))
    expect(await countsAfterClose(roundId)).toEqual([0, 0, 0, 0])
  })

  it('with one token sent 1,000 times, from many phones: it counts once', async () => {
    const roundId = await openVote()
    const owner = await join()
    const vote = await takePaper(owner)
    const itemId = vote.paper.items[0]?.itemId ?? ''
    const senders = await Promise.all(Array.from({ length: 20 }, join))
    await Promise.all(
      senders.flatMap((sender) =>
        Array.from({ length: 50 }, (_, index) => putAnswer(sender, vote, itemId, score(1 + (index % 9)))),
      ),
    )
    await putAnswer(owner, vote, itemId, score(5))
    expect(await turnout(roundId)).toMatchObject({ dealt: 1, started: 1 })
    await test.host.call('round.close', { roundId })
    const { items, responses } = await test.host.call('round.getResults', { roundId })
    expect(responses).toBe(1)
    expect(items.find((one) => one.itemId === itemId)?.pooled).toMatchObject({ n: 1, median: 5 })
  })

  it('with a seat opened in ten tabs: three get in, with one vote among them', async () => {
    const roundId = await openVote()
    const first = await join()
    const tabs = await Promise.all(
      Array.from({ length: 9 }, () =>
        returnToSeat(room.address, first.seatToken).catch((error: unknown) => error as { code: string }),
      ),
    )
    const inside = tabs.flatMap((tab) => ('socket' in tab ? [tab] : []))
    expect(inside).toHaveLength(2)
    expect(tabs.flatMap((tab) => ('code' in tab ? [tab.code] : []))).toEqual(
      Array<string>(7).fill('room-busy'),
    )
    const votes = await Promise.all([first, ...inside].map((tab) => takePaper(tab)))
    expect(new Set(votes.map(({ voterToken }) => voterToken)).size).toBe(1)
    await Promise.all(
      [first, ...inside].map((tab, index) =>
        voteOnAll(tab, votes[index] ?? votes[0] ?? never(), () => score(1 + index)),
      ),
    )
    expect(await turnout(roundId)).toMatchObject({ dealt: 1, started: 1, finished: 1 })
    expect(await countsAfterClose(roundId)).toEqual([1, 1, 1, 1])
  })

  it('with a card on two tablets at once, or on a tablet and a phone: one vote', async () => {
    const [code = ''] = await makeCards(test.host, [group], 1)
    const roundId = await openVote()
    const clients = await Promise.all(
      (['tablet', 'tablet', 'phone'] as const).map((channel) => joinWithCard({ ...room, code, channel })),
    )
    const votes = await Promise.all(clients.map((client) => takePaper(client)))
    expect(new Set(votes.map(({ voterToken }) => voterToken)).size).toBe(1)
    await Promise.all(
      clients.map((client, index) => voteOnAll(client, votes[index] ?? never(), () => score(3 + index))),
    )
    expect(await turnout(roundId)).toMatchObject({ dealt: 1, started: 1, finished: 1 })
    expect(await countsAfterClose(roundId)).toEqual([1, 1, 1, 1])
  })

  it('with a token of another ballot', async () => {
    const [code = ''] = await makeCards(test.host, [group], 1)
    const [phone, tablet] = [await join(), await joinWithCard({ ...room, code })]
    const first = await openVote()
    const old = [await takePaper(phone), await takePaper(tablet)]
    await test.host.call('round.close', { roundId: first })
    const roundId = await openVote()
    await phone.refresh()
    const { paper } = await takePaper(phone)
    const itemId = paper.items[0]?.itemId ?? ''
    for (const { voterToken } of old) {
      const forged = { roundId, voterToken, paper }
      expect(await outcomeOf(putAnswer(phone, forged, itemId, score(9)))).toBe('voter-token-unknown')
      const taken = await phone.socket.call('ballot.takeVoterToken', {
        ballotId: paper.ballotId,
        heldToken: voterToken,
      })
      expect(taken.voterToken).not.toBe(voterToken)
    }
    expect(await countsAfterClose(roundId)).toEqual([0, 0, 0, 0])
  })

  it('with the token of a card that somebody else holds, named by a phone that has none yet', async () => {
    const [code = ''] = await makeCards(test.host, [group], 1)
    await openVote()
    const { voterToken, paper } = await takePaper(await joinWithCard({ ...room, code }))
    const phone = await join()
    const taken = await phone.socket.call('ballot.takeVoterToken', {
      ballotId: paper.ballotId,
      heldToken: voterToken,
    })
    expect(taken.voterToken).not.toBe(voterToken)
  })

  it('with cards that nobody made', async () => {
    await makeCards(test.host, [group], 5)
    await openVote()
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        outcomeOf(
          joinWithCard({
            ...room,
            code: `WWWW${String(index).padStart(4, '0')}`,
            localAddress: `127.99.0.${1 + (index % 20)}`,
          }),
        ),
      ),
    )
    expect(new Set(outcomes)).toEqual(new Set(['not-found']))
    const status = await test.host.call('room.getStatus', {})
    expect(status).toMatchObject({ seats: 0 })
  })

  it('by a participant who calls what only the facilitator has', async () => {
    const [code = ''] = await makeCards(test.host, [group], 1)
    const roundId = await openVote()
    const phone = await join()
    const facilitatorOnly = PROCEDURE_NAMES.filter((name) => contract[name].access === 'facilitator')
    expect(facilitatorOnly).toEqual(
      expect.arrayContaining([
        'paper.enter',
        'paper.settle',
        'seatCard.make',
        'seatCard.list',
        'round.close',
      ]),
    )
    const inputs: Record<string, unknown> = {
      'paper.enter': { roundId, code, pass: 'first', answers: [] },
      'paper.settle': { roundId, code, answers: [] },
      'seatCard.make': { groups: [{ panelGroupId: group, count: 100 }] },
      'seatCard.cancel': { code },
      'round.close': { roundId },
    }
    for (const name of facilitatorOnly) {
      const call = phone.socket.callAnything(name, inputs[name] ?? {}, randomIdentifier())
      await expect(call, name).rejects.toMatchObject({
        code: 'not-found',
        message: 'There is no such procedure here.',
      })
    }
    expect((await test.host.call('seatCard.list', {})).cards).toHaveLength(1)
    expect(await countsAfterClose(roundId)).toEqual([0, 0, 0, 0])
  })
})

function withoutPaper({ roundId, voterToken }: { roundId: string; voterToken: string }) {
  return { roundId, voterToken }
}

function never(): never {
  throw new Error('There is a vote for each.')
}
