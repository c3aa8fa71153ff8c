import type { Browser } from 'playwright-core'
import { ensureBuilt, PAGES } from '../../electron/cli/pages.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Benchmark, Figures, Outcome, Table } from './benchmark.ts'
import { measureBoardPage, type BoardFigures, type BoardPage } from './boardPage.ts'
import { fillBoard, readContent } from './boardStudy.ts'
import { judge, type BoardResults } from './boardTargets.ts'
import { median, rounded } from './figures.ts'
import { builtPagesFolder, startHostUnderTest } from './hostUnderTest.ts'
import { preparePeers, type Peer } from './peers.ts'
import { interleave } from './rounds.ts'

/** Ours and plain DOM, whose ratio is what most targets are about, go all rounds; the other peers some of them. */
const ROUNDS = 5
const ROUNDS_OF_LIBRARIES = 3
/** A peer that has taken this long at one size sits out what is left: it says much the same each time. */
const LONG_ENOUGH_MS = 30_000

const FIGURES = ['readyMs', 'pickupMs', 'moveMs', 'dropMs', 'frameGapP99Ms', 'heapMb'] as const
const OURS = 'ours'

export const board: Benchmark = {
  name: 'board',
  about: 'opening the board and dragging a card in a real browser, against plain DOM and libraries',
  async run({ cards, peers: names, say }): Promise<Outcome> {
    await ensureBuilt(PAGES, say)
    const peers = await preparePeers(names, say)
    const browser = await launchBrowser()
    try {
      const sizes: SizeOutcome[] = []
      for (const count of cards) sizes.push(await compareAt(browser, { count, peers, say }))
      return {
        figures: {
          browser: browser.version(),
          cards: Object.fromEntries(sizes.map(({ count, results }) => [count, results as Figures])),
          rounds: Object.fromEntries(sizes.map(({ count, rounds }) => [count, rounds])),
          failures: Object.fromEntries(sizes.map(({ count, failures }) => [count, failures])),
        },
        tables: [...sizes.map((size) => figuresTable(size, peers)), targetsTable(sizes)],
      }
    } finally {
      await browser.close()
    }
  },
}

interface SizeOutcome {
  readonly count: number
  readonly results: BoardResults
  /** How many rounds each result is the median of. */
  readonly rounds: Readonly<Record<string, number>>
  /** Why a peer has no result. */
  readonly failures: Readonly<Record<string, string>>
}

interface Comparison {
  readonly count: number
  readonly peers: readonly Peer[]
  readonly say: (line: string) => void
}

async function compareAt(browser: Browser, { count, peers, say }: Comparison): Promise<SizeOutcome> {
  say(`board: ${count} cards: ours, ${peers.map(({ label }) => label).join(', ')}; up to ${ROUNDS} rounds`)
  const under = await startHostUnderTest({ pagesFolder: builtPagesFolder })
  await fillBoard(under.host, count)
  const content = await readContent(under.host)
  const served = await Promise.all(peers.map(async (peer) => ({ peer, ...(await peer.serve(content)) })))
  const failures: Record<string, string> = {}
  const contenderOf = (page: BoardPage, peer?: Peer) => {
    const measure = () => measureBoardPage(browser, page)
    // Without ours or plain DOM there is nothing to say: where they fail, all fails.
    if (!peer || peer.name === 'plain') return measure
    return lenient(measure, (reason) => {
      failures[peer.name] = reason
      say(`board: ${peer.label} could not be measured with ${count} cards: ${reason}`)
    })
  }
  const ours = {
    address: under.address,
    usable: '[data-card-id]',
    card: '[data-card-id]',
    dragsNatively: false,
  }
  try {
    const measured = await interleave<string, BoardFigures | null>(
      {
        [OURS]: contenderOf(ours),
        ...Object.fromEntries(served.map(({ peer, page }) => [peer.name, contenderOf(page, peer)])),
      },
      { rounds: ROUNDS },
    )
    const rounds = Object.entries(measured).map(
      ([name, results]) => [name, results.filter((result) => result !== null)] as const,
    )
    return {
      count,
      results: Object.fromEntries(
        rounds.map(([name, results]) => [name, name in failures ? null : mediansOf(results)]),
      ),
      rounds: Object.fromEntries(rounds.map(([name, results]) => [name, results.length])),
      failures,
    }
  } finally {
    for (const { close } of served) close()
    await under.close()
  }
}

/** A contender that sits out when it has been measured often or long enough, and when it has failed. */
function lenient<T>(measure: () => Promise<T>, onFailure: (reason: string) => void) {
  let rounds = 0
  let spentMs = 0
  let hasFailed = false
  return async (): Promise<T | null> => {
    if (hasFailed || rounds >= ROUNDS_OF_LIBRARIES || spentMs > LONG_ENOUGH_MS) return null
    const started = performance.now()
    try {
      return await measure()
    } catch (error) {
      hasFailed = true
      onFailure(error instanceof Error ? error.message : String(error))
      return null
    } finally {
      rounds += 1
      spentMs += performance.now() - started
    }
  }
}

function mediansOf(rounds: readonly BoardFigures[]): BoardFigures {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, rounded(median(rounds.map((round) => round[figure])))]),
  ) as unknown as BoardFigures
}

function figuresTable({ count, results, rounds, failures }: SizeOutcome, peers: readonly Peer[]): Table {
  const row = (name: string, label: string) => {
    const figures = results[name]
    return [label, ...FIGURES.map((figure) => figures?.[figure] ?? '–'), rounds[name] ?? 0]
  }
  const { ours, plain } = results
  const ratios = FIGURES.map((figure) => (ours && plain ? rounded(ours[figure] / plain[figure]) : '–'))
  return {
    title: `Board of ${count} cards`,
    columns: ['', ...FIGURES, 'rounds'],
    rows: [
      row(OURS, OURS),
      ...peers.map(({ name, label }) => row(name, label)),
      ...(plain ? [['ours / plain', ...ratios, '']] : []),
    ],
    notes: [
      'Pick-up, move (each of 120) and drop in milliseconds of the main thread; ready and frame gap by the clock.',
      ...peers.flatMap(({ name, label }) =>
        name in failures ? [`${label} could not be measured: ${failures[name]}.`] : [],
      ),
      ...peers.flatMap(({ label, note }) => (note === null ? [] : [`${label}: ${note}.`])),
    ],
  }
}

function targetsTable(sizes: readonly SizeOutcome[]): Table {
  return {
    title: 'Targets of the board',
    columns: ['', 'measured', ''],
    rows: sizes.flatMap(({ count, results }) =>
      judge(count, results).map(({ target, measured, isMet }) => [
        `${count} cards: ${target}`,
        measured,
        isMet ? 'met' : 'missed',
      ]),
    ),
    notes: [],
  }
}
