import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { contract, PROCEDURE_NAMES, type ProcedureName } from '#shared/contract/contract'
import type { HostFrame } from '#shared/contract/wire'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { emptyRecords } from '#shared/domain/study/records'
import { comparePositions, makeStudyState } from '#shared/domain/study/studyState'
import { createHost } from '../../electron/host/createHost.ts'
import type { AnyEvent } from '../support/frameCaller.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom, putAnswer, takePaper, type RoomClient, type Vote } from '../support/roomClient.ts'
import { connectSocket } from '../support/socketClient.ts'
import { makePorts } from '../support/hostPorts.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { startTestHost, temporaryFolder, type TestHost } from '../support/testHost.ts'

let test: TestHost
let path: string
let room: Awaited<ReturnType<typeof openRoom>>
let groups: string[]
let phone: RoomClient
let code: string

beforeEach(async () => {
  test = startTestHost()
  path = (await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  groups = (await recordsOf(test.host, 'panelGroup')).map((group) => group.id)
  const panelGroupId = groups[0] ?? ''
  const { cards } = await test.host.call('seatCard.make', { groups: [{ panelGroupId, count: 1 }] })
  code = cards[0]?.code ?? ''
  room = await openRoom(test.host)
  phone = await joinRoom({ ...room, panelGroupId: groups[0] ?? '' })
})

const sevens = { kind: 'score', value: 7 } as const
const cardsSaying = async (text: string) =>
  (await recordsOf(test.host, 'card')).filter((card) => card.text === text)

/** A right input for each procedure that the room has, so that one thing at a time can be made wrong. */
function rightInputs(vote: Vote): Partial<Record<ProcedureName, Record<string, unknown>>> {
  const { roundId, voterToken } = vote
  return {
    'room.getLobby': { key: room.key },
    'room.join': { key: room.key, panelGroupId: groups[0], nickname: 'Ann' },
    'room.joinWithCard': { key: room.key, code, channel: 'tablet' },
    'seat.getState': {},
    'card.contribute': { cardId: randomIdentifier(), kind: 'idea', text: 'A card' },
    'card.listHidden': { cardIds: [randomIdentifier()] },
    'ballot.takeVoterToken': { ballotId: vote.paper.ballotId, heldToken: voterToken },
    'ballot.getVotingPaper': { roundId, voterToken },
    'response.putAnswer': { roundId, voterToken, itemId: vote.paper.items[0]?.itemId, answer: sevens },
    'response.putWhole': { roundId, voterToken, answers: [] },
    'response.finish': { roundId, voterToken },
  }
}

const roomProcedures = PROCEDURE_NAMES.filter((name) =>
  ['participant', 'public'].includes(contract[name].access),
)

describe('what the room has', () => {
  it('is answered with what the contract says, and refused with one key too many or too few', async () => {
    await openVote(test.host, 3)
    const vote = await takePaper(phone)
    const inputs = rightInputs(vote)
    expect(Object.keys(inputs).toSorted()).toEqual(roomProcedures.toSorted())
    for (const name of roomProcedures) {
      const right = inputs[name] ?? {}
      const call = (input: unknown) => phone.socket.callAnything(name, input, randomIdentifier())
      // Cards wait while a vote is open, and this one goes item by item: everything else is answered.
      if (name === 'card.contribute') expect(await outcomeOf(call(right))).toBe('not-allowed')
      else if (name === 'response.putWhole') expect(await outcomeOf(call(right))).toBe('invalid-input')
      else expect(contract[name].output.safeParse(await call(right)).success, name).toBe(true)
      expect(await outcomeOf(call({ ...right, surplus: 1 })), name).toBe('invalid-input')
      for (const key of Object.keys(right)) {
        const { [key]: _left, ...rest } = right
        await expect(call(rest), `${name} without ${key}`).rejects.toMatchObject({
          code: 'invalid-input',
          details: { field: key },
        })
        await expect(
          call({ ...right, [key]: { a: ['odd'] } }),
          `${name} with odd ${key}`,
        ).rejects.toMatchObject({
          code: 'invalid-input',
        })
      }
    }
  })

  it('is for seats only, but for the way in', async () => {
    await openVote(test.host, 3)
    const inputs = rightInputs(await takePaper(phone))
    const stranger = await connectSocket({ address: room.address })
    for (const name of roomProcedures) {
      const outcome = await outcomeOf(stranger.callAnything(name, inputs[name], randomIdentifier()))
      expect(outcome, name).toBe(contract[name].access === 'public' ? 'done' : 'not-allowed')
    }
  })

  it('is refused once the room has closed', async () => {
    const { seatToken } = phone
    await test.host.call('room.close', {})
    await phone.socket.closed
    expect(await outcomeOf(phone.socket.call('seat.getState', {}))).toBe('offline')
    room = await openRoom(test.host)
    const back = connectSocket({ address: room.address, credential: { kind: 'seat', seatToken } })
    expect(await outcomeOf(back)).toBe('seat-unknown')
  })
})

describe('a card from a phone', () => {
  it('sent twice comes in once', async () => {
    const input = { cardId: randomIdentifier(), kind: 'barrier', text: 'No bus on Sundays' } as const
    const commandId = randomIdentifier()
    const [first, second] = await Promise.all([
      phone.socket.call('card.contribute', input, commandId),
      phone.socket.call('card.contribute', input, commandId),
    ])
    expect(second).toEqual(first)
    expect(await phone.socket.call('card.contribute', input, commandId)).toEqual(first)
    expect(await cardsSaying(input.text)).toHaveLength(1)
    expect(await outcomeOf(phone.socket.call('card.contribute', input))).toBe('conflict')
  })

  it('appears in the facilitator’s window at once, waits in the tray of each board for its kind, and cannot be undone away', async () => {
    const events: AnyEvent[] = []
    const window = test.host.connectFacilitator((frame: HostFrame) => {
      if (frame.type === 'event') events.push(frame.event as AnyEvent)
    })
    window.receive({ type: 'hello', protocol: 1, credential: { kind: 'none' }, seen: null })
    const cardId = randomIdentifier()
    await phone.socket.call('card.contribute', { cardId, kind: 'idea', text: 'Benches on the way' })
    expect(events.filter((event) => event.type === 'records')).toMatchObject([
      { name: 'card.contributed', history: { undo: null } },
    ])
    expect(await traysWith(cardId)).toEqual(['Pathway', 'Themes'])
    expect(await outcomeOf(test.host.call('history.undo', {}))).toBe('conflict')
    window.closed()
  })

  it('is refused while the facilitator does not take cards', async () => {
    await test.host.call('room.configure', { acceptsCards: false })
    await expect.poll(() => phone.seat().acceptsCards).toBe(false)
    const card = { cardId: randomIdentifier(), kind: 'idea', text: 'Too late' } as const
    expect(await outcomeOf(phone.socket.call('card.contribute', card))).toBe('not-allowed')
    await test.host.call('room.configure', { acceptsCards: true })
    expect(await outcomeOf(phone.socket.call('card.contribute', card))).toBe('done')
  })
})

/** The boards, by name, in whose trays a card waits. */
async function traysWith(cardId: string): Promise<string[]> {
  const records = emptyRecords()
  const { records: all } = await test.host.call('study.getSnapshot', {})
  for (const { kind, id, record } of all) (records[kind] as Map<string, unknown>).set(id, record)
  const state = makeStudyState(records)
  return [...records.board.values()].toSorted(comparePositions).flatMap((board) => {
    const { columns, cardIds } = boardOrder(state, board.id)
    const tray = columns.find((column) => column.role === 'tray')
    return cardIds.get(tray?.id ?? '')?.includes(cardId) ? [board.name] : []
  })
}

describe('a card written in silence', () => {
  const text = 'I was ashamed to ask'
  let cardId: string

  beforeEach(async () => {
    await test.host.call('room.configure', { isSilent: true })
    cardId = randomIdentifier()
    await phone.socket.call('card.contribute', { cardId, kind: 'barrier', text })
    // The seat has heard of the silence by then: what is told is told in order.
    await phone.refresh()
  })

  const isHidden = async () => (await cardsSaying(text)).map((card) => card.isHidden)
  const hiddenOnPhone = async () =>
    (await phone.socket.call('card.listHidden', { cardIds: [cardId] })).cardIds

  it('is hidden until it is revealed, hidden again when that is undone, and its phone is told each time', async () => {
    expect(phone.seat().isSilent).toBe(true)
    expect([await isHidden(), await hiddenOnPhone()]).toEqual([[true], [cardId]])
    let told = 0
    phone.socket.onEvent((event) => void (told += Number(event.type === 'seat')))
    await test.host.call('cards.reveal', {})
    await expect.poll(() => told).toBe(1)
    expect([await isHidden(), await hiddenOnPhone()]).toEqual([[false], []])
    await test.host.call('history.undo', {})
    await expect.poll(() => told).toBe(2)
    expect([await isHidden(), await hiddenOnPhone()]).toEqual([[true], [cardId]])
    await test.host.call('history.redo', {})
    await expect.poll(() => told).toBe(3)
    expect([await isHidden(), await hiddenOnPhone()]).toEqual([[false], []])
  })

  it('is said to be hidden in the answer, also to a phone that asks twice', async () => {
    const input = { cardId: randomIdentifier(), kind: 'idea', text: 'Only once' } as const
    const commandId = randomIdentifier()
    const add = () => phone.socket.call('card.contribute', input, commandId)
    expect([await add(), await add()]).toEqual([{ isHidden: true }, { isHidden: true }])
  })

  it('stays hidden when silence ends without a reveal, and what is written then is not', async () => {
    await test.host.call('room.configure', { isSilent: false })
    const later = { cardId: randomIdentifier(), kind: 'idea', text: 'Said aloud' } as const
    expect(await phone.socket.call('card.contribute', later)).toEqual({ isHidden: false })
    expect(phone.seat().isSilent).toBe(false)
    const { cardIds } = await phone.socket.call('card.listHidden', { cardIds: [later.cardId, cardId] })
    expect(cardIds).toEqual([cardId])
    expect(await isHidden()).toEqual([true])
  })

  it('reaches no other phone, neither before it is revealed nor after', async () => {
    const other = await joinRoom({ ...room, panelGroupId: groups[1] ?? '' })
    const heard: string[] = []
    other.socket.socket.on('message', (data) => void heard.push(String(data)))
    await test.host.call('cards.reveal', {})
    await other.refresh()
    await expect.poll(() => heard.length).toBeGreaterThan(1)
    expect(heard.filter((frame) => frame.includes(text) || frame.includes(cardId))).toEqual([])
  })

  it('is still hidden, and silence still on, after the program has been killed', async () => {
    await test.host.call('room.configure', { acceptsCards: false, admitsNewSeats: false })
    const crashed = join(temporaryFolder(), 'study.linkboard')
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, crashed + end)
    const other = createHost(makePorts(temporaryFolder(), []), { roomAddress: '127.0.0.1' })
    onTestFinished(() => other.close())
    await other.call('study.open', { path: crashed })
    const before = await test.host.call('room.getStatus', {})
    await expect
      .poll(() => other.call('room.getStatus', {}))
      .toMatchObject({
        isSilent: true,
        acceptsCards: false,
        // Everybody has to come in again: their seats were in memory only.
        admitsNewSeats: true,
        seats: 0,
        code: before.isOpen && before.code,
      })
    expect((await recordsOf(other, 'card')).find((card) => card.id === cardId)?.isHidden).toBe(true)
  })
})

describe('an answer', () => {
  it('sent twice, or changed, is kept once, as it was last', async () => {
    const { roundId } = await openVote(test.host, 2)
    const vote = await takePaper(phone)
    const itemId = vote.paper.items[0]?.itemId ?? ''
    await Promise.all([1, 2, 3].map(() => putAnswer(phone, vote, itemId, sevens)))
    for (const answer of [{ kind: 'unable' }, { kind: 'skipped' }, { kind: 'score', value: 2 }] as const) {
      await putAnswer(phone, vote, itemId, answer)
      const { voterToken } = vote
      const paper = await phone.socket.call('ballot.getVotingPaper', { roundId, voterToken })
      expect(paper.answers).toEqual([{ itemId, answer }])
    }
    const finish = () => phone.socket.call('response.finish', { roundId, voterToken: vote.voterToken })
    expect(await finish()).toEqual({ answered: 1 })
    expect(await finish()).toEqual({ answered: 1 })
    // Changed after "that is all", which stays said.
    await putAnswer(phone, vote, itemId, { kind: 'score', value: 3 })
    expect(await test.host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 1 })
    await test.host.call('round.close', { roundId })
    const results = await test.host.call('round.getResults', { roundId })
    expect(results.items.find((item) => item.itemId === itemId)?.pooled).toMatchObject({ n: 1, median: 3 })
  })

  it('leaves no receipt, no event and no revision', async () => {
    const { roundId } = await openVote(test.host, 2)
    const vote = await takePaper(phone)
    const { revision } = await test.host.call('study.getSnapshot', {})
    const itemId = vote.paper.items[0]?.itemId ?? ''
    await phone.socket.call('response.putAnswer', {
      roundId,
      voterToken: vote.voterToken,
      itemId,
      answer: sevens,
    })
    expect((await test.host.call('study.getSnapshot', {})).revision).toBe(revision)
  })

  it('is on the disk when it is acknowledged', async () => {
    const { roundId } = await openVote(test.host, 2)
    const vote = await takePaper(phone)
    for (const { itemId } of vote.paper.items) await putAnswer(phone, vote, itemId, sevens)
    const crashed = join(temporaryFolder(), 'study.linkboard')
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, crashed + end)
    const other = createHost(makePorts(temporaryFolder(), []), { roomAddress: '127.0.0.1' })
    onTestFinished(() => other.close())
    await other.call('study.open', { path: crashed })
    expect(await other.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 0 })
    await other.call('round.close', { roundId })
    const results = await other.call('round.getResults', { roundId })
    expect(results.items.map((item) => item.pooled.n)).toEqual([1, 1])
  })

  it('can be given to what is on the paper alone, by every kind of answer there is', async () => {
    await openVote(test.host, 2)
    const vote = await takePaper(phone)
    const itemId = vote.paper.items[0]?.itemId ?? ''
    const put = (answer: unknown) =>
      outcomeOf(
        phone.socket.callAnything('response.putAnswer', {
          roundId: vote.roundId,
          voterToken: vote.voterToken,
          itemId,
          answer,
        }),
      )
    for (const value of [0, 10, -1, 1.5, '7', null, 1e308, [7]]) {
      expect(await put({ kind: 'score', value }), String(value)).toBe('invalid-input')
    }
    for (const answer of [7, null, { kind: 'maybe' }, { kind: 'score' }, { kind: 'unable', value: 7 }]) {
      expect(await put(answer), JSON.stringify(answer)).toBe('invalid-input')
    }
    for (let value = 1; value <= 9; value += 1) expect(await put({ kind: 'score', value })).toBe('done')
  })
})

describe('the state of a seat', () => {
  it('follows the vote and comes to every phone', async () => {
    const other = await joinRoom({ ...room, panelGroupId: groups[1] ?? '' })
    const { ballotId, roundId } = await openVote(test.host, 2)
    expect(await phone.whenVoting()).toEqual({ ballotId, roundId })
    expect(await other.whenVoting()).toEqual({ ballotId, roundId })
    expect(other.seat()).toMatchObject({
      panelGroupId: groups[1],
      acceptsCards: false,
      studyTitle: 'A study',
    })
    await test.host.call('round.close', { roundId })
    await expect.poll(() => phone.seat().activity.name).toBe('waiting')
    await expect.poll(() => other.seat().acceptsCards).toBe(true)
  })
})
