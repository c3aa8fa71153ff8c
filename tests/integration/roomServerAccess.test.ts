import { isDeepStrictEqual } from 'node:util'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { contract, PROCEDURE_NAMES } from '#shared/contract/contract'
import { PROTOCOL_VERSION, type HostFrame } from '#shared/contract/wire'
import type { RefusalCode } from '#shared/domain/refusal'
import { createTryLimit } from '../../electron/host/features/room/tryLimit.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import type { AnyEvent } from '../support/frameCaller.ts'
import { randomIdentifier, systemRandomBytes } from '../support/randomIdentifier.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { joinRoom, putAnswer, returnToSeat, takePaper, voteOnAll } from '../support/roomClient.ts'
import { connectFacilitatorPage, connectSocket, openSocket } from '../support/socketClient.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let room: Awaited<ReturnType<typeof openRoom>>
let groups: string[]

beforeEach(async () => {
  test = startTestHost()
  await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })
  groups = (await recordsOf(test.host, 'panelGroup')).map((group) => group.id)
  room = await openRoom(test.host)
})

const phoneOf = (index: number) => joinRoom({ ...room, panelGroupId: groups[index % groups.length] ?? '' })
const refusal = (code: RefusalCode) => ({ code })

describe("the room's listener", () => {
  const facilitatorOnly = PROCEDURE_NAMES.filter((name) => contract[name].access === 'facilitator')

  it('has none of the facilitator’s procedures, for a stranger and for a seat alike', async () => {
    const stranger = await connectSocket({ address: room.address })
    const phone = await phoneOf(0)
    expect(facilitatorOnly.length).toBeGreaterThan(30)
    for (const client of [stranger, phone.socket]) {
      const answerTo = (name: string) =>
        client.callAnything(name, {}, randomIdentifier()).catch((error: unknown) => error)
      const unknown = await answerTo('no.such')
      expect(unknown).toMatchObject(refusal('not-found'))
      const answers = await Promise.all(facilitatorOnly.map(answerTo))
      // Not even that there is such a procedure elsewhere.
      expect(facilitatorOnly.filter((_name, index) => !isDeepStrictEqual(answers[index], unknown))).toEqual(
        [],
      )
    }
  })

  it('makes nobody a facilitator who says so', async () => {
    const stranger = await openSocket(room.address)
    await stranger.hello({ kind: 'facilitator', key: room.secret })
    await expect(stranger.callAnything('study.getSnapshot', {})).rejects.toMatchObject(refusal('not-found'))
    await expect(stranger.callAnything('seat.getState', {})).rejects.toMatchObject(refusal('not-allowed'))
  })

  it('answers nothing before a greeting', async () => {
    const stranger = await openSocket(room.address)
    const call = stranger.callAnything('room.getLobby', { key: room.key })
    await expect(call).rejects.toMatchObject(refusal('not-allowed'))
  })

  it('tells a page of another version to reload', async () => {
    const stranger = await openSocket(room.address)
    const greeting = stranger.hello({ kind: 'none' }, null, PROTOCOL_VERSION + 1)
    await expect(greeting).rejects.toMatchObject(refusal('reload-page'))
  })

  it('knows a seat by its token alone', async () => {
    const phone = await phoneOf(0)
    const back = await returnToSeat(room.address, phone.seatToken)
    expect(back.seat().panelGroupId).toBe(groups[0])
    const forged = connectSocket({
      address: room.address,
      credential: { kind: 'seat', seatToken: randomIdentifier() },
    })
    await expect(forged).rejects.toMatchObject(refusal('seat-unknown'))
  })

  it('lets a seat have three sockets, not four', async () => {
    const phone = await phoneOf(0)
    const second = await returnToSeat(room.address, phone.seatToken)
    await returnToSeat(room.address, phone.seatToken)
    await expect(returnToSeat(room.address, phone.seatToken)).rejects.toMatchObject(refusal('room-busy'))
    await second.close()
    await expect.poll(() => returnToSeat(room.address, phone.seatToken).then(() => true)).toBe(true)
  })

  it('tells a seat what to show, and nothing of the board, the groups or the turnout', async () => {
    const phone = await phoneOf(0)
    const frames: HostFrame[] = []
    phone.socket.onFrame((frame) => void frames.push(frame))
    await openVote(test.host, 3)
    const other = await phoneOf(1)
    await voteOnAll(other, await takePaper(other), () => ({ kind: 'score', value: 7 }))
    await phone.whenVoting()
    const types = new Set(
      frames.map((frame) => (frame.type === 'event' ? (frame.event as AnyEvent).type : '')),
    )
    expect([...types]).toEqual(['seat'])
    for (const card of await recordsOf(test.host, 'card')) {
      expect(JSON.stringify(frames)).not.toContain(card.text)
    }
  })
})

describe("the facilitator's listener", () => {
  it('lets in nobody without the key, and gives it to nobody', async () => {
    const server = await serveFacilitator(test.host, {
      port: 0,
      pagesFolder: test.ports.paths.pagesFolder,
      randomBytes: systemRandomBytes,
    })
    onTestFinished(() => server.close())
    for (const credential of [
      { kind: 'none' as const },
      { kind: 'facilitator' as const, key: '' },
      { kind: 'facilitator' as const, key: randomIdentifier() },
      { kind: 'seat' as const, seatToken: (await phoneOf(0)).seatToken },
    ]) {
      const attempt = connectSocket({ address: server.address, credential })
      await expect(attempt).rejects.toMatchObject(refusal('not-allowed'))
    }
    const page = await (await fetch(server.address)).text()
    expect(page).not.toContain(new URL(server.address).hash.slice('#key='.length))
    const client = await connectFacilitatorPage(server.address)
    expect((await client.call('study.getSnapshot', {})).records.length).toBeGreaterThan(100)
  })
})

describe('the room code', () => {
  it('opens the door however it is typed, and the QR code’s secret does too', async () => {
    const stranger = await connectSocket({ address: room.address })
    const typed = [room.code, room.code.toLowerCase(), ` ${room.code.slice(0, 4)}-${room.code.slice(4)} `]
    for (const code of typed) {
      const lobby = await stranger.call('room.getLobby', { key: { kind: 'code', code } })
      expect(lobby.groups.map((group) => group.panelGroupId)).toEqual(groups)
    }
    expect(room.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(room.secret).toMatch(/^[0-9a-z]{26}$/)
    await expect(stranger.call('room.getLobby', { key: room.key })).resolves.toMatchObject({
      studyTitle: 'A study',
      isVoteOpen: false,
    })
  })

  it('can be guessed at five times a minute, and then the right one does not help either', async () => {
    const stranger = await connectSocket({ address: room.address })
    const tryCode = (code: string) => stranger.call('room.getLobby', { key: { kind: 'code', code } })
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(tryCode(`0000000${attempt}`)).rejects.toMatchObject(refusal('room-code-wrong'))
    }
    await expect(tryCode('00000009')).rejects.toMatchObject(refusal('too-many-tries'))
    await expect(tryCode(room.code)).rejects.toMatchObject(refusal('too-many-tries'))
    const other = await connectSocket({ address: room.address })
    await expect(
      other.call('room.join', {
        key: { kind: 'code', code: room.code },
        panelGroupId: groups[0] ?? '',
        nickname: null,
      }),
    ).rejects.toMatchObject(refusal('too-many-tries'))
  })

  it('can be guessed at sixty times a minute from all addresses together', () => {
    let now = 0
    const limit = createTryLimit(() => now)
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const address = `192.168.1.${attempt % 12}`
      limit.check(address)
      limit.countWrong(address)
    }
    expect(() => limit.check('192.168.1.99')).toThrow(/Wait a minute/)
    now = 59_999
    expect(() => limit.check('192.168.1.99')).toThrow(/Wait a minute/)
    now = 60_001
    limit.check('192.168.1.0')
  })

  it('that somebody guesses at does not keep out those who scan the QR code', async () => {
    const stranger = await connectSocket({ address: room.address })
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await stranger.call('room.getLobby', { key: { kind: 'code', code: '00000000' } }).catch(() => undefined)
    }
    const phone = await phoneOf(0)
    expect(phone.seat().panelGroupId).toBe(groups[0])
  })

  it('lets in nobody once admission is locked, and those who sit stay', async () => {
    const phone = await phoneOf(0)
    await test.host.call('room.configure', { admitsNewSeats: false })
    await expect(phoneOf(1)).rejects.toMatchObject(refusal('room-busy'))
    expect((await returnToSeat(room.address, phone.seatToken)).seat().studyTitle).toBe('A study')
  })

  it('of a room that was closed opens no other', async () => {
    const { seatToken } = await phoneOf(0)
    await test.host.call('room.close', {})
    const again = await openRoom(test.host)
    expect(again.secret).not.toBe(room.secret)
    expect(again.code).not.toBe(room.code)
    const old = joinRoom({ address: again.address, key: room.key, panelGroupId: groups[0] ?? '' })
    await expect(old).rejects.toMatchObject(refusal('room-code-wrong'))
    await expect(returnToSeat(again.address, seatToken)).rejects.toMatchObject(refusal('seat-unknown'))
  })
})

describe('the ballot box', () => {
  it('counts none of 1,000 forged voter tokens, and the same token 1,000 times once', async () => {
    const { ballotId, roundId } = await openVote(test.host, 3)
    const phone = await phoneOf(0)
    const vote = await takePaper(phone)
    const [item] = vote.paper.items
    const itemId = item?.itemId ?? ''
    // Twenty phones share the work, because one may only send twenty messages a second.
    const phones = await Promise.all(Array.from({ length: 20 }, (_, index) => phoneOf(index)))
    const codes = await Promise.all(
      phones.flatMap((forger) =>
        Array.from({ length: 50 }, () =>
          outcomeOf(
            putAnswer(forger, { ...vote, voterToken: randomIdentifier() }, itemId, {
              kind: 'score',
              value: 1,
            }),
          ),
        ),
      ),
    )
    expect(codes).toHaveLength(1_000)
    expect(new Set(codes)).toEqual(new Set(['voter-token-unknown']))
    expect(await test.host.call('round.getTurnout', { roundId })).toMatchObject({ started: 0, finished: 0 })

    await Promise.all(
      phones.flatMap((sender, index) =>
        Array.from({ length: 50 }, (_, time) =>
          putAnswer(sender, vote, itemId, { kind: 'score', value: 1 + ((index + time) % 9) }),
        ),
      ),
    )
    await putAnswer(phone, vote, itemId, { kind: 'score', value: 9 })
    expect(await test.host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1 })
    await test.host.call('round.close', { roundId })
    const results = await test.host.call('round.getResults', { roundId })
    expect(results.items.find((result) => result.itemId === itemId)?.pooled.n).toBe(1)
    const [round] = await recordsOf(test.host, 'round')
    expect(round).toMatchObject({ ballotId, tokensDealt: 1 })
  })

  it('takes answers to its own items in its own open round only', async () => {
    const { roundId } = await openVote(test.host, 2)
    const phone = await phoneOf(0)
    const vote = await takePaper(phone)
    const itemId = vote.paper.items[0]?.itemId ?? ''
    const seven = { kind: 'score', value: 7 } as const
    await expect(putAnswer(phone, vote, randomIdentifier(), seven)).rejects.toMatchObject(
      refusal('not-found'),
    )
    const elsewhere = putAnswer(phone, { ...vote, roundId: randomIdentifier() }, itemId, seven)
    await expect(elsewhere).rejects.toMatchObject(refusal('not-found'))
    await test.host.call('round.close', { roundId })
    await expect(putAnswer(phone, vote, itemId, seven)).rejects.toMatchObject(refusal('round-not-open'))
    const late = phone.socket.call('response.finish', { roundId, voterToken: vote.voterToken })
    await expect(late).rejects.toMatchObject(refusal('round-not-open'))
  })

  it('deals a seat one token however often it asks, and nobody a token that they only name', async () => {
    const { ballotId } = await openVote(test.host, 2)
    const take = async (phone: Awaited<ReturnType<typeof phoneOf>>, heldToken: string | null) =>
      (await phone.socket.call('ballot.takeVoterToken', { ballotId, heldToken })).voterToken
    const [ann, bob] = [await phoneOf(0), await phoneOf(1)]
    const own = await take(ann, null)
    expect(await take(ann, null)).toBe(own)
    expect(await take(ann, randomIdentifier())).toBe(own)
    // Another group's token is not taken over, nor one that nobody was dealt.
    expect(await take(bob, own)).not.toBe(own)
    const later = await phoneOf(0)
    const invented = randomIdentifier()
    expect(await take(later, invented)).not.toBe(invented)
  })

  it('tells no result and no count of an item before the round is closed', async () => {
    const frames: HostFrame[] = []
    const window = test.host.connectFacilitator((frame) => void frames.push(frame))
    window.receive({ type: 'hello', protocol: PROTOCOL_VERSION, credential: { kind: 'none' }, seen: null })
    const { roundId } = await openVote(test.host, 4)
    const phones = await Promise.all(Array.from({ length: 12 }, (_, index) => phoneOf(index)))
    const itemIds = new Set<string>()
    for (const phone of phones) {
      const vote = await takePaper(phone)
      for (const { itemId } of vote.paper.items) itemIds.add(itemId)
      await voteOnAll(phone, vote, () => ({ kind: 'score', value: 8 }))
      await expect(test.host.call('round.getResults', { roundId })).rejects.toMatchObject(
        refusal('round-not-closed'),
      )
    }
    await expect.poll(() => JSON.stringify(frames.at(-1))).toContain('"finished":12')
    await test.host.call('study.getSnapshot', {})
    const opened = frames.findIndex(
      (frame) => frame.type === 'event' && (frame.event as AnyEvent).name === 'round.opened',
    )
    const during = frames.slice(opened + 1)
    expect(during.length).toBeGreaterThan(0)
    for (const frame of during) {
      const event = frame.type === 'event' ? (frame.event as AnyEvent) : null
      expect(['turnout', 'room']).toContain(event?.type)
      for (const itemId of itemIds) expect(JSON.stringify(frame)).not.toContain(itemId)
      if (event?.type === 'turnout') {
        expect(Object.keys(event.turnout).toSorted()).toEqual(['byGroup', 'dealt', 'finished', 'started'])
      }
    }
    window.closed()
  })
})
