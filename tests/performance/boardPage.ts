import type { Browser, CDPSession, Page } from 'playwright-core'
import { percentile } from './figures.ts'

/** A page with a board on it, ours or a peer's. */
export interface BoardPage {
  readonly address: string
  /** Matches the board's cards, each with its id in `data-card-id`. */
  readonly card: string
  /** Matches something once the page can be used. */
  readonly usable: string
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
const READY_WITHIN_MS = 60_000

/** Opens the page as a new visitor, drags one card to the next column and back and forth, and lets go. */
export async function measureBoardPage(browser: Browser, board: BoardPage): Promise<BoardFigures> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    const page = await context.newPage()
    await page.addInitScript(watchForReady, board)
    await page.goto(board.address, { waitUntil: 'commit' })
    const ready = await page.waitForFunction(() => window.benchReadyAt, undefined, {
      timeout: READY_WITHIN_MS,
    })
    const readyMs = Number(await ready.jsonValue())
    // Fonts and whatever else is left over from the start are not the drag's doing.
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(300)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const drag = await measureDrag(page, session, board)
    return { readyMs, ...drag, heapMb: await measureHeap(session) }
  } finally {
    await context.close()
  }
}

declare global {
  interface Window {
    benchReadyAt?: number
    benchFrames?: number[]
  }
}

/** Runs in the page before anything else: looks once a frame, which costs both sides the same. */
function watchForReady({ card, usable }: BoardPage): void {
  const look = () => {
    if (document.querySelector(usable) && document.querySelector(card)) {
      // One more frame, so that what was found has been drawn.
      requestAnimationFrame(() => {
        window.benchReadyAt = performance.now()
      })
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function measureDrag(page: Page, session: CDPSession, board: BoardPage) {
  const start = await findGrip(page, board)
  const mouse = async (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number) => {
    const isDown = type !== 'mouseReleased'
    await session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: isDown ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      pointerType: 'mouse',
    })
  }
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: start.x, y: start.y })
  await nextFrames(page)

  const atRest = await busyMs(session)
  await mouse('mousePressed', start.x, start.y)
  for (const step of [3, 6, 9, 12]) await mouse('mouseMoved', start.x + step, start.y)
  await nextFrames(page)
  const lifted = await busyMs(session)

  await page.evaluate(watchFrames)
  const beforeMoves = await busyMs(session)
  let due = performance.now()
  for (let move = 1; move <= MOVES; move += 1) {
    // From one column to the next and back and again there, up and down on the way.
    const sideways = Math.sin((move / MOVES) * 2.5 * Math.PI)
    const upDown = Math.sin((move / MOVES) * 6 * Math.PI)
    await mouse(
      'mouseMoved',
      start.x + sideways * start.toNextColumn,
      start.y + upDown * VIEWPORT.height * 0.12,
    )
    due = Math.max(due + FRAME_MS, performance.now())
    await new Promise((resolve) => void setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  const afterMoves = await busyMs(session)
  const frames = await page.evaluate(() => window.benchFrames ?? [])

  await mouse('mouseReleased', start.x + start.toNextColumn, start.y)
  await page.waitForTimeout(500)
  const afterDrop = await busyMs(session)
  await checkDrop(page, start)
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
async function findGrip(page: Page, { card }: BoardPage): Promise<Grip> {
  const grip = await page.evaluate((selector) => {
    const cards = [...document.querySelectorAll<HTMLElement>(selector)].map((element) => {
      const { left, width, top, height } = element.getBoundingClientRect()
      return { cardId: element.dataset['cardId'] ?? '', x: left + width / 2, y: top + height / 2, width }
    })
    const off = ({ x, y }: { x: number; y: number }) =>
      Math.hypot(x - window.innerWidth * 0.4, y - window.innerHeight / 2)
    const nearest = cards.reduce((best, other) => (off(other) < off(best) ? other : best))
    const further = cards.filter(({ x }) => x > nearest.x + nearest.width / 2).map(({ x }) => x)
    return {
      cardId: nearest.cardId,
      x: nearest.x,
      y: nearest.y,
      toNextColumn: Math.min(...further) - nearest.x,
    }
  }, card)
  if (!Number.isFinite(grip.toNextColumn)) throw new Error('There is no column beside the first one.')
  return grip
}

/** A drag that did not happen would be the quickest of all. */
async function checkDrop(page: Page, { cardId, x, toNextColumn }: Grip): Promise<void> {
  const moved = await page.evaluate((id) => {
    const rect = document.querySelector(`[data-card-id="${id}"]`)?.getBoundingClientRect()
    return rect ? rect.left + rect.width / 2 : null
  }, cardId)
  if (moved === null || Math.abs(moved - (x + toNextColumn)) > 30) {
    throw new Error(`The card was dropped ${moved === null ? 'nowhere' : 'in the wrong column'}.`)
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

async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
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
