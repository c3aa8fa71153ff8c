import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { HostFrame } from '#shared/contract/wire'
import { CARD_CODE } from '#shared/domain/room/seatCard'
import { createHost } from '../../electron/host/createHost.ts'
import { qrPath } from '../../electron/host/features/room/qrPath.ts'
import { createTryLimit } from '../../electron/host/features/room/tryLimit.ts'
import { lockBallot, makeCards, openNextRound } from '../support/ballotCalls.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { makePorts } from '../support/hostPorts.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { readCopy, textOfTables } from '../support/readCopy.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import {
  joinRoom,
  joinWithCard,
  putAnswer,
  returnToSeat,
  takePaper,
  voteOnAll,
} from '../support/roomClient.ts'
import { connectSocket } from '../support/socketClient.ts'
import { startTestHost, type TestHost } from '../support/testHost.ts'

let test: TestHost
let path: string
let room: Awaited<ReturnType<typeof openRoom>>
let groups: string[]

beforeEach(async () => {
  test = startTestHost()
  path = (await test.host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  groups = (await recordsOf(test.host, 'panelGroup')).map((group) => group.id)
  room = await openRoom(test.host)
})

const group = (index: number) => groups[index] ?? ''
const seven = { kind: 'score', value: 7 } as const
const sitDown = (code: string, options: object = {}) => joinWithCard({ ...room, code, ...options })
/** A code that is well formed and that no card has, but with a chance of one in 10⁹. */
const wrongCode = (index: number) => `ZZZZ${String(index).padStart(4, '0')}`

async function seatsInRoom() {
  const status = await test.host.call('room.getStatus', {})
  return status.isOpen ? { seats: status.seats, connected: status.connected } : null
}

/** The program is started once more on the same study, as it was left. */
async function startAgain() {
  await test.host.close()
  const log: string[] = []
  const host = createHost(makePorts(test.folder, log), { roomAddress: '127.0.0.1' })
  onTestFinished(() => host.close())
  await host.call('study.open', { path })
  return { host, room: await openRoom(host) }
}

describe('seat cards', () => {
  it('are as many as were asked for, of their groups, each with a code of its own', async () => {
    const { cards } = await test.host.call('seatCard.make', {
      groups: [
        { panelGroupId: group(0), count: 30 },
        { panelGroupId: group(2), count: 0 },
        { panelGroupId: group(1), count: 20 },
      ],
    })
    expect(cards).toHaveLength(50)
    expect(new Set(cards.map(({ code }) => code)).size).toBe(50)
    for (const { code } of cards) expect(code).toMatch(CARD_CODE)
    expect(cards.filter(({ panelGroupId }) => panelGroupId === group(0))).toHaveLength(30)
    expect(cards.map(({ code }) => code)).toEqual(cards.map(({ code }) => code).toSorted())

    await makeCards(test.host, [group(3)], 2)
    const listed = (await test.host.call('seatCard.list', {})).cards
    expect(listed).toHaveLength(52)
    expect(listed.map(({ code }) => code)).toEqual(listed.map(({ code }) => code).toSorted())
    for (const card of cards) expect(listed).toContainEqual({ ...card, qr: expect.anything() as unknown })
  })

  it('have a QR code with the room’s secret and the card, where no server sees it, while the room is open', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const status = await test.host.call('room.getStatus', {})
    const joinUrl = status.isOpen ? status.joinUrl : ''
    const qr = async () => (await test.host.call('seatCard.list', {})).cards[0]?.qr
    expect(await qr()).toEqual(qrPath(`${joinUrl}&card=${code}`))
    await test.host.call('room.close', {})
    expect(await qr()).toBeNull()
    const { isOpen, ...again } = await test.host.call('room.open', {})
    expect(isOpen && 'joinUrl' in again && (await qr())).toEqual(
      qrPath(`${'joinUrl' in again ? again.joinUrl : ''}&card=${code}`),
    )
  })

  it('are refused without a number, for a group that is not there, and past what a room holds', async () => {
    const make = (groupId: string, count: number) =>
      outcomeOf(test.host.call('seatCard.make', { groups: [{ panelGroupId: groupId, count }] }))
    expect(await outcomeOf(test.host.call('seatCard.make', { groups: [] }))).toBe('invalid-input')
    expect(await make(group(0), 0)).toBe('invalid-input')
    expect(await make('0'.repeat(26), 1)).toBe('not-found')
    for (let batch = 0; batch < 5; batch += 1) expect(await make(group(batch), 100)).toBe('done')
    expect(await make(group(0), 1)).toBe('conflict')
    expect((await test.host.call('seatCard.list', {})).cards).toHaveLength(500)
  })
})

describe('a seat card', () => {
  it('is one seat, wherever and however often it is used', async () => {
    const [code = ''] = await makeCards(test.host, [group(1)], 2)
    const tablet = await sitDown(code)
    const phone = await sitDown(code, { channel: 'phone' })
    expect(phone.seatToken).toBe(tablet.seatToken)
    expect(tablet.panelGroupId).toBe(group(1))
    expect(await seatsInRoom()).toEqual({ seats: 1, connected: 1 })
    const { groupName } = await tablet.socket.call('room.joinWithCard', {
      key: room.key,
      code,
      channel: 'tablet',
    })
    expect(groupName).toBe((await recordsOf(test.host, 'panelGroup'))[1]?.name)
  })

  it('is read however it was typed, with the room’s code typed as well', async () => {
    let code = ''
    while (!/[01]/.test(code)) code = (await makeCards(test.host, [group(0)], 1))[0] ?? ''
    const typed = ` ${code.slice(0, 4)}-${code.slice(4)} `
      .toLowerCase()
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    const client = await sitDown(typed, { key: { kind: 'code', code: room.code.toLowerCase() } })
    expect((await sitDown(code)).seatToken).toBe(client.seatToken)
  })

  it('lets a tablet go from hand to hand on one socket', async () => {
    const codes = await makeCards(test.host, [group(0)], 5)
    const ballotId = await lockBallot(test.host)
    const roundId = await openNextRound(test.host, ballotId)
    const socket = await connectSocket({ address: room.address })
    const tokens: string[] = []
    for (const code of codes) {
      const person = await sitDown(code, { socket })
      const vote = await takePaper(person)
      expect(vote.paper.answers).toEqual([])
      await voteOnAll(person, vote, () => seven)
      tokens.push(vote.voterToken)
      await socket.hello({ kind: 'none' })
      await expect(socket.call('seat.getState', {})).rejects.toMatchObject({ code: 'not-allowed' })
    }
    expect(new Set(tokens).size).toBe(5)
    expect(await test.host.call('round.getTurnout', { roundId })).toMatchObject({ dealt: 5, finished: 5 })
    expect(await seatsInRoom()).toEqual({ seats: 5, connected: 0 })
  })

  it('is let in while nobody new is: it was handed out for that', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    await test.host.call('room.configure', { admitsNewSeats: false })
    expect(await outcomeOf(joinRoom({ ...room, panelGroupId: group(0) }))).toBe('room-busy')
    expect(await outcomeOf(sitDown(code))).toBe('done')
  })

  it('needs the room’s key as well', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const key = { kind: 'secret' as const, secret: '0'.repeat(26) }
    expect(await outcomeOf(sitDown(code, { key }))).toBe('room-code-wrong')
  })

  it('is good after the program was started again, with a new seat and without being asked', async () => {
    const [code = ''] = await makeCards(test.host, [group(2)], 1)
    const before = await sitDown(code)
    const again = await startAgain()
    expect(await outcomeOf(returnToSeat(again.room.address, before.seatToken))).toBe('seat-unknown')
    const back = await joinWithCard({ ...again.room, code })
    expect(back.seatToken).not.toBe(before.seatToken)
    expect(back.panelGroupId).toBe(group(2))
    expect((await again.host.call('seatCard.list', {})).cards.map((card) => card.code)).toEqual([code])
  })

  it('has another seat in the next room', async () => {
    const [code = ''] = await makeCards(test.host, [group(2)], 1)
    const before = await sitDown(code)
    await test.host.call('room.close', {})
    room = await openRoom(test.host)
    expect((await sitDown(code)).seatToken).not.toBe(before.seatToken)
  })
})

describe('guessing cards', () => {
  const outcomeFrom = (localAddress: string, code: string) => outcomeOf(sitDown(code, { localAddress }))

  it('is slowed down after five wrong codes from one address, there only, and not at the room’s own door', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    for (let index = 0; index < 5; index += 1) {
      expect(await outcomeFrom('127.88.0.1', wrongCode(index))).toBe('not-found')
    }
    expect(await outcomeFrom('127.88.0.1', wrongCode(5))).toBe('too-many-tries')
    expect(await outcomeFrom('127.88.0.1', code)).toBe('too-many-tries')
    expect(await outcomeFrom('127.88.0.2', code)).toBe('done')
    const typed = { ...room, key: { kind: 'code' as const, code: room.code } }
    const joining = joinRoom({ ...typed, panelGroupId: group(0), localAddress: '127.88.0.1' })
    expect(await outcomeOf(joining)).toBe('done')
  })

  it('is slowed down for somebody who sits in the room already, too', async () => {
    const phone = await joinRoom({ ...room, panelGroupId: group(0), localAddress: '127.88.0.3' })
    const guess = (index: number) =>
      outcomeOf(
        phone.socket.call('room.joinWithCard', { key: room.key, code: wrongCode(index), channel: 'phone' }),
      )
    for (let index = 0; index < 5; index += 1) expect(await guess(index)).toBe('not-found')
    expect(await guess(5)).toBe('too-many-tries')
    // Another seat of the same phone does not start afresh.
    expect(await outcomeFrom('127.88.0.3', wrongCode(6))).toBe('too-many-tries')
  })

  it('does not hold up a busy tablet, where right codes come with a wrong one now and then', async () => {
    // A socket may carry 120 messages at once: three for each person.
    const codes = await makeCards(test.host, [group(0)], 30)
    const socket = await connectSocket({ address: room.address, localAddress: '127.88.0.4' })
    for (const [index, code] of codes.entries()) {
      if (index % 3 === 0) expect(await outcomeOf(sitDown(wrongCode(index), { socket }))).toBe('not-found')
      expect(await outcomeOf(sitDown(code, { socket }))).toBe('done')
    }
  })

  it('stops at sixty a minute, however many addresses they come from, and right codes do not buy more', () => {
    let now = 0
    const limit = createTryLimit(() => now)
    const isHeldUp = (address: string) => {
      try {
        limit.check(address)
        return false
      } catch {
        return true
      }
    }
    for (let index = 0; index < 60; index += 1) {
      expect(isHeldUp('tablet')).toBe(false)
      limit.countWrong('tablet')
      limit.forgive('tablet')
    }
    expect(isHeldUp('tablet')).toBe(true)
    expect(isHeldUp('another')).toBe(true)
    now = 60_001
    expect(isHeldUp('tablet')).toBe(false)
  })
})

describe('a card that was cancelled', () => {
  it('ends the seat of whoever sits there, and nobody can sit down with it again', async () => {
    const [code = '', other = ''] = await makeCards(test.host, [group(0)], 2)
    const [tablet, phone, bystander] = [await sitDown(code), await sitDown(code), await sitDown(other)]
    const refused = (client: typeof tablet) =>
      new Promise<string>((resolve) => {
        client.socket.onFrame((frame: HostFrame) => {
          if (frame.type === 'refused') resolve(frame.error.code)
        })
      })
    const heard = Promise.all([refused(tablet), refused(phone)])
    await test.host.call('seatCard.cancel', { code })
    expect(await heard).toEqual(['seat-unknown', 'seat-unknown'])
    expect(await outcomeOf(tablet.socket.call('seat.getState', {}))).toBe('not-allowed')
    expect(await outcomeOf(returnToSeat(room.address, tablet.seatToken))).toBe('seat-unknown')
    expect(await outcomeOf(sitDown(code))).toBe('not-found')
    expect(await outcomeOf(bystander.socket.call('seat.getState', {}))).toBe('done')
    expect(await seatsInRoom()).toEqual({ seats: 1, connected: 1 })
    expect((await test.host.call('seatCard.list', {})).cards.map((card) => card.code)).toEqual([other])
    expect(await outcomeOf(test.host.call('seatCard.cancel', { code }))).toBe('not-found')
  })

  it('keeps the answers that were given with it', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const roundId = await openNextRound(test.host, await lockBallot(test.host))
    const tablet = await sitDown(code)
    await voteOnAll(tablet, await takePaper(tablet), () => seven)
    await test.host.call('seatCard.cancel', { code })
    await test.host.call('round.close', { roundId })
    const { items } = await test.host.call('round.getResults', { roundId })
    expect(items.map(({ pooled }) => pooled.n)).toEqual([1, 1, 1])
  })
})

describe('while a vote is open', () => {
  it('cards are made several of a group at once, and can be used at once', async () => {
    const ballotId = await lockBallot(test.host)
    const roundId = await openNextRound(test.host, ballotId)
    const phone = await joinRoom({ ...room, panelGroupId: group(0) })
    await voteOnAll(phone, await takePaper(phone), () => seven)
    expect(await outcomeOf(makeCards(test.host, [group(0)], 4))).toBe('not-allowed')
    expect((await test.host.call('seatCard.list', {})).cards).toEqual([])
    const [code = ''] = await makeCards(test.host, [group(0)], 5)
    const tablet = await sitDown(code)
    await voteOnAll(tablet, await takePaper(tablet), () => seven)
    expect(await test.host.call('round.getTurnout', { roundId })).toMatchObject({ dealt: 2, finished: 2 })
  })

  it('what is used later was put in the box together with what nobody will hold', async () => {
    const ballotId = await lockBallot(test.host)
    await openNextRound(test.host, ballotId)
    const count = () => countTokens(ballotId)
    const before = count()
    const [code = ''] = await makeCards(test.host, [group(0)], 6)
    const after = count()
    expect(after - before).toBeGreaterThanOrEqual(6 + 5)
    await takePaper(await sitDown(code))
    expect(count()).toBe(after)
  })

  it('cards that were made before it have their tokens before the first answer', async () => {
    const ballotId = await lockBallot(test.host, { plannedRounds: 2 })
    const before = countTokens(ballotId)
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    await openNextRound(test.host, ballotId)
    const opened = countTokens(ballotId)
    expect(opened - before).toBeGreaterThanOrEqual(1 + 5)
    await takePaper(await sitDown(code))
    expect(countTokens(ballotId)).toBe(opened)
  })
})

/** Voter tokens of a ballot in the file as it lies on the disk now. */
function countTokens(ballotId: string): number {
  return readCopy(path, (database) =>
    Number(database.prepare('SELECT count(*) FROM voter_token WHERE ballot_id = ?').pluck().get(ballotId)),
  )
}

describe('the code of a card', () => {
  it('stands in the list of cards, and in no log, receipt or line of the record', async () => {
    const codes = await makeCards(test.host, [group(0), group(1)], 4)
    const ballotId = await lockBallot(test.host)
    const roundId = await openNextRound(test.host, ballotId)
    for (const code of codes) {
      const tablet = await sitDown(code)
      await voteOnAll(tablet, await takePaper(tablet), () => seven)
      expect(await outcomeOf(sitDown(`${code}X`, { localAddress: '127.88.0.9' }))).not.toBe('done')
    }
    await test.host.call('seatCard.cancel', { code: codes[0] ?? '' })
    await test.host.call('round.close', { roundId })
    const listed = readCopy(path, (database) => database.prepare('SELECT code FROM seat_card').pluck().all())
    expect(listed).toEqual(codes.slice(1))
    const rest = textOfTables(path, ['seat_card']) + test.log.join()
    expect(codes.filter((code) => rest.includes(code))).toEqual([])
    expect(rest).toContain(ballotId)
  })
})

describe('the key of a ballot', () => {
  const keys = () => {
    const folder = join(test.ports.paths.settingsFolder, 'ballot-keys')
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  }

  it('lies outside the study’s folder for this computer’s user alone, until the last planned round is closed', async () => {
    await makeCards(test.host, [group(0)], 2)
    const ballotId = await lockBallot(test.host, { plannedRounds: 2 })
    expect(keys()).toEqual([join(test.ports.paths.settingsFolder, 'ballot-keys', ballotId)])
    if (process.platform !== 'win32') expect(statSync(keys()[0] ?? '').mode & 0o777).toBe(0o600)
    await test.host.call('round.close', { roundId: await openNextRound(test.host, ballotId) })
    expect(keys()).toHaveLength(1)
    await test.host.call('round.close', { roundId: await openNextRound(test.host, ballotId) })
    expect(keys()).toEqual([])
  })

  it('is destroyed when fewer rounds are planned than before, and those are over', async () => {
    await makeCards(test.host, [group(0)], 1)
    const ballotId = await lockBallot(test.host, { plannedRounds: 2 })
    await test.host.call('round.close', { roundId: await openNextRound(test.host, ballotId) })
    expect(keys()).toHaveLength(1)
    await test.host.call('ballot.deviate', {
      deviationId: randomIdentifier(),
      ballotId,
      fromRound: 2,
      change: { kind: 'planned-rounds', plannedRounds: 1 },
      reason: 'The room had agreed on everything.',
    })
    expect(keys()).toEqual([])
  })

  it('is destroyed at the next opening where the program ended before that', async () => {
    await makeCards(test.host, [group(0)], 2)
    const ballotId = await lockBallot(test.host)
    const [key = ''] = keys()
    const bytes = readFileSync(key)
    await test.host.call('round.close', { roundId: await openNextRound(test.host, ballotId) })
    writeFileSync(key, bytes)
    await startAgain()
    expect(keys()).toEqual([])
  })

  it('gives a card the same voter token after a restart, and in the next round', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 3)
    const ballotId = await lockBallot(test.host, { plannedRounds: 2 })
    const roundId = await openNextRound(test.host, ballotId)
    const before = await sitDown(code)
    const vote = await takePaper(before)
    await putAnswer(before, vote, vote.paper.items[0]?.itemId ?? '', seven)

    const again = await startAgain()
    const back = await joinWithCard({ ...again.room, code })
    const same = await takePaper(back)
    expect(same.voterToken).toBe(vote.voterToken)
    expect(same.paper.answers).toEqual([{ itemId: vote.paper.items[0]?.itemId, answer: seven }])
    await voteOnAll(back, same, () => seven)
    await again.host.call('round.close', { roundId })
    const [round] = await recordsOf(again.host, 'round')
    expect(round).toMatchObject({ tokensDealt: 1, seatsInRoom: 1 })

    await openNextRound(again.host, ballotId)
    await back.refresh()
    const next = await takePaper(back)
    expect(next.voterToken).toBe(vote.voterToken)
    expect(next.paper.items.map(({ before: then }) => then?.own)).toEqual([seven, seven, seven])
  })

  it('is another for each ballot', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const tablet = await sitDown(code)
    const tokens: string[] = []
    for (let count = 0; count < 2; count += 1) {
      const roundId = await openNextRound(test.host, await lockBallot(test.host))
      await tablet.refresh()
      tokens.push((await takePaper(tablet)).voterToken)
      await test.host.call('round.close', { roundId })
      await tablet.refresh()
    }
    expect(new Set(tokens).size).toBe(2)
  })

  it('lost in the middle of a round, keeps cards out of it, so that none votes twice; phones go on', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const ballotId = await lockBallot(test.host, { plannedRounds: 2 })
    const roundId = await openNextRound(test.host, ballotId)
    const tablet = await sitDown(code)
    const vote = await takePaper(tablet)
    await voteOnAll(tablet, vote, () => seven)
    for (const key of keys()) rmSync(key)

    const again = await startAgain()
    const back = await joinWithCard({ ...again.room, code })
    expect(await outcomeOf(takePaper(back))).toBe('conflict')
    const sheet = { roundId, code, pass: 'first' as const, answers: [] }
    expect(await outcomeOf(again.host.call('paper.enter', sheet))).toBe('conflict')
    const phone = await joinRoom({ ...again.room, panelGroupId: group(0) })
    await voteOnAll(phone, await takePaper(phone), () => seven)
    await again.host.call('round.close', { roundId })
    expect((await recordsOf(again.host, 'round'))[0]).toMatchObject({ tokensDealt: 2 })

    // In the next round the card is a new voter, who has nothing from before.
    await openNextRound(again.host, ballotId)
    await back.refresh()
    const next = await takePaper(back)
    expect(next.voterToken).not.toBe(vote.voterToken)
    expect(next.paper.items.map(({ before: then }) => then?.own)).toEqual([null, null, null])
  })

  it('that was destroyed is replaced where a round is added later: cards are new voters then', async () => {
    const [code = ''] = await makeCards(test.host, [group(0)], 1)
    const ballotId = await lockBallot(test.host)
    const roundId = await openNextRound(test.host, ballotId)
    const tablet = await sitDown(code)
    const phone = await joinRoom({ ...room, panelGroupId: group(0) })
    const tokens = [(await takePaper(tablet)).voterToken, (await takePaper(phone)).voterToken]
    await test.host.call('round.close', { roundId })
    expect(await outcomeOf(tablet.socket.call('ballot.takeVoterToken', { ballotId, heldToken: null }))).toBe(
      'round-not-open',
    )
    expect(keys()).toEqual([])
    await test.host.call('ballot.deviate', {
      deviationId: randomIdentifier(),
      ballotId,
      fromRound: 2,
      change: { kind: 'planned-rounds', plannedRounds: 2 },
      reason: 'The room wished for one more.',
    })
    await openNextRound(test.host, ballotId)
    await Promise.all([tablet.refresh(), phone.refresh()])
    expect((await takePaper(tablet)).voterToken).not.toBe(tokens[0])
    expect((await takePaper(phone)).voterToken).toBe(tokens[1])
    expect(keys()).toHaveLength(1)
  })

  it('is not needed where there are no cards, even if it cannot be written', async () => {
    writeFileSync(join(test.ports.paths.settingsFolder, 'ballot-keys'), 'in the way')
    await test.host.call('round.close', {
      roundId: await openNextRound(test.host, await lockBallot(test.host)),
    })
    await makeCards(test.host, [group(0)], 1)
    expect(await outcomeOf(lockBallot(test.host))).toBe('storage-failed')
  })
})
