import { copyFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { PROTOCOL_VERSION, type HostFrame } from '#shared/contract/wire'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import type { AnyEvent } from '../support/frameCaller.ts'
import { placesOf, rankCorrelation, seize } from '../support/forensics.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient } from '../support/roomClient.ts'
import { seededRandomBytes } from '../support/seededRandom.ts'
import { makePorts } from '../support/hostPorts.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { startTestHost, temporaryFolder } from '../support/testHost.ts'

/*
 * The same question as in secrecy.test.ts where the close of a vote did not go as planned: the study closed
 * in mid-vote, the program ended between the close and the rewriting of the file, the disk was full. Fewer
 * people vote here, so the limit is wider: 0.4 is three standard errors at n = 60.
 */
const VOTERS = 60
const LIMIT = 0.4

let folder: string
let host: Host
let path: string
let roundId: string
let phones: RoomClient[]
/** Voter tokens in the order in which they were first used. */
let arrivals: string[]

beforeEach(async () => {
  const test = startTestHost({ randomBytes: seededRandomBytes('interrupted') })
  folder = test.folder
  host = test.host
  path = (await host.call('study.create', { templateKey: 'splw', title: 'A study' })).path
  const room = await openRoom(host)
  const [group] = await recordsOf(host, 'panelGroup')
  phones = await Promise.all(
    Array.from({ length: VOTERS }, () => joinRoom({ ...room, panelGroupId: group?.id ?? '' })),
  )
  roundId = (await openVote(host, 2)).roundId
  await host.call('round.getTurnout', { roundId })
  arrivals = await voteInTurn(phones)
})

async function voteInTurn(voters: readonly RoomClient[]): Promise<string[]> {
  const tokens: string[] = []
  for (const phone of voters) {
    const vote = await takePaper(phone)
    tokens.push(vote.voterToken)
    await voteOnAll(phone, vote, () => ({ kind: 'score', value: 5 }))
  }
  return tokens
}

/** How far the order in which the tokens stand in these bytes, from either end, is that of their arrival. */
function orderIn(bytes: Buffer): number {
  const places = placesOf(bytes, arrivals)
  expect([...places.values()].every((found) => found.length > 0)).toBe(true)
  const ordersFrom = [0, -1].map((end) =>
    arrivals.toSorted((a, b) => (places.get(a)?.at(end) ?? 0) - (places.get(b)?.at(end) ?? 0)),
  )
  return Math.max(...ordersFrom.map((order) => Math.abs(rankCorrelation(arrivals, order))))
}

function bytesNow(file = path): Buffer {
  const evidence = seize(join(file, '..'))
  return Buffer.concat(
    [...evidence].filter(([name]) => name.includes('.linkboard')).map(([, bytes]) => bytes),
  )
}

/** The files of the study as a crash would leave them now, in a folder of their own, to be opened there. */
function crashNow(): string {
  const crashed = join(temporaryFolder(), 'study.linkboard')
  for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, crashed + end)
  return crashed
}

async function openElsewhere(file: string): Promise<Host> {
  const other = createHost(makePorts(temporaryFolder(), []), { roomAddress: '127.0.0.1' })
  onTestFinished(() => other.close())
  await other.call('study.open', { path: file })
  return other
}

describe('the order of the ballots', () => {
  it('is gone when a study is closed in the middle of a vote', async () => {
    // What a plain close would leave: the log carried into the file, and nothing else.
    const plain = crashNow()
    const database = new Database(plain)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
    expect(orderIn(bytesNow(plain))).toBeGreaterThan(LIMIT)

    await host.close()
    expect(orderIn(bytesNow())).toBeLessThan(LIMIT)
  })

  it('is gone when the vote that went on after such a break is closed', async () => {
    await host.close()
    const again = createHost(makePorts(folder, []), { roomAddress: '127.0.0.1' })
    onTestFinished(() => again.close())
    await again.call('study.open', { path })
    expect(await again.call('round.getTurnout', { roundId })).toMatchObject({ started: VOTERS })
    await again.call('round.close', { roundId })
    expect(orderIn(bytesNow())).toBeLessThan(LIMIT)
    expect(statSync(`${path}-wal`).size).toBe(0)
  })

  it('is gone at the next opening when the program ended just as the vote was closed', async () => {
    let crashed = ''
    const window = host.connectFacilitator((frame: HostFrame) => {
      const event = frame.type === 'event' ? (frame.event as AnyEvent) : null
      // The close is on disk when it is told of; the file is rewritten after that.
      if (event?.name === 'round.closed') crashed = crashNow()
    })
    window.receive({ type: 'hello', protocol: PROTOCOL_VERSION, credential: { kind: 'none' }, seen: null })
    await host.call('round.close', { roundId })
    expect(orderIn(bytesNow(crashed))).toBeGreaterThan(LIMIT)

    const other = await openElsewhere(crashed)
    expect((await other.call('round.getResults', { roundId })).items[0]?.pooled.n).toBe(VOTERS)
    expect(orderIn(bytesNow(crashed))).toBeLessThan(LIMIT)
  })

  it('is gone at the latest on closing the study when the disk was full as the vote was closed', async () => {
    const crashed = crashNow()
    const other = await openElsewhere(crashed)
    const full = (await withFullDisk(other)).code
    expect(full).toBe('storage-failed')
    await other.close()
    expect(orderIn(bytesNow(crashed))).toBeLessThan(LIMIT)
  })

  it('is gone after a later round too, where the close of the first is tried again in the midst of it', async () => {
    expect((await withFullDisk(host)).code).toBe('storage-failed')
    await openVote(host, 2)
    await host.call('round.close', { roundId })
    await Promise.all(phones.map((phone) => phone.refresh()))
    arrivals = await voteInTurn(phones)
    // How much of an order sixty ballots leave is chance here, so the rewriting itself is looked for.
    const exec = vi.spyOn(Database.prototype, 'exec')
    onTestFinished(() => exec.mockRestore())
    await host.call('study.close', {})
    expect(exec.mock.calls.flat()).toContain('VACUUM')
    expect(orderIn(bytesNow())).toBeLessThan(LIMIT)
  })
})

/** Closes the vote while SQLite may not make the temporary copy that the rewriting needs. */
async function withFullDisk(other: Host): Promise<{ code: string; message: string }> {
  const exec = Database.prototype.exec
  Database.prototype.exec = function execUnlessFull(this: Database.Database, sql: string) {
    if (sql === 'VACUUM') throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    return exec.call(this, sql)
  }
  try {
    await other.call('round.close', { roundId })
    return { code: 'done', message: '' }
  } catch (error) {
    return error as { code: string; message: string }
  } finally {
    Database.prototype.exec = exec
  }
}
