import type { CDPSession, Page } from 'playwright-core'

/** Drags as a hand with a mouse does. Each step ends when the page's main thread has dealt with it. */
export interface BoardPointer {
  rest(x: number, y: number): Promise<void>
  press(x: number, y: number): Promise<void>
  move(x: number, y: number): Promise<void>
  release(x: number, y: number): Promise<void>
}

/** For boards that follow the pointer themselves. */
export function mousePointer(session: CDPSession): BoardPointer {
  const send = (
    type: 'mouseMoved' | 'mousePressed' | 'mouseReleased',
    { x, y, isDown }: { x: number; y: number; isDown: boolean },
  ) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: isDown || type === 'mouseReleased' ? 'left' : 'none',
      buttons: isDown ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      pointerType: 'mouse',
    })
  return {
    async rest(x, y) {
      await send('mouseMoved', { x, y, isDown: false })
    },
    async press(x, y) {
      await send('mousePressed', { x, y, isDown: true })
    },
    async move(x, y) {
      await send('mouseMoved', { x, y, isDown: true })
    },
    async release(x, y) {
      await send('mouseReleased', { x, y, isDown: false })
    },
  }
}

/** What is dragged, as the browser says it and wants it back. */
interface DragData {
  readonly items: { mimeType: string; data: string }[]
  readonly dragOperationsMask: number
}

/** How long a browser takes to say that a native drag has begun, at most. */
const INTERCEPTED_WITHIN_MS = 250

/**
 * For boards that leave the dragging to the browser: once it has begun, a browser sends the page no more moves of
 * the mouse but drag events. The drag is kept out of the hands of the operating system, as Playwright does it too.
 */
export async function nativeDragPointer(session: CDPSession): Promise<BoardPointer> {
  const mouse = mousePointer(session)
  let data: DragData | null = null
  const begun = new Promise<void>((resolve) => {
    session.on('Input.dragIntercepted', (event) => {
      data = event.data
      resolve()
    })
  })
  await session.send('Input.setInterceptDrags', { enabled: true })
  let hasEntered = false
  const drag = async (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y: number) => {
    if (data) await session.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  return {
    rest: mouse.rest,
    press: mouse.press,
    async move(x, y) {
      if (!data) {
        await mouse.move(x, y)
        await Promise.race([begun, sleep(INTERCEPTED_WITHIN_MS)])
        return
      }
      if (!hasEntered) await drag('dragEnter', x, y)
      hasEntered = true
      await drag('dragOver', x, y)
    },
    async release(x, y) {
      await drag('drop', x, y)
      await mouse.release(x, y)
      await session.send('Input.setInterceptDrags', { enabled: false })
    },
  }
}

/** Two frames of the page: what was asked for before has been drawn. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}
