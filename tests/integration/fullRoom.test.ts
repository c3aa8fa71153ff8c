import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import type { RoomStatus } from '#shared/contract/roomState'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { Refusal } from '#shared/domain/refusal'
import { cardItems } from '../support/hostCalls.ts'
import { printFigure } from '../support/printFigure.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, type RoomClient, type Vote } from '../support/roomClient.ts'
import { connectFacilitatorPage, type SocketClient } from '../support/socketClient.ts'
import { lastingFolder } from '../support/testHost.ts'

/*
 * The largest room that the program is made for: two hundred phones score thirty items each, and half-way through the
 * whole program is killed without warning and started again. Every phone keeps what was not acknowledged, comes back
 * with the voter token that it holds, and sends the rest.
 */
const PHONES = 200
const ITEMS = 30
const KILLED_AFTER = (PHONES * ITEMS) / 2
const CHILD = fileURLToPath(new URL('../support/crashHost.ts', import.meta.url))

const folder = lastingFolder()
const path = join(folder, 'study.linkboard')
const children: ChildProcess[] = []

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

interface Running {
  readonly child: ChildProcess
  readonly facilitator: string
  readonly room: Extract<RoomStatus, { isOpen: true }>
}

interface Phone {
  readonly number: number
  readonly panelGroupId: string
  voterToken: string | null
  /** Item ids whose answers the host has acknowledged. */
  readonly acknowledged: Set<string>
}

function start(isNew: boolean): Promise<Running> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { facilitator, room } = JSON.parse(line) as Omit<Running, 'child'>
      resolve({ child, facilitator, room })
    })
    child.once('exit', () => reject(new Error('The host ended before it was killed.')))
    child.stdin.write(`${JSON.stringify({ path, isNew })}\n`)
  })
}

async function openVote(facilitator: SocketClient): Promise<string> {
  const { records } = await facilitator.call('study.getSnapshot', {})
  const cardIds = records.flatMap((update) => (update.kind === 'card' ? [update.id] : [])).slice(0, ITEMS)
  const [ballotId, roundId] = [randomIdentifier(), randomIdentifier()]
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cardIds),
  })
  await facilitator.call('ballot.lock', { ballotId })
  await facilitator.call('round.open', { ballotId, roundId })
  return roundId
}

async function comeIn({ room }: Running, phone: Phone): Promise<{ client: RoomClient; vote: Vote }> {
  const address = room.addresses.at(-1) ?? ''
  const secret = new URL(room.joinUrl).hash.slice('#s='.length)
  const { panelGroupId } = phone
  const client = await joinRoom({ address, key: { kind: 'secret', secret }, panelGroupId })
  const vote = await takePaper(client, phone.voterToken)
  if (phone.voterToken !== null) expect(vote.voterToken).toBe(phone.voterToken)
  phone.voterToken = vote.voterToken
  return { client, vote }
}

const scoreOf = (phone: Phone, index: number): number => 1 + ((phone.number * 7 + index * 3) % 9)

it(`loses nothing of ${PHONES} phones × ${ITEMS} answers when the program is killed half-way`, async () => {
  const first = await start(true)
  const facilitator = await connectFacilitatorPage(first.facilitator)
  const roundId = await openVote(facilitator)
  const { records } = await facilitator.call('study.getSnapshot', {})
  const itemIds = records.flatMap((update) =>
    update.kind === 'ballotItem' && update.record ? [update.record] : [],
  )
  const order = new Map(
    itemIds
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
      .map(({ id }, index) => [id, index] as const),
  )
  const groups = first.room.byGroup
  const phones = Array.from({ length: PHONES }, (_, number): Phone => ({
    number,
    panelGroupId: groups[number % groups.length]?.panelGroupId ?? '',
    voterToken: null,
    acknowledged: new Set(),
  }))
  const waits: number[] = []
  let acknowledged = 0
  let kill: (() => void) | null = () => {
    first.child.removeAllListeners('exit')
    first.child.kill('SIGKILL')
  }

  /** Answers what has not been acknowledged yet, one after another, until the connection is gone or all is in. */
  async function vote(phone: Phone, { client, vote: { voterToken } }: Awaited<ReturnType<typeof comeIn>>) {
    for (const [itemId, index] of order) {
      if (phone.acknowledged.has(itemId)) continue
      const answer = { kind: 'score', value: scoreOf(phone, index) } as const
      const sent = performance.now()
      try {
        await client.socket.call('response.putAnswer', { roundId, voterToken, itemId, answer })
      } catch (error) {
        if (error instanceof Refusal && error.code === 'offline') return
        throw error
      }
      waits.push(performance.now() - sent)
      phone.acknowledged.add(itemId)
      acknowledged += 1
      if (acknowledged >= KILLED_AFTER && kill) {
        kill()
        kill = null
      }
      // A phone may send twenty messages a second in the long run.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100))
    }
    await client.socket.call('response.finish', { roundId, voterToken })
  }

  const seated = await Promise.all(phones.map((phone) => comeIn(first, phone)))
  await Promise.all(phones.map((phone, index) => vote(phone, seated[index] as (typeof seated)[number])))
  expect(kill).toBeNull()
  const before = phones.map((phone) => new Set(phone.acknowledged))

  const second = await start(false)
  const back = await Promise.all(phones.map((phone) => comeIn(second, phone)))
  for (const [index, phone] of phones.entries()) {
    // What was acknowledged is there, and what was sent without an answer may be.
    const held = new Map(back[index]?.vote.paper.answers.map((given) => [given.itemId, given.answer]))
    for (const itemId of before[index] ?? []) {
      expect(held.get(itemId)).toEqual({ kind: 'score', value: scoreOf(phone, order.get(itemId) ?? -1) })
    }
  }
  await Promise.all(phones.map((phone, index) => vote(phone, back[index] as (typeof back)[number])))
  const after = await connectFacilitatorPage(second.facilitator)
  expect(await after.call('round.getTurnout', { roundId })).toMatchObject({
    dealt: PHONES,
    started: PHONES,
    finished: PHONES,
  })
  await after.call('round.close', { roundId })
  const results = await after.call('round.getResults', { roundId })
  expect(results.responses).toBe(PHONES)
  expect(results.items.map(({ pooled }) => pooled.n)).toEqual(Array.from({ length: ITEMS }, () => PHONES))
  second.child.removeAllListeners('exit')
  second.child.kill('SIGKILL')

  const database = new Database(path, { readonly: true })
  const stored = database.prepare('SELECT token, item_id AS itemId, value FROM answer').all() as {
    token: string
    itemId: string
    value: number
  }[]
  database.close()
  const scores = new Map(stored.map(({ token, itemId, value }) => [`${token} ${itemId}`, value]))
  expect(stored).toHaveLength(PHONES * ITEMS)
  for (const phone of phones) {
    for (const [itemId, index] of order) {
      expect(scores.get(`${phone.voterToken ?? ''} ${itemId}`)).toBe(scoreOf(phone, index))
    }
  }
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  printFigure(
    'a full room, killed once',
    `${PHONES} phones × ${ITEMS} items: ${stored.length} answers in the file, 0 lost, 0 doubled; ` +
      `acknowledged p50 ${at(0.5)} ms, p99 ${at(0.99)} ms with phones, host and test on one machine`,
  )
}, 120_000)
