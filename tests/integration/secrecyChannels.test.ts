import { createHmac } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { Answer } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { makeIdentifier } from '#shared/domain/identifier'
import type { RecordOf } from '#shared/domain/study/records'
import { createCardTokens } from '../../electron/host/features/ballot/cardTokens.ts'
import {
  placesOf,
  rankCorrelation,
  rightPairs,
  seize,
  tracesOf,
  type Evidence,
} from '../support/forensics.ts'
import { cardItems } from '../support/hostCalls.ts'
import { startKillableHost, type KillableHost } from '../support/killableHost.ts'
import { printFigure } from '../support/printFigure.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import {
  joinRoom,
  joinWithCard,
  putAnswer,
  takePaper,
  voteOnAll,
  type RoomClient,
} from '../support/roomClient.ts'
import { inRandomOrder, seededRandomBytes } from '../support/seededRandom.ts'
import { connectSocket, type SocketClient } from '../support/socketClient.ts'
import { lastingFolder } from '../support/testHost.ts'

/*
 * Two hundred people vote in two rounds: half on phones, the others with printed cards, on passed tablets and on
 * paper. In the middle of the second round the program is killed, and started again. As in secrecy.test.ts we then
 * play the thief: from the bytes on the disk, who gave which answers? Everything random comes from seeds.
 */
const PHONES = 100
const TABLETS = 60
const PAPERS = 40
const VOTERS = PHONES + TABLETS + PAPERS
const ITEMS = 5
/** A socket may carry some hundred messages at once: after so many people the tablet is another one. */
const PEOPLE_A_TABLET = 6
/** Clocks for what is around the votes, and for each half of them: a trace of the latter is a time of arrival. */
const AROUND = '2030-01-01'
const DURING = ['2031-07-19', '2032-09-23', '2033-11-27'] as const
const MOMENTS = [
  'early in round 1',
  'round 1 voted',
  'round 1 closed',
  'killed in round 2',
  'started again',
  'round 2 voted',
  'round 2 closed',
  'room closed',
  'study closed',
] as const
type Moment = (typeof MOMENTS)[number]
const CLOSED = ['round 1 closed', 'round 2 closed', 'room closed', 'study closed'] as const
const EARLY = 20

interface Voter {
  readonly number: number
  readonly group: string
  readonly channel: 'phone' | 'tablet' | 'paper'
  readonly code: string | null
  readonly nickname: string
  readonly address: string
  phone: RoomClient | null
  token: string
}

const root = lastingFolder()
const folder = join(root, 'home')
const path = join(folder, 'studies', 'study.linkboard')
const evidence = {} as Record<Moment, Evidence>
const random = seededRandomBytes('everybody')
let host: KillableHost
let voters: Voter[]
/** In the order in which they voted, round by round. */
const arrivals: Voter[][] = []
let ballotId: string
const roundIds: string[] = []
let itemIds: string[]
let key: Buffer
const seatTokens: string[] = []
const secrets: string[] = []
const results: RoundResults[] = []
let tablet: { socket: SocketClient; people: number } | null = null

/** The first three items spell the voter's number in base 9; the fourth is changed later. */
function markedAnswer(number: number, index: number): Answer {
  if (index === 3) return { kind: 'unable' }
  const digit = index < 3 ? Math.floor(number / 9 ** index) % 9 : number % 7
  return { kind: 'score', value: digit + 1 }
}

const lastAnswer = (number: number, index: number): Answer =>
  index === 3 ? { kind: 'score', value: 9 } : markedAnswer(number, index)

async function records<K extends 'panelGroup' | 'ballotItem' | 'card'>(kind: K): Promise<RecordOf<K>[]> {
  const snapshot = await host.facilitator.call('study.getSnapshot', {})
  return snapshot.records.flatMap((update) =>
    update.kind === kind && update.record ? [update.record as RecordOf<K>] : [],
  )
}

async function start(isNew: boolean): Promise<void> {
  host = await startKillableHost(folder, { path, isNew, seed: isNew ? 'first run' : 'second', clock: AROUND })
  secrets.push(host.room.secret, host.room.code)
}

async function sitDownWithPhone(voter: Voter): Promise<void> {
  const { group: panelGroupId, nickname, address: localAddress } = voter
  voter.phone = await joinRoom({ ...host.room, panelGroupId, nickname, localAddress })
  seatTokens.push(voter.phone.seatToken)
}

async function sitDownAtTablet(code: string): Promise<RoomClient> {
  if (!tablet || tablet.people >= PEOPLE_A_TABLET) {
    await tablet?.socket.close()
    tablet = { socket: await connectSocket({ ...host.room, localAddress: '127.77.200.1' }), people: 0 }
  }
  tablet.people += 1
  const person = await joinWithCard({ ...host.room, code, socket: tablet.socket })
  seatTokens.push(person.seatToken)
  return person
}

async function vote(voter: Voter, roundId: string): Promise<void> {
  const { number, channel, code } = voter
  if (channel === 'paper') {
    const enter = (pass: 'first' | 'second', answerFor: typeof markedAnswer) =>
      host.facilitator.call('paper.enter', {
        roundId,
        code: code ?? '',
        pass,
        answers: itemIds.map((itemId, index) => ({ itemId, answer: answerFor(number, index) })),
      })
    await enter('first', markedAnswer)
    expect((await enter('second', lastAnswer)).outcome).toBe('differs')
    await enter('first', lastAnswer)
    expect(await enter('second', lastAnswer)).toEqual({ outcome: 'counted' })
    return
  }
  const client = code === null ? voter.phone : await sitDownAtTablet(code)
  if (!client) throw new Error('This phone has no seat.')
  await client.refresh()
  const paper = await takePaper(client, voter.token === '' ? null : voter.token)
  if (voter.token !== '') expect(paper.voterToken).toBe(voter.token)
  voter.token = paper.voterToken
  await voteOnAll(client, paper, (itemId) => markedAnswer(number, itemIds.indexOf(itemId)))
  // A second thought: the answer "unable to score" becomes a score.
  await putAnswer(client, paper, itemIds[3] ?? '', { kind: 'score', value: 9 })
  if (code !== null) await client.socket.hello({ kind: 'none' })
}

async function openRound(): Promise<string> {
  const roundId = randomIdentifier()
  await host.facilitator.call('round.open', { ballotId, roundId })
  roundIds.push(roundId)
  // The host shuffles the tokens when they are first needed: now, so that the seed decides on the outcome.
  await host.facilitator.call('round.getTurnout', { roundId })
  arrivals.push(inRandomOrder(voters, random))
  return roundId
}

async function closeRound(roundId: string): Promise<void> {
  await host.setClock(AROUND)
  await host.facilitator.call('round.close', { roundId })
  results.push(await host.facilitator.call('round.getResults', { roundId }))
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  await start(true)
  const groups = (await records('panelGroup')).map(({ id }) => id)
  const groupOf = (number: number) => groups[number % groups.length] ?? ''
  const wished = Map.groupBy(
    Array.from({ length: TABLETS + PAPERS }, (_, index) => PHONES + index),
    groupOf,
  )
  const { cards } = await host.facilitator.call('seatCard.make', {
    groups: [...wished].map(([panelGroupId, numbers]) => ({ panelGroupId, count: numbers.length })),
  })
  const codesLeft = Map.groupBy(inRandomOrder(cards, random), ({ panelGroupId }) => panelGroupId)
  voters = Array.from({ length: VOTERS }, (_, number): Voter => {
    const group = groupOf(number)
    const channel = number < PHONES ? 'phone' : number < PHONES + TABLETS ? 'tablet' : 'paper'
    return {
      number,
      group,
      channel,
      code: channel === 'phone' ? null : (codesLeft.get(group)?.pop()?.code ?? ''),
      nickname: `Nick${Buffer.from(random(6)).toString('hex')}`,
      address: `127.77.${Math.floor(number / 100)}.${1 + (number % 100)}`,
      phone: null,
      token: '',
    }
  })
  for (const voter of voters) if (voter.channel === 'phone') await sitDownWithPhone(voter)

  ballotId = randomIdentifier()
  await host.facilitator.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    items: cardItems((await records('card')).slice(0, ITEMS).map(({ id }) => id)),
  })
  await host.facilitator.call('ballot.lock', { ballotId })
  itemIds = (await records('ballotItem'))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
    .map(({ id }) => id)
  key = readFileSync(join(folder, 'settings', 'ballot-keys', ballotId))
  const ofCards = createCardTokens(key)
  for (const voter of voters) if (voter.code !== null) voter.token = ofCards.of(voter.code)

  const first = await openRound()
  await host.setClock(DURING[0])
  for (const [index, voter] of (arrivals[0] ?? []).entries()) {
    await vote(voter, first)
    if (index === EARLY - 1) evidence['early in round 1'] = seize(folder)
  }
  evidence['round 1 voted'] = seize(folder)
  await closeRound(first)
  evidence['round 1 closed'] = seize(folder)

  const second = await openRound()
  await host.setClock(DURING[1])
  const order = arrivals[1] ?? []
  for (const voter of order.slice(0, VOTERS / 2)) await vote(voter, second)
  await host.kill()
  evidence['killed in round 2'] = seize(folder)
  await start(false)
  tablet = null
  // Those who have voted already come back as well, in an order of their own.
  for (const voter of inRandomOrder(voters, random)) {
    if (voter.channel === 'phone') await sitDownWithPhone(voter)
  }
  for (const voter of order.slice(0, 30)) {
    const again = voter.phone && (await takePaper(voter.phone, voter.token))
    if (again && again.voterToken !== voter.token) throw new Error('A phone came back as another voter.')
  }
  evidence['started again'] = seize(folder)
  await host.setClock(DURING[2])
  for (const voter of order.slice(VOTERS / 2)) await vote(voter, second)
  evidence['round 2 voted'] = seize(folder)
  await closeRound(second)
  evidence['round 2 closed'] = seize(folder)
  await host.facilitator.call('room.close', {})
  evidence['room closed'] = seize(folder)
  await host.facilitator.call('study.close', {})
  evidence['study closed'] = seize(folder)
  await host.kill()
}, 300_000)

/** The study's file and its log, without what else lies in the folder. */
function studyBytes(moment: Moment): Buffer {
  const files = [...evidence[moment]].filter(([name]) => name.includes('.linkboard'))
  return Buffer.concat(files.map(([, bytes]) => bytes))
}

function withStudy<T>(moment: Moment, look: (database: Database.Database) => T): T {
  const copy = join(lastingFolder(), 'seized.db')
  for (const end of ['', '-wal']) {
    const found = [...evidence[moment]].find(([name]) => name.endsWith(`.linkboard${end}`))
    writeFileSync(copy + end, found?.[1] ?? Buffer.alloc(0))
  }
  const database = new Database(copy)
  try {
    return look(database)
  } finally {
    database.close()
  }
}

const tokensIn = (round: number) => (arrivals[round] ?? []).map(({ token }) => token)
const rounds = (moment: Moment) => (moment === 'round 1 closed' ? [0] : [0, 1])

/** Every order in which a round's ballots can be found in a file: that of its bytes, and of each table. */
function storedOrders(moment: Moment, round: number): Record<string, string[]> {
  const bytes = studyBytes(moment)
  const tokens = tokensIn(round)
  const order = (texts: readonly string[], end: 0 | -1) => {
    const places = placesOf(bytes, texts)
    const at = (text: string) => places.get(text)?.at(end) ?? Number.NaN
    return texts.toSorted((a, b) => at(a) - at(b)).map((text) => text.slice(-26))
  }
  const inRound = tokens.map((token) => (roundIds[round] ?? '') + token)
  const read = (table: string, column: string, value: string) =>
    withStudy(moment, (database) => {
      const found = database.prepare(`SELECT token FROM ${table} WHERE ${column} = ?`).pluck().all(value)
      const voted = new Set(tokens)
      return [...new Set(found as string[])].filter((token) => voted.has(token))
    })
  return {
    'first place': order(tokens, 0),
    'last place': order(tokens, -1),
    'first in the round': order(inRound, 0),
    'last in the round': order(inRound, -1),
    'the voter tokens': read('voter_token', 'ballot_id', ballotId),
    'the responses': read('response', 'round_id', roundIds[round] ?? ''),
    'the answers': read('answer', 'round_id', roundIds[round] ?? ''),
  }
}

describe('two rounds on phones, tablets and paper, with a kill in the second', () => {
  it('count every ballot as it was cast, each once, under one token in both rounds', () => {
    expect(new Set(voters.map(({ token }) => token)).size).toBe(VOTERS)
    for (const result of results) {
      expect(result.responses).toBe(VOTERS)
      expect(result.byChannel).toEqual({ phone: PHONES, tablet: TABLETS, paper: PAPERS, elsewhere: 0 })
    }
    withStudy('study closed', (database) => {
      const find = database.prepare(
        'SELECT kind, value FROM answer WHERE round_id = ? AND token = ? AND item_id = ?',
      )
      for (const { token, number } of voters) {
        for (const roundId of roundIds) {
          for (const [index, itemId] of itemIds.entries()) {
            expect(find.get(roundId, token, itemId)).toEqual(lastAnswer(number, index))
          }
        }
      }
      expect(database.prepare('SELECT count(*) FROM answer').pluck().get()).toBe(2 * VOTERS * ITEMS)
    })
  })

  it('are all that was seized', () => {
    expect(Object.keys(evidence)).toEqual([...MOMENTS])
    for (const moment of MOMENTS) {
      expect([...evidence[moment].keys()].join(' ')).toMatch(/linkboard\.log/)
      expect(tracesOf(evidence[moment], ['The log is written.', ...itemIds])).toHaveLength(1 + ITEMS)
    }
    const log = [...evidence['killed in round 2']].find(([name]) => name.endsWith('-wal'))
    expect(log?.[1].length).toBeGreaterThan(50_000)
  })
})

describe('what lies on the disk', () => {
  it.each(MOMENTS)('%s: names no seat, no nickname and no address', (moment) => {
    const names = voters.flatMap(({ nickname, address }) => [nickname, address])
    expect(seatTokens.length).toBeGreaterThan(PHONES * 2 + TABLETS)
    expect(tracesOf(evidence[moment], [...names, ...seatTokens, '127.77.', '127.0.0.1'])).toEqual([])
  })

  it.each(MOMENTS)('%s: has the codes of cards in the list of cards alone, never near a ballot', (moment) => {
    const codes = voters.flatMap(({ code }) => (code === null ? [] : [code]))
    const tokens = voters.map(({ token }) => token)
    const elsewhere = new Map([...evidence[moment]].filter(([name]) => !name.includes('.linkboard')))
    expect(tracesOf(elsewhere, codes)).toEqual([])
    withStudy(moment, (database) => {
      const tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'seat_card'")
        .pluck()
        .all() as string[]
      const rest = JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()))
      expect(codes.filter((code) => rest.includes(code))).toEqual([])
      expect(database.prepare('SELECT code FROM seat_card').pluck().all()).toEqual(codes.toSorted())
    })
    // What stands in one row is nearer than this; the page of a table is never that of another.
    const NEAR = 100
    const bytes = studyBytes(moment)
    const marks = [...placesOf(bytes, [...codes, ...tokens, ...roundIds])].flatMap(([text, places]) =>
      places.map((at) => ({ at, isCode: text.length === 8 })),
    )
    marks.sort((a, b) => a.at - b.at)
    const closest = marks.flatMap(({ at, isCode }, index) => {
      const before = marks[index - 1]
      const isSamePage = before && Math.floor(before.at / 4096) === Math.floor(at / 4096)
      return before && isSamePage && before.isCode !== isCode ? [at - before.at] : []
    })
    expect(Math.min(...closest, Infinity)).toBeGreaterThan(NEAR)
  })

  it.each(MOMENTS)('%s: holds no time of an arrival', (moment) => {
    const starts = DURING.map((day) => Date.parse(day))
    expect(tracesOf(evidence[moment], [...DURING, ...starts.map((at) => String(at).slice(0, 6))])).toEqual([])
    for (const time of starts.flatMap((start) => [start, Math.floor(start / 1_000)])) {
      const eight = Buffer.alloc(8)
      eight.writeBigUInt64BE(BigInt(time))
      // Its leading bytes, as far as they are the same for hours.
      const leading = eight.subarray(
        eight.findIndex((byte) => byte !== 0),
        -2,
      )
      expect(leading.length).toBeGreaterThanOrEqual(2)
      if (leading.length < 3) continue
      for (const bytes of evidence[moment].values()) expect(bytes.indexOf(leading)).toBe(-1)
    }
    expect(tracesOf(evidence[moment], [AROUND])).toEqual([AROUND])
  })

  it('holds the key from cards to ballots outside the study, and nowhere once the last round is closed', () => {
    for (const moment of MOMENTS) {
      const [name, ...others] = [...evidence[moment]].flatMap(([file, bytes]) =>
        bytes.indexOf(key) === -1 ? [] : [file],
      )
      const isOver = moment === 'round 2 closed' || moment === 'room closed' || moment === 'study closed'
      expect(name, moment).toBe(isOver ? undefined : join('settings', 'ballot-keys', ballotId))
      expect(others, moment).toEqual([])
    }
    expect(readdirSync(join(folder, 'settings', 'ballot-keys'))).toEqual([])
  })

  it('leads from no code to a ballot with anything that the file knows', () => {
    const tokens = new Set(voters.map(({ token }) => token))
    const known = [ballotId, ...roundIds, ...itemIds, ...secrets, '', Buffer.alloc(32)]
    const codes = voters.flatMap(({ code }) => code ?? [])
    const hits = known.flatMap((guess) =>
      codes.filter((code) => {
        const digest = createHmac('sha256', guess).update(code).digest()
        return tokens.has(makeIdentifier((length) => digest.subarray(0, length)))
      }),
    )
    expect(hits).toEqual([])
    // With the key it does: this is how we know that the guesses above would be seen.
    const right = createCardTokens(key)
    expect(codes.filter((code) => tokens.has(right.of(code)))).toHaveLength(TABLETS + PAPERS)
  })

  it('shows the order of ballots, though not whose they are, while a round is open', () => {
    const first = tokensIn(0).slice(0, EARLY)
    const [, wal] = [...evidence['early in round 1']].find(([name]) => name.endsWith('-wal')) ?? []
    const places = placesOf(
      wal ?? Buffer.alloc(0),
      first.map((token) => (roundIds[0] ?? '') + token),
    )
    expect([...places.values()].every((found) => found.length > 0)).toBe(true)
    const stored = [...places].toSorted(([, one], [, other]) => (one[0] ?? 0) - (other[0] ?? 0))
    const order = stored.map(([text]) => text.slice(-26))
    expect(rankCorrelation(first, order)).toBeGreaterThan(0.95)
  })

  it.each(CLOSED)('%s: is in no order that has to do with that of arrival, in either round', (moment) => {
    const found = rounds(moment).flatMap((stored) =>
      Object.entries(storedOrders(moment, stored)).flatMap(([name, order]) => {
        expect(order, name).toHaveLength(VOTERS)
        return rounds(moment).map((arrived) => ({
          name: `${name} of round ${stored + 1}, arrivals in round ${arrived + 1}`,
          rho: rankCorrelation(tokensIn(arrived), order),
        }))
      }),
    )
    const worst = found.toSorted((a, b) => Math.abs(b.rho) - Math.abs(a.rho))[0]
    printFigure(
      `rank correlation with arrival of 200 on phones, tablets and paper, ${moment}`,
      `${worst?.rho.toFixed(3)} at most, of ${found.length} orders (${worst?.name})`,
    )
    for (const { name, rho } of found) expect(Math.abs(rho), name).toBeLessThan(0.2)
  })

  it.each(CLOSED)('%s: gives whoever saw people vote, and how, no better than luck', (moment) => {
    const cellOf = new Map(voters.map(({ token, group, channel }) => [token, `${group} ${channel}`]))
    const cells = new Set(cellOf.values()).size
    const inCells = (tokens: readonly string[]) =>
      tokens.map((token) => ({ token, group: cellOf.get(token) ?? '' }))
    // One right pair a cell is luck; four standard deviations more would be skill.
    const limit = cells + 4 * Math.sqrt(cells)
    let most = 0
    for (const round of rounds(moment)) {
      for (const [name, order] of Object.entries(storedOrders(moment, round))) {
        for (const way of [order, order.toReversed()]) {
          const right = rightPairs(inCells(tokensIn(round)), inCells(way))
          most = Math.max(most, right)
          expect(right, name).toBeLessThanOrEqual(limit)
        }
      }
    }
    printFigure(
      `people told apart by group, channel and order, ${moment}`,
      `${most} of ${VOTERS} at most; ${cells} is luck, the limit ${limit.toFixed(0)}`,
    )
  })

  it.each(CLOSED)('%s: gives whoever has the cards in order no better than luck', (moment) => {
    const cards = voters.flatMap(({ code, token, group }) => (code === null ? [] : [{ code, token, group }]))
    const byCode = cards.toSorted((a, b) => (a.code < b.code ? -1 : 1))
    const groupOf = new Map(cards.map(({ token, group }) => [token, group]))
    const groups = new Set(groupOf.values()).size
    const limit = groups + 4 * Math.sqrt(groups)
    let most = 0
    for (const order of Object.values(storedOrders(moment, 0))) {
      const ofCards = order.flatMap((token) => {
        const group = groupOf.get(token)
        return group === undefined ? [] : [{ token, group }]
      })
      expect(ofCards).toHaveLength(TABLETS + PAPERS)
      most = Math.max(most, rightPairs(byCode, ofCards))
    }
    printFigure(
      `cards told apart by the order of their codes, ${moment}`,
      `${most} of ${TABLETS + PAPERS} at most; ${groups} is luck, the limit ${limit.toFixed(0)}`,
    )
    expect(most).toBeLessThanOrEqual(limit)
  })

  it('keeps nothing of what was answered, or keyed in, before', () => {
    const thoughts = voters.map(({ token }) => `${token}${itemIds[3] ?? ''}unable`)
    const ofPaper = voters.flatMap(({ channel, token }) =>
      channel === 'paper' ? [`${token}${itemIds[3] ?? ''}unable`] : [],
    )
    const traces = (moment: Moment, texts: readonly string[]) => tracesOf(evidence[moment], texts).length
    expect(traces('round 1 voted', thoughts)).toBeGreaterThan(20)
    expect(traces('round 1 voted', ofPaper)).toBeGreaterThan(5)
    expect(traces('round 2 voted', ofPaper)).toBeGreaterThan(5)
    for (const moment of CLOSED) expect(traces(moment, thoughts), moment).toBe(0)
    withStudy('study closed', (database) => {
      expect(database.prepare('SELECT count(*) FROM paper_sheet').pluck().get()).toBe(0)
      expect(database.prepare('SELECT count(*) FROM paper_entry').pluck().get()).toBe(0)
    })
    const answers = roundIds.flatMap((roundId) =>
      voters.flatMap(({ token }) => itemIds.map((itemId) => roundId + token + itemId)),
    )
    const counts = [...placesOf(studyBytes('study closed'), answers).values()].map((found) => found.length)
    expect(counts).toEqual(answers.map(() => 1))
  })
})
