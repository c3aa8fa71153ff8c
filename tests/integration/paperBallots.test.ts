import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { InputOf } from '#shared/contract/contract'
import type { Answer } from '#shared/domain/ballot/answer'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { qrPath } from '../../electron/host/features/room/qrPath.ts'
import { lockBallot, makeCards, openNextRound } from '../support/ballotCalls.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { readCopy, rowCounts, textOfTables } from '../support/readCopy.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom, joinWithCard, putAnswer, putWhole, takePaper, voteOnAll } from '../support/roomClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let host: Host
let path: string
let room: Awaited<ReturnType<typeof openRoom>>
let groups: string[]
let codes: string[]

beforeEach(async () => {
  test = startTestHost()
  host = test.host
  path = (await host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  groups = (await recordsOf(host, 'panelGroup')).map((group) => group.id)
  room = await openRoom(host)
  codes = await makeCards(host, groups.slice(0, 2), 6)
})

const score = (value: number): Answer => ({ kind: 'score', value })
const code = (index: number) => codes[index] ?? ''
const DOTS: ConsensusRule = {
  method: 'dots',
  budget: 4,
  capPerItem: 3,
  weighting: 'pooled',
  inCount: null,
}

interface Vote {
  readonly ballotId: string
  readonly roundId: string
  readonly itemIds: string[]
}

async function openVote(wish: Parameters<typeof lockBallot>[1] = {}): Promise<Vote> {
  const ballotId = await lockBallot(host, wish)
  const roundId = await openNextRound(host, ballotId)
  const round = (await recordsOf(host, 'round')).find(({ id }) => id === roundId)
  return { ballotId, roundId, itemIds: round?.itemIds ?? [] }
}

/** A sheet with these scores on it, from the first item on; null is a blank. */
function sheet({ itemIds }: Vote, scores: readonly (number | null)[]): InputOf<'paper.enter'>['answers'] {
  return scores.flatMap((value, index) => {
    const itemId = itemIds[index] ?? ''
    return value === null ? [] : [{ itemId, answer: score(value) }]
  })
}

const enter = (vote: Vote, index: number, pass: 'first' | 'second', scores: readonly (number | null)[]) =>
  host.call('paper.enter', { roundId: vote.roundId, code: code(index), pass, answers: sheet(vote, scores) })
const settle = (vote: Vote, index: number, scores: readonly (number | null)[]) =>
  host.call('paper.settle', { roundId: vote.roundId, code: code(index), answers: sheet(vote, scores) })
const progress = async ({ roundId }: Vote) => {
  const { waiting, counted } = await host.call('paper.getProgress', { roundId })
  return { waiting: waiting.map((card) => card.code), counted: counted.map((card) => card.code) }
}
const medians = async ({ roundId }: Vote) => {
  const { items } = await host.call('round.getResults', { roundId })
  return items.map(({ pooled }) => (pooled.kind === 'rating' ? pooled.median : null))
}
const closeRound = ({ roundId }: Vote) => host.call('round.close', { roundId })
const turnout = ({ roundId }: Vote) => host.call('round.getTurnout', { roundId })

async function countOnPaper(vote: Vote, index: number, scores: readonly (number | null)[]): Promise<void> {
  expect(await enter(vote, index, 'first', scores)).toEqual({ outcome: 'kept' })
  expect(await enter(vote, index, 'second', scores)).toEqual({ outcome: 'counted' })
}

/** The program is started once more on the same study, as it was left. */
async function startAgain(): Promise<void> {
  await host.close()
  host = createHost(makePorts(test.folder, []), { roomAddress: '127.0.0.1' })
  onTestFinished(() => host.close())
  await host.call('study.open', { path })
  room = await openRoom(host)
}

describe('the sheets of a ballot', () => {
  it('are one for each card, in a random order, each with the items in an order of its own that stays', async () => {
    const ballotId = await lockBallot(host, { itemCount: 8 })
    const list = () => host.call('paper.listSheets', { ballotId })
    const [first, second] = [await list(), await list()]
    expect(first).toMatchObject({ roundNumber: 1, taken: { kind: 'score', minimum: 1, maximum: 9 } })
    expect(first.items.map(({ room: then }) => then)).toEqual(Array<null>(8).fill(null))
    expect(first.sheets.map((one) => one.code).toSorted()).toEqual(codes)
    expect(first.sheets.filter(({ panelGroupId }) => panelGroupId === groups[0])).toHaveLength(6)
    // Two shuffles of twelve are the same once in 479 million.
    expect(first.sheets.map((one) => one.code)).not.toEqual(second.sheets.map((one) => one.code))
    const orders = new Map(first.sheets.map((one) => [one.code, one.itemIds]))
    for (const one of second.sheets) expect(one.itemIds).toEqual(orders.get(one.code))
    expect(new Set(first.sheets.map(({ itemIds }) => itemIds.join())).size).toBeGreaterThan(8)
    const inOrder = first.items.map(({ itemId }) => itemId)
    for (const { itemIds } of first.sheets) expect(itemIds.toSorted()).toEqual(inOrder.toSorted())
    for (const one of first.sheets) expect(one.qr).toEqual(qrPath(one.code))
    const other = await lockBallot(host, { itemCount: 8 })
    const others = await host.call('paper.listSheets', { ballotId: other })
    expect(others.sheets).toHaveLength(12)
  })

  it('are for the open round, or the next one, with what the room said before and never what this voter did', async () => {
    const vote = await openVote({ plannedRounds: 2 })
    const list = () => host.call('paper.listSheets', { ballotId: vote.ballotId })
    expect((await list()).roundNumber).toBe(1)
    for (let index = 0; index < 6; index += 1) await countOnPaper(vote, index, [9, 5, 1])
    await closeRound(vote)
    const next = await list()
    expect(next.roundNumber).toBe(2)
    expect(next.items.map(({ room: then }) => then)).toMatchObject([
      { kind: 'rating', n: 6, median: 9 },
      { kind: 'rating', n: 6, median: 5 },
      { kind: 'rating', n: 6, median: 1 },
    ])
    expect(JSON.stringify(next)).not.toContain('own')
    const roundId = await openNextRound(host, vote.ballotId)
    expect((await list()).roundNumber).toBe(2)
    await host.call('round.close', { roundId })
    expect(await outcomeOf(list())).toBe('conflict')
  })

  it('are not printed before the ballot is locked', async () => {
    const ballotId = randomIdentifier()
    const [card] = await recordsOf(host, 'card')
    await host.call('ballot.create', {
      ballotId,
      title: 'A draft',
      question: 'How important is this?',
      lowLabel: 'low',
      highLabel: 'high',
      instructions: '',
      rule: DOTS,
      plannedRounds: 1,
      carryOver: 'all',
      isPractice: false,
      items: [{ kind: 'card', cardId: card?.id ?? '' }],
    })
    expect(await outcomeOf(host.call('paper.listSheets', { ballotId }))).toBe('conflict')
  })
})

describe('a sheet', () => {
  it('counts when it has been keyed in twice alike, once, as paper', async () => {
    const vote = await openVote()
    expect(await enter(vote, 0, 'first', [7, 2, null])).toEqual({ outcome: 'kept' })
    expect(await progress(vote)).toEqual({ waiting: [code(0)], counted: [] })
    expect(await turnout(vote)).toMatchObject({ dealt: 0, started: 0, finished: 0 })
    expect(await enter(vote, 0, 'second', [7, 2, null])).toEqual({ outcome: 'counted' })
    expect(await progress(vote)).toEqual({ waiting: [], counted: [code(0)] })
    expect(await turnout(vote)).toMatchObject({ dealt: 1, started: 1, finished: 1 })
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 0, paper_entry: 0, response: 1, answer: 2 })
    readCopy(path, (database) => {
      expect(database.prepare('SELECT channel, is_finished FROM response').all()).toEqual([
        { channel: 'paper', is_finished: 1 },
      ])
    })
    await closeRound(vote)
    expect(await medians(vote)).toEqual([7, 2, null])
  })

  it('is compared item by item where the keyings differ; nothing is counted, and the first stays', async () => {
    const vote = await openVote()
    const [one, two, three] = vote.itemIds
    await enter(vote, 0, 'first', [7, 2, null])
    const second = {
      roundId: vote.roundId,
      code: code(0),
      pass: 'second' as const,
      answers: [
        { itemId: one ?? '', answer: score(1) },
        { itemId: three ?? '', answer: { kind: 'unable' as const } },
      ],
    }
    expect(await host.call('paper.enter', second)).toEqual({
      outcome: 'differs',
      differences: [
        { itemId: one, first: score(7), second: score(1) },
        { itemId: two, first: score(2), second: null },
        { itemId: three, first: null, second: { kind: 'unable' } },
      ],
    })
    expect(await progress(vote)).toEqual({ waiting: [code(0)], counted: [] })
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 1, paper_entry: 2, response: 0, answer: 0 })
    expect(await enter(vote, 0, 'second', [7, 2, null])).toEqual({ outcome: 'counted' })
  })

  it('reads a blank the same whether it was keyed in as skipped or not at all', async () => {
    const vote = await openVote()
    await enter(vote, 0, 'first', [7, null, 3])
    const [one = '', two = '', three = ''] = vote.itemIds
    const answers = [
      { itemId: two, answer: { kind: 'skipped' as const } },
      { itemId: three, answer: score(3) },
      { itemId: one, answer: score(7) },
    ]
    const second = { roundId: vote.roundId, code: code(0), pass: 'second' as const, answers }
    expect(await host.call('paper.enter', second)).toEqual({ outcome: 'counted' })
  })

  it('can be keyed in for the first time once more, which takes the place of the first', async () => {
    const vote = await openVote()
    await enter(vote, 0, 'first', [1, 1, 1])
    await enter(vote, 0, 'first', [8, null, null])
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 1, paper_entry: 1 })
    expect(await enter(vote, 0, 'second', [8, null, null])).toEqual({ outcome: 'counted' })
  })

  it('is settled by somebody who looks at the paper again, once it has been keyed in', async () => {
    const vote = await openVote()
    expect(await outcomeOf(settle(vote, 0, [4, 4, 4]))).toBe('conflict')
    await enter(vote, 0, 'first', [7, 2, 1])
    await enter(vote, 0, 'second', [7, 2, 9])
    await settle(vote, 0, [7, 2, 5])
    expect(await progress(vote)).toEqual({ waiting: [], counted: [code(0)] })
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 0, paper_entry: 0, response: 1, answer: 3 })
    // The reply was lost, and it is sent again.
    expect(await outcomeOf(settle(vote, 0, [7, 2, 5]))).toBe('done')
    expect(await outcomeOf(settle(vote, 0, [7, 2, 6]))).toBe('conflict')
    await closeRound(vote)
    expect(await medians(vote)).toEqual([7, 2, 5])
  })

  it('that is empty counts as a response without answers', async () => {
    const vote = await openVote()
    await countOnPaper(vote, 0, [])
    expect(await turnout(vote)).toMatchObject({ dealt: 1, started: 1, finished: 1 })
    await closeRound(vote)
    const { items } = await host.call('round.getResults', { roundId: vote.roundId })
    expect(items.map(({ pooled }) => [pooled.n, pooled.skipped])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ])
  })

  it('counts once however often the second keying is sent, and not with other answers after that', async () => {
    const vote = await openVote()
    await countOnPaper(vote, 0, [3, 3, 3])
    expect(await enter(vote, 0, 'second', [3, 3, 3])).toEqual({ outcome: 'counted' })
    expect(await outcomeOf(enter(vote, 0, 'second', [3, 3, 4]))).toBe('conflict')
    expect(await outcomeOf(enter(vote, 0, 'first', [3, 3, 3]))).toBe('conflict')
    expect(await turnout(vote)).toMatchObject({ started: 1 })
  })

  it('is found by its code however it was typed', async () => {
    const vote = await openVote()
    const typed = `${code(0).slice(0, 4)} ${code(0).slice(4)}`.toLowerCase()
    const entered = { roundId: vote.roundId, code: typed, pass: 'first' as const, answers: [] }
    expect(await host.call('paper.enter', entered)).toEqual({ outcome: 'kept' })
    expect(await progress(vote)).toEqual({ waiting: [code(0)], counted: [] })
  })

  it('is refused where no card has its code, its card was cancelled, or there is no first keying', async () => {
    const vote = await openVote()
    const unknown = { roundId: vote.roundId, code: 'ZZZZ0000', pass: 'first' as const, answers: [] }
    expect(await outcomeOf(host.call('paper.enter', unknown))).toBe('not-found')
    expect(await outcomeOf(enter(vote, 0, 'second', [1, 1, 1]))).toBe('conflict')
    await host.call('seatCard.cancel', { code: code(0) })
    expect(await outcomeOf(enter(vote, 0, 'first', [1, 1, 1]))).toBe('not-found')
  })

  it('is refused with answers that the ballot does not take', async () => {
    const vote = await openVote()
    const [one = '', two = ''] = vote.itemIds
    const outcome = (answers: InputOf<'paper.enter'>['answers']) =>
      outcomeOf(host.call('paper.enter', { roundId: vote.roundId, code: code(0), pass: 'first', answers }))
    expect(await outcome([{ itemId: one, answer: score(10) }])).toBe('invalid-input')
    expect(await outcome([{ itemId: one, answer: { kind: 'dots', value: 1 } }])).toBe('invalid-input')
    expect(await outcome([{ itemId: randomIdentifier(), answer: score(5) }])).toBe('not-found')
    const twice = [
      { itemId: two, answer: score(5) },
      { itemId: two, answer: score(6) },
    ]
    expect(await outcome(twice)).toBe('invalid-input')
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 0, paper_entry: 0 })
  })

  it('with dots is kept to the budget and the cap, like a phone', async () => {
    const vote = await openVote({ rule: DOTS })
    const [one = '', two = ''] = vote.itemIds
    const dots = (...values: number[]) =>
      values.map((value, index) => ({
        itemId: [one, two][index] ?? '',
        answer: { kind: 'dots' as const, value },
      }))
    const entering = (pass: 'first' | 'second', answers: ReturnType<typeof dots>) =>
      host.call('paper.enter', { roundId: vote.roundId, code: code(0), pass, answers })
    expect(await outcomeOf(entering('first', dots(3, 2)))).toBe('invalid-input')
    expect(await outcomeOf(entering('first', dots(4)))).toBe('invalid-input')
    await entering('first', dots(3, 1))
    expect(await entering('second', dots(3, 1))).toEqual({ outcome: 'counted' })
    await closeRound(vote)
    const { items } = await host.call('round.getResults', { roundId: vote.roundId })
    expect(items.map(({ pooled }) => (pooled.kind === 'ranking' ? pooled.score : null))).toEqual([3, 1, 0])
  })

  it('is refused before a round is open, and after it was closed', async () => {
    const vote = await openVote()
    await closeRound(vote)
    expect(await outcomeOf(enter(vote, 0, 'first', [1, 1, 1]))).toBe('round-not-open')
    expect(await outcomeOf(settle(vote, 0, [1, 1, 1]))).toBe('round-not-open')
    expect(await outcomeOf(progress(vote))).toBe('round-not-open')
    const missing = { ...vote, roundId: randomIdentifier() }
    expect(await outcomeOf(enter(missing, 0, 'first', [1, 1, 1]))).toBe('not-found')
  })
})

describe('one ballot a card', () => {
  it.each(['tablet', 'phone'] as const)(
    'refuses the sheet of a card that has voted on a %s',
    async (channel) => {
      const vote = await openVote()
      await enter(vote, 0, 'first', [1, 1, 1])
      const person = await joinWithCard({ ...room, code: code(0), channel })
      const paper = await takePaper(person)
      // Whoever only looked at the questions has not voted.
      await enter(vote, 0, 'first', [2, 2, 2])
      await putAnswer(person, paper, vote.itemIds[0] ?? '', score(9))
      expect(await outcomeOf(enter(vote, 0, 'second', [2, 2, 2]))).toBe('conflict')
      expect(await outcomeOf(settle(vote, 0, [2, 2, 2]))).toBe('conflict')
      await closeRound(vote)
      expect(await medians(vote)).toEqual([9, null, null])
      expect((await recordsOf(host, 'round'))[0]).toMatchObject({ tokensDealt: 1, seatsInRoom: 1 })
    },
  )

  it('refuses a vote on a tablet once the sheet was counted, and shows nothing of it', async () => {
    const vote = await openVote()
    const early = await joinWithCard({ ...room, code: code(0) })
    const paper = await takePaper(early)
    await countOnPaper(vote, 0, [4, 5, 6])
    const late = await joinWithCard({ ...room, code: code(0) })
    expect(await outcomeOf(takePaper(late))).toBe('conflict')
    expect(await outcomeOf(putAnswer(early, paper, vote.itemIds[0] ?? '', score(9)))).toBe('conflict')
    const { roundId, voterToken } = paper
    expect(await outcomeOf(early.socket.call('response.finish', { roundId, voterToken }))).toBe('conflict')
    await closeRound(vote)
    expect(await medians(vote)).toEqual([4, 5, 6])
  })

  it('refuses whole answers after the sheet as well', async () => {
    const vote = await openVote({ rule: DOTS })
    const early = await joinWithCard({ ...room, code: code(0) })
    const paper = await takePaper(early)
    await countOnPaper(vote, 0, [])
    const answers = [{ itemId: vote.itemIds[0] ?? '', answer: { kind: 'dots' as const, value: 3 } }]
    expect(await outcomeOf(putWhole(early, paper, answers))).toBe('conflict')
  })

  it('lets the same card vote on paper in one round and on a tablet in the next, as one voter', async () => {
    const vote = await openVote({ plannedRounds: 2 })
    await countOnPaper(vote, 0, [4, 5, null])
    await closeRound(vote)
    await openNextRound(host, vote.ballotId)
    const person = await joinWithCard({ ...room, code: code(0) })
    const { paper } = await takePaper(person)
    const own = new Map(paper.items.map(({ itemId, before }) => [itemId, before?.own]))
    expect(vote.itemIds.map((itemId) => own.get(itemId))).toEqual([score(4), score(5), null])
  })
})

describe('what was keyed in', () => {
  it('is found again after the program was started again', async () => {
    const vote = await openVote()
    await enter(vote, 0, 'first', [1, 2, 3])
    await countOnPaper(vote, 1, [4, 5, 6])
    await startAgain()
    expect(await progress(vote)).toEqual({ waiting: [code(0)], counted: [code(1)] })
    expect(await enter(vote, 0, 'second', [1, 2, 3])).toEqual({ outcome: 'counted' })
    expect(await outcomeOf(takePaper(await joinWithCard({ ...room, code: code(1) })))).toBe('conflict')
    expect(await turnout(vote)).toMatchObject({ dealt: 2, finished: 2 })
  })

  it('on another computer is not looked for in vain: the desk opens, and keying in says why it cannot be', async () => {
    const vote = await openVote()
    await countOnPaper(vote, 0, [1, 2, 3])
    rmSync(join(test.ports.paths.settingsFolder, 'ballot-keys'), { recursive: true })
    await startAgain()
    expect(await progress(vote)).toEqual({ waiting: [], counted: [] })
    expect(await outcomeOf(enter(vote, 1, 'first', [1, 2, 3]))).toBe('conflict')
  })

  it('once only does not count, is told before the close, and is gone after it', async () => {
    const vote = await openVote()
    await enter(vote, 0, 'first', [1, 1, 1])
    await countOnPaper(vote, 1, [9, 9, 9])
    expect((await progress(vote)).waiting).toEqual([code(0)])
    await closeRound(vote)
    expect(rowCounts(path)).toMatchObject({ paper_sheet: 0, paper_entry: 0, response: 1 })
    expect(await medians(vote)).toEqual([9, 9, 9])
    expect((await recordsOf(host, 'round'))[0]).toMatchObject({ tokensDealt: 1, seatsInRoom: 1 })
  })

  it('leaves no receipt, no line in the record, no line in the log, and is kept under no code', async () => {
    const vote = await openVote()
    const before = rowCounts(path)
    await enter(vote, 0, 'first', [1, 2, 3])
    await enter(vote, 0, 'second', [1, 2, 4])
    await settle(vote, 0, [1, 2, 3])
    await enter(vote, 1, 'first', [1, 2, 3])
    const { change, receipt } = rowCounts(path)
    expect({ change, receipt }).toEqual({ change: before['change'], receipt: before['receipt'] })
    const rest = textOfTables(path, ['seat_card']) + test.log.join()
    expect(codes.filter((one) => rest.includes(one))).toEqual([])
  })
})

describe('the count of seats and ballots', () => {
  it('takes a phone, a tablet’s card and a card on paper for one each', async () => {
    const vote = await openVote()
    const phones = await Promise.all([0, 1].map(() => joinRoom({ ...room, panelGroupId: groups[0] ?? '' })))
    for (const phone of phones) await voteOnAll(phone, await takePaper(phone), () => score(8))
    const tablet = await joinWithCard({ ...room, code: code(0) })
    await voteOnAll(tablet, await takePaper(tablet), () => score(8))
    // Somebody else only sat down with a card; two more vote on paper, one of them with a seat as well.
    await joinWithCard({ ...room, code: code(1) })
    await joinWithCard({ ...room, code: code(2) })
    await countOnPaper(vote, 2, [8, 8, 8])
    await countOnPaper(vote, 3, [8, 8, 8])
    expect(await turnout(vote)).toMatchObject({ dealt: 5, started: 5, finished: 5 })
    await closeRound(vote)
    expect((await recordsOf(host, 'round'))[0]).toMatchObject({ tokensDealt: 5, seatsInRoom: 6 })
    const { items } = await host.call('round.getResults', { roundId: vote.roundId })
    expect(items[0]?.pooled.n).toBe(5)
  })
})
