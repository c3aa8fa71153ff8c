import type { Browser, CDPSession, Page } from 'playwright-core'
import { mousePointer, nativeDragPointer, nextFrames, sleep } from './boardPointer.ts'
import { percentile } from './figures.ts'
import type { CardPlace } from './peers/pages/canvasContent.ts'

/** A page with a board on it, ours or a peer's. */
export interface BoardPage {
  readonly address: string
  /** Matches something once the page can be used. */
  readonly usable: string
  /**
   * Matches the board's cards, each with its id in `data-card-id`; null where cards are no elements: the page then
   * tells their places itself (`window.benchCards`).
   */
  readonly card: string | null
  /** Whether it leaves the dragging to the browser (HTML drag and drop). */
  readonly dragsNatively: boolean
}

/** Milliseconds of the page's main thread (processor time) but where it says otherwise. */
export type BoardFigures = {
  /** From the navigation to the first frame with a board that can be used, by the clock. */
  readonly readyMs: number
  /** Pointer down, past the threshold, and until the card hangs on the pointer. */
  readonly pickupMs: number
  /** Each pointer move, with everything that follows it: script, style, layout, paint. */
  readonly moveMs: number
  /** Letting go over another column, and the half second after it. */
  readonly dropMs: number
  /** Between two frames while dragging, by the clock: the 99th percentile. */
  readonly frameGapP99Ms: number
  /** What is left of JavaScript's and the document's memory after a collection. */
  readonly heapMb: number
}

const VIEWPORT = { width: 1440, height: 900 }
const MOVES = 120
const FRAME_MS = 1_000 / 60
const READY_WITHIN_MS = 90_000
/** A page has come to rest when its main thread has been busy for less than this share of the time. */
const QUIET_SHARE = 0.1
const QUIET_FOR_MS = 500
const QUIET_WITHIN_MS = 10_000
const DROPPED_WITHIN_MS = 20_000
const ALL_WITHIN_MS = 180_000

/** Opens the page as a new visitor, drags one card to the next column and back and forth, and lets go. */
export async function measureBoardPage(browser: Browser, board: BoardPage): Promise<BoardFigures> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  const late = Promise.withResolvers<never>()
  const limit = setTimeout(() => {
    late.reject(new Error(`it was not through within ${ALL_WITHIN_MS / 1_000} s`))
  }, ALL_WITHIN_MS)
  try {
    return await Promise.race([measurePage(await context.newPage(), board), late.promise])
  } finally {
    clearTimeout(limit)
    await context.close()
  }
}

async function measurePage(page: Page, board: BoardPage): Promise<BoardFigures> {
  const problems: string[] = []
  page.on('pageerror', ({ message }) => problems.push(message))
  try {
    await page.addInitScript(watchForReady, board)
    await page.goto(board.address, { waitUntil: 'commit' })
    const readyMs = await waitForReady(page)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await waitForQuiet(page, session)
    const drag = await measureDrag(page, session, board)
    return { readyMs, ...drag, heapMb: await measureHeap(session) }
  } catch (error) {
    if (problems.length === 0) throw error
    throw new Error(`${String(error)} (the page had errors: ${problems.slice(0, 3).join('; ')})`, {
      cause: error,
    })
  }
}

declare global {
  interface Window {
    benchReadyAt?: number
    benchFrames?: number[]
  }
}

/** Runs in the page before anything else: looks once a frame, which costs all sides the same. */
function watchForReady({ card, usable }: BoardPage): void {
  const look = () => {
    if (document.querySelector(usable) && (card === null || document.querySelector(card))) {
      // One more frame, so that what was found has been drawn.
      requestAnimationFrame(() => {
        window.benchReadyAt = performance.now()
      })
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function waitForReady(page: Page): Promise<number> {
  try {
    const ready = await page.waitForFunction(() => window.benchReadyAt, undefined, {
      timeout: READY_WITHIN_MS,
    })
    return Number(await ready.jsonValue())
  } catch (error) {
    throw new Error(`it was not ready within ${READY_WITHIN_MS / 1_000} s`, { cause: error })
  }
}

/** Fonts and whatever else is left over from the start are not the drag's doing. */
async function waitForQuiet(page: Page, session: CDPSession): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const giveUpAt = performance.now() + QUIET_WITHIN_MS
  let busy = await busyMs(session)
  let isQuiet = false
  while (!isQuiet && performance.now() < giveUpAt) {
    await page.waitForTimeout(QUIET_FOR_MS)
    const now = await busyMs(session)
    isQuiet = now - busy < QUIET_FOR_MS * QUIET_SHARE
    busy = now
  }
}

async function measureDrag(page: Page, session: CDPSession, board: BoardPage) {
  const start = await findGrip(page, board)
  const pointer = board.dragsNatively ? await nativeDragPointer(session) : mousePointer(session)
  await pointer.rest(start.x, start.y)
  await nextFrames(page)

  const atRest = await busyMs(session)
  await pointer.press(start.x, start.y)
  for (const step of [3, 6, 9, 12]) await pointer.move(start.x + step, start.y)
  await nextFrames(page)
  const lifted = await busyMs(session)

  await page.evaluate(watchFrames)
  const beforeMoves = await busyMs(session)
  let due = performance.now()
  for (let move = 1; move <= MOVES; move += 1) {
    // From one column to the next and back and again there, up and down on the way.
    const sideways = Math.sin((move / MOVES) * 2.5 * Math.PI)
    const upDown = Math.sin((move / MOVES) * 6 * Math.PI)
    await pointer.move(start.x + sideways * start.toNextColumn, start.y + upDown * VIEWPORT.height * 0.12)
    due = Math.max(due + FRAME_MS, performance.now())
    await sleep(Math.max(0, due - performance.now()))
  }
  const afterMoves = await busyMs(session)
  const frames = await page.evaluate(() => window.benchFrames ?? [])

  await pointer.release(start.x + start.toNextColumn, start.y)
  await page.waitForTimeout(500)
  const afterDrop = await busyMs(session)
  await checkDrop(page, board, start)
  const gaps = frames.slice(1).map((time, index) => time - (frames[index] as number))
  return {
    pickupMs: lifted - atRest,
    moveMs: (afterMoves - beforeMoves) / MOVES,
    dropMs: afterDrop - afterMoves,
    frameGapP99Ms: percentile(gaps, 0.99),
  }
}

interface Grip {
  readonly cardId: string
  readonly x: number
  readonly y: number
  /** The distance to the middle of the next column. */
  readonly toNextColumn: number
}

/** The card nearest the middle of the window: dragging it about comes near no edge that would scroll. */
async function findGrip(page: Page, board: BoardPage): Promise<Grip> {
  const cards = await placesOf(page, board)
  const off = ({ x, y }: CardPlace) => Math.hypot(x - VIEWPORT.width * 0.4, y - VIEWPORT.height / 2)
  const [first] = cards
  if (!first) throw new Error('there is no card on the board')
  const nearest = cards.reduce((best, other) => (off(other) < off(best) ? other : best), first)
  const further = cards.filter(({ x }) => x > nearest.x + nearest.width / 2).map(({ x }) => x)
  if (further.length === 0) throw new Error('there is no column beside the first one')
  const { cardId, x, y } = nearest
  return { cardId, x, y, toNextColumn: further.reduce((a, b) => Math.min(a, b)) - x }
}

function placesOf(page: Page, { card }: BoardPage): Promise<CardPlace[]> {
  return page.evaluate((selector) => {
    if (selector === null) return window.benchCards?.() ?? []
    return [...document.querySelectorAll<HTMLElement>(selector)].map((element) => {
      const { left, width, top, height } = element.getBoundingClientRect()
      return { cardId: element.dataset['cardId'] ?? '', x: left + width / 2, y: top + height / 2, width }
    })
  }, card)
}

/** A drag that did not happen would be the quickest of all. What moves there by an animation is waited for. */
async function checkDrop(page: Page, board: BoardPage, { cardId, x, toNextColumn }: Grip): Promise<void> {
  const giveUpAt = performance.now() + DROPPED_WITHIN_MS
  for (;;) {
    const place = (await placesOf(page, board)).find((card) => card.cardId === cardId)
    if (place && Math.abs(place.x - (x + toNextColumn)) < 30) return
    if (performance.now() > giveUpAt)
      throw new Error(`the card was dropped ${place ? 'in the wrong column' : 'nowhere'}`)
    await page.waitForTimeout(200)
  }
}

function watchFrames(): void {
  const frames: number[] = []
  window.benchFrames = frames
  const look = (time: number) => {
    frames.push(time)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The processor time that the page's main thread has spent in tasks so far. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value
  if (seconds === undefined) throw new Error('This browser does not say how busy a page is.')
  return seconds * 1_000
}

async function measureHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  return (usedSize + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0)) / 1_000_000
}
