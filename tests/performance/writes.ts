import { join } from 'node:path'
import Database from 'better-sqlite3'
import { PROTOCOL_VERSION, type ClientFrame } from '#shared/contract/wire'
import type { InputOf } from '#shared/contract/contract'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { recordsOf } from '../support/hostCalls.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import { median, percentile, rounded } from './figures.ts'
import { makeBenchFolder, startHostUnderTest, type HostUnderTest } from './hostUnderTest.ts'
import { interleave } from './rounds.ts'
import { runSocketLoad, type LoadResult } from './socketLoad.ts'

const ROUNDS = 5
/** How many rows share a transaction at most: the same as in the host's commit queue. */
const GROUP = 200

const LOADS = {
  ours: { clients: 20, inFlight: 10, writesEach: 150 },
  oursFewerInFlight: { clients: 50, inFlight: 4, writesEach: 60 },
  oursOneAtATime: { clients: 1, inFlight: 1, writesEach: 600 },
} as const

const TEXT = 'Link worker and patient agree on what matters most, in plain words, before any plan is made'

export const writes: Benchmark = {
  name: 'writes',
  about: 'durable acknowledged writes a second, against raw better-sqlite3 on the same disk',
  async run({ say }): Promise<Outcome> {
    say(`writes: ${ROUNDS} rounds of ours and of raw better-sqlite3 in turn`)
    const results = await interleave<string, LoadResult>(
      {
        ours: () => measureSockets(LOADS.ours),
        rawOnePerTransaction: () => measureRaw(2_500, 1),
        oursFewerInFlight: () => measureSockets(LOADS.oursFewerInFlight),
        rawGrouped: () => measureRaw(20_000, GROUP),
        oursOneAtATime: () => measureSockets(LOADS.oursOneAtATime),
        oursInProcess: () => measureInProcess(3_000),
      },
      { rounds: ROUNDS, warmUps: 1 },
    )
    const summary = (name: string) => {
      const rounds = results[name] ?? []
      const waits = rounds.flatMap((round) => round.ackMs)
      return {
        perSecond: Math.round(median(rounds.map((round) => round.perSecond))),
        ackP50Ms: rounded(percentile(waits, 0.5)),
        ackP99Ms: rounded(percentile(waits, 0.99)),
      }
    }
    const raw = summary('rawOnePerTransaction').perSecond
    const ratio = (name: string) => rounded(summary(name).perSecond / raw)
    const row = (title: string, name: string) => {
      const { perSecond, ackP50Ms, ackP99Ms } = summary(name)
      return [title, perSecond, ackP50Ms, ackP99Ms, ratio(name)]
    }
    const describe = ({ clients, inFlight }: Load) =>
      `ours, ${clients} ${clients === 1 ? 'client' : 'clients'} × ${inFlight} in flight`
    return {
      figures: {
        writes: {
          ours: summary('ours'),
          oursFewerInFlight: summary('oursFewerInFlight'),
          oursOneAtATime: summary('oursOneAtATime'),
          oursInProcess: summary('oursInProcess'),
          rawOnePerTransaction: summary('rawOnePerTransaction'),
          rawGrouped: { perSecond: summary('rawGrouped').perSecond },
          ratioToOnePerTransaction: ratio('ours'),
        },
      },
      tables: [
        {
          title: 'Durable writes',
          columns: ['', 'writes/s', 'ack p50 ms', 'ack p99 ms', '× raw, one a transaction'],
          rows: [
            row(describe(LOADS.ours), 'ours'),
            row(describe(LOADS.oursFewerInFlight), 'oursFewerInFlight'),
            row(describe(LOADS.oursOneAtATime), 'oursOneAtATime'),
            row('ours, in process, 200 in flight', 'oursInProcess'),
            row('raw, one row a transaction', 'rawOnePerTransaction'),
            row(`raw, ${GROUP} rows a transaction`, 'rawGrouped'),
          ],
          notes: [
            'A write of ours is card.add: four rows (card, placement, change, receipt), sent on to every client.',
            'A raw write is one row, the card alone. Both: WAL, synchronous=FULL.',
          ],
        },
      ],
    }
  },
}

interface Load {
  readonly clients: number
  readonly inFlight: number
  readonly writesEach: number
}

/** A new study each time, so that every round writes into a board of the same size. */
async function withBoard<T>(measure: (under: HostUnderTest, board: Board) => Promise<T>): Promise<T> {
  const under = await startHostUnderTest()
  try {
    await under.host.call('study.create', { templateKey: 'splw', title: 'Bench' })
    const columns = await recordsOf(under.host, 'column')
    const boardId = columns[0]?.boardId ?? ''
    const columnIds = columns.filter((column) => column.boardId === boardId).map((column) => column.id)
    return await measure(under, { boardId, columnIds })
  } finally {
    await under.close()
  }
}

interface Board {
  readonly boardId: string
  readonly columnIds: readonly string[]
}

function cardInput({ boardId, columnIds }: Board, number: number): InputOf<'card.add'> {
  const columnId = columnIds[number % columnIds.length] ?? ''
  const cardId = randomIdentifier()
  return { cardId, kind: 'barrier', text: `${TEXT} ${number}`, boardId, columnId, beforeCardId: null }
}

function measureSockets({ clients, inFlight, writesEach }: Load): Promise<LoadResult> {
  return withBoard(async ({ address }, board) => {
    const { origin, hash } = new URL(address)
    const key = hash.replace('#key=', '')
    const hello: ClientFrame = {
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      credential: { kind: 'facilitator', key },
      seen: null,
    }
    const call = (client: number, number: number): ClientFrame => ({
      type: 'call',
      callId: number + 1,
      procedure: 'card.add',
      input: cardInput(board, client * writesEach + number),
      commandId: randomIdentifier(),
    })
    return runSocketLoad({
      pace: { inFlight, longestPauseMs: 0 },
      clients: Array.from({ length: clients }, (_, client) => ({
        origin,
        hello: JSON.stringify(hello),
        calls: Array.from({ length: writesEach }, (__, number) => JSON.stringify(call(client, number))),
      })),
    })
  })
}

function measureInProcess(count: number): Promise<LoadResult> {
  return withBoard(async ({ host }, board) => {
    const inputs = Array.from({ length: count }, (_, number) => cardInput(board, number)).values()
    const ackMs: number[] = []
    const begun = performance.now()
    const caller = async () => {
      for (const input of inputs) {
        const sent = performance.now()
        await host.call('card.add', input)
        ackMs.push(performance.now() - sent)
      }
    }
    await Promise.all(Array.from({ length: GROUP }, caller))
    return { perSecond: (count / (performance.now() - begun)) * 1_000, ackMs }
  })
}

/** What the database alone can do: the card's row and nothing else, in a file set up as ours is. */
function measureRaw(count: number, perTransaction: number): LoadResult {
  const folder = makeBenchFolder()
  const database = new Database(join(folder.path, 'raw.db'))
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    if (process.platform === 'darwin') database.pragma('fullfsync = ON')
    if (database.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL')
    database.exec(
      'CREATE TABLE card (id TEXT PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL) STRICT',
    )
    const insert = database.prepare(`INSERT INTO card VALUES (?, 'barrier', ?, '')`)
    const rows = Array.from({ length: count }, (_, number) => [randomIdentifier(), `${TEXT} ${number}`])
    const write = database.transaction((from: number) => {
      for (const row of rows.slice(from, from + perTransaction)) insert.run(row)
    })
    const ackMs: number[] = []
    const begun = performance.now()
    for (let from = 0; from < count; from += perTransaction) {
      const sent = performance.now()
      write(from)
      ackMs.push(performance.now() - sent)
    }
    return { perSecond: (count / (performance.now() - begun)) * 1_000, ackMs }
  } finally {
    database.close()
    folder.remove()
  }
}
