import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { createTokenDealer, makeTokens } from '../../electron/host/features/ballot/tokenDealer.ts'
import { createFileLogger } from '../../electron/host/logging/fileLogger.ts'
import { createHost } from '../../electron/host/createHost.ts'
import {
  placesOf,
  rankCorrelation,
  rightPairs,
  seize,
  tracesOf,
  type Evidence,
} from '../support/forensics.ts'
import { printFigure } from '../support/printFigure.ts'
import { joinRoom, putAnswer, takePaper, voteOnAll, type RoomClient } from '../support/roomClient.ts'
import { inRandomOrder, seededRandomBytes } from '../support/seededRandom.ts'
import { foldersOf, makePorts } from '../support/hostPorts.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { lastingFolder } from '../support/testHost.ts'

/*
 * Two hundred people vote, one after another, in an order that we know, with answers that mark each of them.
 * Then we play the thief: from the bytes on the disk, who gave which answers? Everything random comes from a
 * seed, so that a figure near its limit cannot make this test fail now and then.
 */
const SEATS = 200
const LATE = 30
const ITEMS = 5
/** So few have voted that the write-ahead log still holds all of it. */
const EARLY = 15
/** Clocks for what comes before, during and after the vote: a trace of the second one is a time of arrival. */
const CLOCKS = { before: '2030-01-01', during: '2031-07-19', after: '2032-02-02' }

interface Voter {
  readonly number: number
  readonly group: string
  readonly nickname: string
  readonly address: string
  readonly phone: RoomClient
  token: string
}

let evidence: Record<'early' | 'midway' | 'voted' | 'round closed' | 'room closed' | 'study closed', Evidence>
/** In the order in which they voted. */
let arrivals: Voter[]
let room: Awaited<ReturnType<typeof openRoom>>
let itemIds: string[]
let studyPath: string

/** The first three items spell the voter's number in base 9; the fourth is changed later. */
function markedAnswer(number: number, index: number): Answer {
  if (index === 3) return { kind: 'unable' }
  const digit = index < 3 ? Math.floor(number / 9 ** index) % 9 : number % 7
  return { kind: 'score', value: digit + 1 }
}

beforeAll(async () => {
  const folder = lastingFolder()
  const random = seededRandomBytes('secrecy')
  let clock = Date.parse(CLOCKS.before)
  const now = () => (clock += 7)
  const logger = createFileLogger({ path: join(foldersOf(folder).settingsFolder, 'linkboard.log'), now })
  logger.info('The log is written.')
  const host = createHost(makePorts(folder, [], { randomBytes: random, now, logger }), {
    roomAddress: '127.0.0.1',
  })
  studyPath = (await host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  room = await openRoom(host)
  const groups = (await recordsOf(host, 'panelGroup')).map((group) => group.id)

  const sitDown = async (number: number): Promise<Voter> => {
    const group = groups[number % groups.length] ?? ''
    const nickname = `Nick${Buffer.from(random(6)).toString('hex')}`
    const address = `127.77.${Math.floor(number / 100)}.${1 + (number % 100)}`
    const phone = await joinRoom({ ...room, panelGroupId: group, nickname, localAddress: address })
    return { number, group, nickname, address, phone, token: '' }
  }
  const numbers = Array.from({ length: SEATS }, (_, number) => number)
  const inTime: Voter[] = []
  for (const number of numbers.slice(LATE)) inTime.push(await sitDown(number))
  const { roundId } = await openVote(host, ITEMS)
  // The host shuffles the tokens when they are first needed: now, so that the seed decides on the outcome.
  await host.call('round.getTurnout', { roundId })
  const late: Voter[] = []
  for (const number of numbers.slice(0, LATE)) late.push(await sitDown(number))
  itemIds = (await recordsOf(host, 'ballotItem')).toSorted(byPosition).map((item) => item.id)

  clock = Date.parse(CLOCKS.during)
  arrivals = inRandomOrder([...inTime, ...late], seededRandomBytes('arrivals'))
  evidence = {} as typeof evidence
  for (const [index, voter] of arrivals.entries()) {
    const vote = await takePaper(voter.phone)
    voter.token = vote.voterToken
    await voteOnAll(voter.phone, vote, (_itemId, item) => markedAnswer(voter.number, item))
    // A second thought: the answer "unable to score" becomes a score.
    await putAnswer(voter.phone, vote, itemIds[3] ?? '', { kind: 'score', value: 9 })
    if (index === EARLY - 1) evidence['early'] = seize(folder)
    if (index === SEATS / 2) evidence['midway'] = seize(folder)
  }
  evidence['voted'] = seize(folder)
  clock = Date.parse(CLOCKS.after)
  await host.call('round.close', { roundId })
  evidence['round closed'] = seize(folder)
  await host.call('room.close', {})
  evidence['room closed'] = seize(folder)
  await host.close()
  evidence['study closed'] = seize(folder)
}, 120_000)

const byPosition = (a: { position: string }, b: { position: string }) => (a.position < b.position ? -1 : 1)

const moments = ['early', 'midway', 'voted', 'round closed', 'room closed', 'study closed'] as const
const afterClose = ['round closed', 'room closed', 'study closed'] as const

function file(moment: keyof typeof evidence, end: '' | '-wal'): Buffer {
  const found = [...evidence[moment]].find(([name]) => name.endsWith(`.linkboard${end}`))
  return found?.[1] ?? Buffer.alloc(0)
}

/** The ballots of a seized file, read with SQLite, in the order in which it gives them. */
function readBallots(moment: keyof typeof evidence, table: 'voter_token' | 'response' | 'answer'): string[] {
  const folder = lastingFolder()
  const path = join(folder, 'seized.db')
  writeFileSync(path, file(moment, ''))
  writeFileSync(`${path}-wal`, file(moment, '-wal'))
  const database = new Database(path)
  const tokens = database.prepare(`SELECT token FROM ${table}`).pluck().all() as string[]
  database.close()
  const voted = new Set(arrivals.map(({ token }) => token))
  return [...new Set(tokens)].filter((token) => voted.has(token))
}

/** Every order in which the tokens can be found: that of the bytes, forwards and from the end, and of each table. */
function storedOrders(moment: keyof typeof evidence): Record<string, string[]> {
  const bytes = Buffer.concat([file(moment, ''), file(moment, '-wal')])
  const offsets = placesOf(bytes, arrivalOrder())
  const by = (pick: (found: number[]) => number) =>
    [...offsets].toSorted((a, b) => pick(a[1]) - pick(b[1])).map(([token]) => token)
  return {
    'first place in the bytes': by((found) => found[0] ?? Number.NaN),
    'last place in the bytes': by((found) => found.at(-1) ?? Number.NaN),
    'first answer in the bytes': firstAnswers(bytes),
    'the voter tokens': readBallots(moment, 'voter_token'),
    'the responses': readBallots(moment, 'response'),
    'the answers': readBallots(moment, 'answer'),
  }
}

/** By the first place where a token stands beside an item, as it does in an answer. */
function firstAnswers(bytes: Buffer): string[] {
  const answer = (token: string) => token + (itemIds[0] ?? '')
  const places = placesOf(bytes, arrivalOrder().map(answer))
  const first = (token: string) => places.get(answer(token))?.[0] ?? Number.NaN
  return arrivalOrder().toSorted((a, b) => first(a) - first(b))
}

const arrivalOrder = () => arrivals.map(({ token }) => token)
const inGroups = (tokens: readonly string[]) => {
  const groups = new Map(arrivals.map(({ token, group }) => [token, group]))
  return tokens.map((token) => ({ token, group: groups.get(token) ?? '' }))
}

describe('voter tokens', () => {
  it('are dealt in an order that has nothing to do with their keys, by which the file gives them', () => {
    const random = seededRandomBytes('dealing')
    const tokens = makeTokens([{ panelGroupId: 'one', seats: SEATS }], random).toSorted((a, b) =>
      a.token < b.token ? -1 : 1,
    )
    const dealer = createTokenDealer(tokens, true, random, () => undefined)
    const dealt = tokens.map((_token, seat) => dealer.deal(`seat ${seat}`, 'one'))
    expect(new Set(dealt).size).toBe(tokens.length)
    expect(Math.abs(rankCorrelation(dealt, dealt.toSorted()))).toBeLessThan(0.2)
  })
})

describe('what lies on the disk of a vote of two hundred', () => {
  it('is all that was seized, and holds the answers', () => {
    expect(new Set(arrivals.map(({ token }) => token)).size).toBe(SEATS)
    for (const moment of moments) {
      expect([...evidence[moment].keys()].join(' ')).toMatch(
        /linkboard\.log.*recent-files\.json|recent-files\.json.*linkboard\.log/,
      )
      expect(tracesOf(evidence[moment], ['The log is written.'])).toHaveLength(1)
      expect(tracesOf(evidence[moment], itemIds)).toHaveLength(ITEMS)
    }
    expect(file('voted', '-wal').length).toBeGreaterThan(100_000)
    for (const moment of afterClose) expect(file(moment, '-wal')).toHaveLength(0)
    expect(readBallots('study closed', 'response')).toHaveLength(SEATS)
  })

  it.each(moments)('%s: names no seat, no nickname and no address', (moment) => {
    const names = arrivals.flatMap(({ phone, nickname, address }) => [phone.seatToken, nickname, address])
    expect(tracesOf(evidence[moment], [...names, '127.77.', '127.0.0.1', 'user-agent'])).toEqual([])
  })

  it.each(moments)('%s: holds no time of an arrival', (moment) => {
    const start = Date.parse(CLOCKS.during)
    // As text, down to the minute, and as the leading bytes of a number of milliseconds or seconds.
    expect(tracesOf(evidence[moment], [CLOCKS.during, String(start).slice(0, 6)])).toEqual([])
    const asNumbers = [start, Math.floor(start / 1_000)].map((time) => {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64BE(BigInt(time))
      return bytes.subarray(
        bytes.findIndex((byte) => byte !== 0),
        -2,
      )
    })
    for (const bytes of evidence[moment].values()) {
      for (const number of asNumbers.filter((candidate) => candidate.length >= 3))
        expect(bytes.indexOf(number)).toBe(-1)
    }
    expect(tracesOf(evidence[moment], [CLOCKS.before])).toEqual([CLOCKS.before])
  })

  it('keeps the room’s secret and code only while the room is open', () => {
    expect(tracesOf(evidence['voted'], [room.secret, room.code])).toHaveLength(2)
    expect(tracesOf(evidence['room closed'], [room.secret, room.code])).toEqual([])
    expect(tracesOf(evidence['study closed'], [room.secret, room.code])).toEqual([])
  })

  /*
   * While a round is open the write-ahead log does hold the order in which the ballots came: what keeps them
   * secret then is that nothing on the disk leads from a ballot to a seat, as the tests above show. This is
   * also how we know that the orders below would be found if they were there.
   */
  it('shows the order of ballots, though not whose they are, while the round is open', () => {
    const first = arrivalOrder().slice(0, EARLY)
    const bytes = file('early', '-wal')
    const places = placesOf(
      bytes,
      first.map((token) => token + (itemIds[0] ?? '')),
    )
    const stored = [...places].toSorted((one, other) => (one[1][0] ?? 0) - (other[1][0] ?? 0))
    expect([...places.values()].every((found) => found.length > 0)).toBe(true)
    expect(
      rankCorrelation(
        first,
        stored.map(([text]) => text.slice(0, 26)),
      ),
    ).toBeGreaterThan(0.95)
  })

  it.each(afterClose)('%s: is in no order that has to do with the order of arrival', (moment) => {
    const correlations = Object.entries(storedOrders(moment)).map(([name, order]) => {
      expect(order, name).toHaveLength(SEATS)
      return [name, rankCorrelation(arrivalOrder(), order)] as const
    })
    printFigure(
      `rank correlation with arrival, ${moment}`,
      correlations.map(([name, rho]) => `${name} ${rho.toFixed(3)}`).join(', '),
    )
    for (const [name, rho] of correlations) expect(Math.abs(rho), name).toBeLessThan(0.2)
  })

  it.each(afterClose)('%s: gives whoever saw people vote no better than luck', (moment) => {
    const groups = new Set(arrivals.map(({ group }) => group)).size
    // One right pair a group is luck; four standard deviations more would be skill.
    const limit = groups + 4 * Math.sqrt(groups)
    const seen = arrivals.map(({ token, group }) => ({ token, group }))
    for (const [name, order] of Object.entries(storedOrders(moment))) {
      expect(rightPairs(seen, inGroups(order)), name).toBeLessThanOrEqual(limit)
      expect(rightPairs(seen, inGroups(order.toReversed())), `${name} backwards`).toBeLessThanOrEqual(limit)
    }
  })

  it('holds what each voter answered, once, and nothing of what was answered before', () => {
    const bytes = file('study closed', '')
    const answers = arrivalOrder().flatMap((token) => itemIds.map((itemId) => token + itemId))
    const counts = [...placesOf(bytes, answers).values()].map((found) => found.length)
    expect(counts).toEqual(answers.map(() => 1))

    const secondThoughts = arrivalOrder().map((token) => `${token}${itemIds[3] ?? ''}unable`)
    const traces = (moment: keyof typeof evidence) => tracesOf(evidence[moment], secondThoughts).length
    expect(traces('voted')).toBeGreaterThan(20)
    for (const moment of afterClose) expect(traces(moment), moment).toBe(0)
  })

  it('counts every ballot as it was cast', () => {
    const folder = lastingFolder()
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'closed.db')
    writeFileSync(path, file('study closed', ''))
    const database = new Database(path)
    const score = database.prepare('SELECT kind, value AS score FROM answer WHERE token = ? AND item_id = ?')
    for (const { token, number } of arrivals) {
      for (const [index, itemId] of itemIds.entries()) {
        const expected = index === 3 ? { kind: 'score', score: 9 } : asRow(markedAnswer(number, index))
        expect(score.get(token, itemId)).toEqual(expected)
      }
    }
    database.close()
    expect(studyPath.endsWith('.linkboard')).toBe(true)
  })
})

function asRow(answer: Answer) {
  return { kind: answer.kind, score: answer.kind === 'score' ? answer.value : null }
}
