import type { Browser } from 'playwright-core'
import { ensureBuilt, PAGES } from '../../electron/cli/pages.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Benchmark, Outcome, Table } from './benchmark.ts'
import { measureBoardPage, type BoardFigures, type BoardPage } from './boardPage.ts'
import { fillBoard, readContent } from './boardStudy.ts'
import { median, rounded } from './figures.ts'
import { builtPagesFolder, startHostUnderTest } from './hostUnderTest.ts'
import { servePlainBoard } from './plainBoard.ts'
import { interleave } from './rounds.ts'

/** Rounds of each size: a page with many cards takes long to open, and says much the same each time. */
const ROUNDS = 5
const ROUNDS_OF_MANY_CARDS = 3
const MANY_CARDS = 2_000

const FIGURES = ['readyMs', 'pickupMs', 'moveMs', 'dropMs', 'frameGapP99Ms', 'heapMb'] as const

export const board: Benchmark = {
  name: 'board',
  about: 'opening the board and dragging a card in a real browser, against plain DOM (--cards 1000,5000)',
  async run({ cards, say }): Promise<Outcome> {
    await ensureBuilt(PAGES, say)
    const browser = await launchBrowser()
    try {
      const sizes: Record<string, Record<'ours' | 'plain', BoardFigures>> = {}
      for (const count of cards) sizes[count] = await compareAt(browser, count, say)
      return {
        figures: { browser: browser.version(), cards: sizes },
        tables: Object.entries(sizes).map(([count, figures]) => tableOf(count, figures)),
      }
    } finally {
      await browser.close()
    }
  },
}

async function compareAt(browser: Browser, count: number, say: (line: string) => void) {
  const rounds = count > MANY_CARDS ? ROUNDS_OF_MANY_CARDS : ROUNDS
  const warmUps = count > MANY_CARDS ? 0 : 1
  say(`board: ${count} cards, ${rounds} rounds of ours and of plain DOM in turn`)
  const under = await startHostUnderTest({ pagesFolder: builtPagesFolder })
  await fillBoard(under.host, count)
  const peer = await servePlainBoard(await readContent(under.host))
  try {
    const ours: BoardPage = { address: under.address, card: '[data-card-id]', usable: '[data-card-id]' }
    const plain: BoardPage = { address: peer.address, card: '[data-card-id]', usable: '[data-usable]' }
    const results = await interleave(
      { ours: () => measureBoardPage(browser, ours), plain: () => measureBoardPage(browser, plain) },
      { rounds, warmUps },
    )
    return { ours: mediansOf(results.ours), plain: mediansOf(results.plain) }
  } finally {
    peer.close()
    await under.close()
  }
}

function mediansOf(rounds: readonly BoardFigures[]): BoardFigures {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, rounded(median(rounds.map((round) => round[figure])))]),
  ) as unknown as BoardFigures
}

function tableOf(count: string, { ours, plain }: Record<'ours' | 'plain', BoardFigures>): Table {
  return {
    title: `Board of ${count} cards`,
    columns: ['', ...FIGURES],
    rows: [
      ['ours', ...FIGURES.map((figure) => ours[figure])],
      ['plain DOM', ...FIGURES.map((figure) => plain[figure])],
      ['ours / plain', ...FIGURES.map((figure) => rounded(ours[figure] / plain[figure]))],
    ],
    notes: [
      'Pick-up, move (each of 120) and drop in milliseconds of the main thread; ready and frame gap by the clock.',
    ],
  }
}
