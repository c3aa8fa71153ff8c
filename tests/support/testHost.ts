import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { RandomBytes } from '#shared/domain/identifier'
import type { RecordKind, RecordOf } from '#shared/domain/study/records'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import type { Ports } from '../../electron/host/ports.ts'
import { randomIdentifier, systemRandomBytes } from './randomIdentifier.ts'

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const lastingFolders: string[] = []
process.once('exit', () => {
  for (const folder of lastingFolders) rmSync(folder, { recursive: true, force: true })
})

/** As above for a whole test file: it is gone when all of its tests are over. */
export function lastingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-test-'))
  lastingFolders.push(folder)
  return folder
}

export function foldersOf(folder: string): Pick<Ports['paths'], 'studiesFolder' | 'settingsFolder'> {
  return { studiesFolder: join(folder, 'studies'), settingsFolder: join(folder, 'settings') }
}

/** Two pages and an asset, enough for the servers to serve: what is in them is no concern of these tests. */
export function makePages(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'join.html'), '<!doctype html><title>Join</title>')
  writeFileSync(join(pages, 'facilitator.html'), '<!doctype html><title>Facilitator</title>')
  writeFileSync(join(pages, 'assets', 'page-1a2b.js'), 'document.title += "!"')
  writeFileSync(join(folder, 'secret.txt'), 'never served')
  return pages
}

export interface TestHostOptions {
  readonly folder?: string
  readonly randomBytes?: RandomBytes
  readonly now?: () => number
  readonly roomPort?: number
  readonly logger?: Ports['logger']
}

export interface TestHost {
  readonly host: Host
  readonly ports: Ports
  readonly folder: string
  /** What the host wrote to its log. */
  readonly log: readonly string[]
}

/** Ports of a host that lives in `folder`; what it logs goes to `log`. */
export function makePorts(folder: string, log: string[], options: TestHostOptions = {}): Ports {
  return {
    paths: {
      ...foldersOf(folder),
      resourcesFolder: RESOURCES,
      pagesFolder: makePages(folder),
    },
    logger: options.logger ?? {
      info: (message) => void log.push(message),
      error: (message, cause) => void log.push(`${message}: ${String(cause)}`),
    },
    filePicker: null,
    randomBytes: options.randomBytes ?? systemRandomBytes,
    now: options.now ?? Date.now,
    version: '0.0.0-test',
  }
}

/** A real host on a temporary folder, closed when the test is over. Its room listens on loopback alone. */
export function startTestHost(options: TestHostOptions = {}): TestHost {
  const folder = options.folder ?? temporaryFolder()
  const log: string[] = []
  const ports = makePorts(folder, log, options)
  const host = createHost(ports, { roomAddress: '127.0.0.1', roomPort: options.roomPort ?? 0 })
  onTestFinished(() => host.close())
  return { host, ports, folder, log }
}

/** All records of one kind of the open study, in the order in which the host gives them. */
export async function recordsOf<K extends RecordKind>(host: Host, kind: K): Promise<RecordOf<K>[]> {
  const { records } = await host.call('study.getSnapshot', {})
  return records.flatMap((update) =>
    update.kind === kind && update.record ? [update.record as RecordOf<K>] : [],
  )
}

/** Opens the room and gives what a phone needs: the page's address on loopback, and the key. */
export async function openRoom(host: Host) {
  const status = await host.call('room.open', {})
  if (!status.isOpen) throw new Error('The room did not open.')
  const address = status.addresses.at(-1) ?? ''
  const secret = new URL(status.joinUrl).hash.slice('#s='.length)
  return { address, code: status.code, secret, key: { kind: 'secret' as const, secret } }
}

/** Locks a ballot over `itemCount` cards and opens its round. */
export async function openVote(host: Host, itemCount: number) {
  const cards = (await recordsOf(host, 'card')).slice(0, itemCount)
  const ballotId = randomIdentifier()
  const roundId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    cardIds: cards.map((card) => card.id),
  })
  await host.call('ballot.lock', { ballotId })
  await host.call('round.open', { ballotId, roundId })
  return { ballotId, roundId }
}
