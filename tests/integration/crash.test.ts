import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/contract'
import type { RoomStatus } from '#shared/contract/roomState'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { RecordChange } from '#shared/domain/study/recordChange'
import { Refusal } from '#shared/domain/refusal'
import { printFigure } from '../support/printFigure.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper } from '../support/roomClient.ts'
import { connectFacilitatorPage, type SocketClient } from '../support/socketClient.ts'
import { lastingFolder } from '../support/testHost.ts'
import { cardItems } from '../support/hostCalls.ts'

/*
 * Kills the whole program without warning while twenty clients write, again and again on one file. A clean
 * run proves that nothing is acknowledged before it is on its way to the disk, and that retries are carried
 * out once. (That the disk itself keeps its word in a power cut is another matter: kill −9 leaves the
 * system's own memory alone.)
 */
const TRIALS = 50
const WINDOWS = 12
const PHONES = 8
const CHILD = fileURLToPath(new URL('../support/crashHost.ts', import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly facilitator: string
  readonly room: Extract<RoomStatus, { isOpen: true }>
}

/** A command whose text no other has: by it, its changes are found in the file. */
type Write =
  | { readonly procedure: 'card.add'; readonly input: InputOf<'card.add'>; readonly commandId: string }
  | { readonly procedure: 'card.edit'; readonly input: InputOf<'card.edit'>; readonly commandId: string }

/** What one phone knows of its answer to one item. */
interface KnownAnswer {
  acknowledged: number | null
  /** Sent after that, with no word of it yet: each may have arrived. */
  sent: number[]
}

const folder = lastingFolder()
const path = join(folder, 'study.linkboard')
const children: ChildProcess[] = []
const acknowledged: Write[] = []
let unanswered: Write[] = []
const voterTokens: (string | null)[] = Array.from({ length: PHONES }, () => null)
const answers = Array.from({ length: PHONES }, () => new Map<string, KnownAnswer>())
const totals = { acknowledged: 0, retried: 0, unheard: 0, applied: 0, answers: 0 }
/** From asking for the study to having all twenty clients back, in milliseconds, for each trial. */
const returns: number[] = []

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

function spawnHost(): ChildProcess {
  const child = spawn(process.execPath, [CHILD, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Fifty starts: most of their time would go into compiling the same sources.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  // A line for a child that has just been killed goes nowhere.
  child.stdin?.on('error', () => undefined)
  children.push(child)
  return child
}

function run(child: ChildProcess, isNew: boolean): Promise<Running> {
  return new Promise((resolve, reject) => {
    if (!child.stdout || !child.stdin) throw new Error('The child has no pipes.')
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { facilitator, room, log } = JSON.parse(line) as Omit<Running, 'child'> & { log: string[] }
      if (log.length === 0) resolve({ child, facilitator, room })
      else reject(new Error(`The host logged: ${log.join('; ')}`))
    })
    child.once('exit', () => reject(new Error('The host ended before it was killed.')))
    child.stdin.write(`${JSON.stringify({ path, isNew })}\n`)
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Sends a command; whether it was carried out, or nothing was heard of it. A refusal fails the test. */
async function send(client: SocketClient, { procedure, input, commandId }: Write): Promise<boolean> {
  try {
    await client.callAnything(procedure, input, commandId)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'offline') return false
    throw error
  }
}

/** Writes as fast as it can, several commands at a time, until the connection is gone. */
async function keepWriting(client: SocketClient, tray: { boardId: string; columnId: string }, name: string) {
  const own: string[] = []
  let count = 0
  async function writeOneAfterAnother(): Promise<void> {
    for (;;) {
      count += 1
      const text = `${name} write ${count}`
      const cardId = count % 3 === 0 ? own[count % own.length] : undefined
      const write: Write =
        cardId === undefined
          ? {
              procedure: 'card.add',
              input: { cardId: randomIdentifier(), kind: 'idea', text, ...tray, beforeCardId: null },
              commandId: randomIdentifier(),
            }
          : { procedure: 'card.edit', input: { cardId, text }, commandId: randomIdentifier() }
      if (!(await send(client, write))) {
        unanswered.push(write)
        return
      }
      acknowledged.push(write)
      if (write.procedure === 'card.add') own.push(write.input.cardId)
    }
  }
  await Promise.all([1, 2, 3].map(() => writeOneAfterAnother()))
}

/** Comes back with the voter token that it holds, sends what was not acknowledged, and goes on voting. */
async function returnAsPhone(phone: number, { room }: Running): Promise<() => Promise<void>> {
  const address = room.addresses.at(-1) ?? ''
  const secret = new URL(room.joinUrl).hash.slice('#s='.length)
  const panelGroupId = room.byGroup[phone % room.byGroup.length]?.panelGroupId ?? ''
  const client = await joinRoom({ address, key: { kind: 'secret', secret }, panelGroupId })
  const held = voterTokens[phone] ?? null
  const vote = await takePaper(client, held)
  if (held !== null) expect(vote.voterToken).toBe(held)
  voterTokens[phone] = vote.voterToken
  const known = answers[phone] ?? new Map<string, KnownAnswer>()

  async function put(itemId: string, value: number): Promise<boolean> {
    const item = known.get(itemId) ?? { acknowledged: null, sent: [] }
    known.set(itemId, item)
    item.sent.push(value)
    try {
      const { roundId, voterToken } = vote
      const answer = { kind: 'score', value } as const
      await client.socket.call('response.putAnswer', { roundId, voterToken, itemId, answer })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'offline') return false
      throw error
    }
    totals.answers += 1
    item.acknowledged = value
    item.sent = []
    return true
  }

  for (const { itemId, answer } of vote.paper.answers) {
    const item = known.get(itemId)
    const possible = [item?.acknowledged, ...(item?.sent ?? [])]
    expect(possible).toContain(answer.kind === 'score' ? answer.value : null)
  }
  for (const [itemId, item] of known) {
    const latest = item.sent.at(-1)
    if (latest !== undefined) expect(await put(itemId, latest)).toBe(true)
  }
  return async () => {
    for (let count = 0; ; count += 1) {
      const item = vote.paper.items[count % vote.paper.items.length]
      if (!(await put(item?.itemId ?? '', 1 + Math.floor(Math.random() * 9)))) return
      // A phone may send twenty messages a second in the long run.
      await pause(10)
    }
  }
}

/** What lies on the disk after the kill, read from a copy: whole, and each command in it no more than once. */
function inspectFile(): { timesApplied: Map<string, number>; scores: Map<string, number> } {
  const copy = join(folder, 'copy.db')
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) copyFileSync(path + end, copy + end)
  const database = new Database(copy)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(database.pragma('foreign_key_check')).toEqual([])
  const timesApplied = new Map<string, number>()
  const rows = database
    .prepare(`SELECT records FROM change WHERE name IN ('card.added', 'card.edited')`)
    .pluck()
  for (const records of rows.iterate() as IterableIterator<string>) {
    const [change] = JSON.parse(records) as RecordChange[]
    const text = change?.kind === 'card' ? (change.after?.text ?? '') : ''
    timesApplied.set(text, (timesApplied.get(text) ?? 0) + 1)
  }
  const scores = new Map<string, number>()
  const stored = database.prepare('SELECT token, item_id, value AS score FROM answer').all() as {
    token: string
    item_id: string
    score: number
  }[]
  for (const { token, item_id, score } of stored) scores.set(`${token} ${item_id}`, score)
  database.close()
  return { timesApplied, scores }
}

function expectNothingLostOrDoubled(): void {
  const { timesApplied, scores } = inspectFile()
  const lost = acknowledged.filter(({ input }) => timesApplied.get(input.text ?? '') === undefined)
  const doubled = [...timesApplied].filter(([, times]) => times > 1)
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  totals.applied = timesApplied.size
  totals.unheard += unanswered.filter(({ input }) => timesApplied.has(input.text ?? '')).length
  for (const [phone, known] of answers.entries()) {
    for (const [itemId, item] of known) {
      const score = scores.get(`${voterTokens[phone] ?? ''} ${itemId}`) ?? null
      if (item.acknowledged !== null || score !== null)
        expect([item.acknowledged, ...item.sent]).toContain(score)
    }
  }
}

async function openVoteFor(client: SocketClient): Promise<void> {
  const { records } = await client.call('study.getSnapshot', {})
  const cardIds = records.flatMap((update) => (update.kind === 'card' ? [update.id] : [])).slice(0, 5)
  const ballotId = randomIdentifier()
  await client.call('ballot.create', {
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
  await client.call('ballot.lock', { ballotId })
  await client.call('round.open', { ballotId, roundId: randomIdentifier() })
}

/** The vote that went through all the kills is closed: each phone has one ballot in it, with its own answers. */
async function closeVote(running: Running): Promise<void> {
  const client = await connectFacilitatorPage(running.facilitator)
  for (let phone = 0; phone < PHONES; phone += 1) await returnAsPhone(phone, running)
  const { records } = await client.call('study.getSnapshot', {})
  const round = records.find((update) => update.kind === 'round')
  await client.call('round.close', { roundId: round?.id ?? '' })
  const results = await client.call('round.getResults', { roundId: round?.id ?? '' })
  expect(await client.call('round.getTurnout', { roundId: round?.id ?? '' })).toMatchObject({
    dealt: PHONES,
    started: PHONES,
  })
  for (const { itemId, pooled } of results.items) {
    const given = answers.filter((known) => known.has(itemId)).map((known) => known.get(itemId)?.acknowledged)
    expect(pooled.n).toBe(given.length)
    expect(pooled.kind === 'rating' ? pooled.median : undefined).toBe(
      given.length === 0 ? null : median(given.map(Number)),
    )
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

it(`loses nothing and doubles nothing in ${TRIALS} kills while ${WINDOWS + PHONES} clients write`, async () => {
  const started = performance.now()
  let standby = spawnHost()
  let tray = { boardId: '', columnId: '' }
  let firstRevision = 0
  let roomAddress = ''

  for (let trial = 0; trial < TRIALS; trial += 1) {
    const opening = performance.now()
    const running = await run(standby, trial === 0)
    // Phones look for the room where it was.
    roomAddress ||= running.room.addresses.at(-1) ?? ''
    expect(running.room.addresses.at(-1)).toBe(roomAddress)
    const windows = await Promise.all(
      Array.from({ length: WINDOWS }, () => connectFacilitatorPage(running.facilitator)),
    )
    const [first] = windows
    if (!first) throw new Error('There are no windows.')
    if (trial === 0) {
      await openVoteFor(first)
      const { records, revision } = await first.call('study.getSnapshot', {})
      const column = records.find((update) => update.kind === 'column' && update.record?.role === 'tray')
      if (column?.kind === 'column' && column.record)
        tray = { boardId: column.record.boardId, columnId: column.id }
      firstRevision = revision
    }
    const retries = unanswered
    unanswered = []
    totals.retried += retries.length
    // Whether a command was carried out before the kill or not: the same id again, and now it is.
    const carriedOut = await Promise.all(
      retries.map((write, index) => send(windows[index % WINDOWS] ?? first, write)),
    )
    expect(carriedOut).toEqual(retries.map(() => true))
    acknowledged.push(...retries)
    if (trial % 10 === 9) {
      // Each command ever sent has made one change and no more.
      const { revision } = await first.call('study.getSnapshot', {})
      expect(revision).toBe(firstRevision + acknowledged.length)
    }

    const voting = await Promise.all(
      Array.from({ length: PHONES }, (_, phone) => returnAsPhone(phone, running)),
    )
    returns.push(performance.now() - opening)
    const writing = [
      ...windows.map((client, index) => keepWriting(client, tray, `trial ${trial} window ${index}`)),
      ...voting.map((vote) => vote()),
    ]
    standby = spawnHost()
    await pause(20 + Math.random() * 130)
    running.child.removeAllListeners('exit')
    running.child.kill('SIGKILL')
    await Promise.all(writing)
    expectNothingLostOrDoubled()
  }

  await closeVote(await run(standby, false))
  totals.acknowledged = acknowledged.length
  printFigure(
    'killed while writing',
    `${TRIALS} trials, ${totals.acknowledged} commands acknowledged (${totals.retried} of them on retry, ` +
      `of which ${totals.unheard} had been carried out unheard), ` +
      `${totals.applied} in the file, 0 lost, 0 doubled; ${totals.answers} answers acknowledged, 0 lost; ` +
      `all 20 clients back after ${Math.round(median(returns))} ms (median), ${Math.round(Math.max(...returns))} ms at most; ` +
      `${((performance.now() - started) / 1_000).toFixed(1)} s in all`,
  )
  expect(totals.retried).toBeGreaterThan(TRIALS)
  expect(totals.acknowledged).toBeGreaterThan(TRIALS * WINDOWS)
  expect(median(returns)).toBeLessThan(5_000)
}, 300_000)
