import type { DropTarget } from './dropTarget.ts'

/** How close to an edge scrolling begins, in CSS pixels. */
const REACH = 56
/** Fastest, in CSS pixels a second. */
const SPEED = 1_100
/** A pointer that crosses the edge on its way to the parking lot scrolls nothing, in milliseconds. */
const LINGER = 180

export interface EdgeScroll {
  /** Tells where the pointer is now. */
  pointAt(x: number, y: number): void
  stop(): void
}

/**
 * Scrolls the board sideways, and the column below the pointer up and down, while the pointer is held near an
 * edge: the faster the nearer.
 */
export function startEdgeScroll(
  board: HTMLElement,
  target: Pick<DropTarget, 'passage' | 'listAt' | 'pointAt'>,
): EdgeScroll {
  const frame = board.getBoundingClientRect()
  let pointer: { x: number; y: number } | null = null
  let request = 0
  let before = 0
  /** Since when the pointer has been near the left or the right edge. */
  let sidewaysSince: number | null = null

  function pullSideways(x: number): number {
    const { left, right } = target.passage
    // Over the tray or the parking lot somebody is about to drop there, and the stages stay where they are.
    if ((left !== null && x <= left) || (right !== null && x >= right)) return 0
    return pullBetween(x, left ?? frame.left, right ?? frame.right)
  }

  function pulls(x: number, y: number): { sideways: number; list: HTMLElement | null; upOrDown: number } {
    const list = target.listAt(x)
    return {
      sideways: pullSideways(x),
      list: list?.element ?? null,
      upOrDown: list ? pullBetween(y, list.top, list.bottom) : 0,
    }
  }

  function tick(now: number): void {
    request = 0
    if (!pointer) return
    const { x, y } = pointer
    const { sideways, list, upOrDown } = pulls(x, y)
    if (sideways === 0) sidewaysSince = null
    else sidewaysSince ??= now
    if (sideways === 0 && upOrDown === 0) return
    const seconds = Math.min(0.05, (now - before) / 1_000)
    before = now
    const isLingering = sidewaysSince !== null && now - sidewaysSince >= LINGER
    if (isLingering) board.scrollLeft += sideways * SPEED * seconds
    if (list) list.scrollTop += upOrDown * SPEED * seconds
    target.pointAt(x, y)
    request = requestAnimationFrame(tick)
  }

  return {
    pointAt(x, y) {
      pointer = { x, y }
      if (request !== 0) return
      const { sideways, upOrDown } = pulls(x, y)
      if (sideways === 0 && upOrDown === 0) return
      before = performance.now()
      request = requestAnimationFrame(tick)
    },
    stop() {
      pointer = null
      cancelAnimationFrame(request)
    },
  }
}

/** −1 at the near edge, 1 at the far one, 0 between. */
export function pullBetween(at: number, near: number, far: number): number {
  if (at < near + REACH) return -Math.min(1, (near + REACH - at) / REACH)
  if (at > far - REACH) return Math.min(1, (at - (far - REACH)) / REACH)
  return 0
}
