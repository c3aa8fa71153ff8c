import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { indexAt } from './rankOrder.ts'

/** How near the edge of the window the list begins to scroll by itself, and how far each time, in pixels. */
const EDGE = 110
const SCROLL_STEP = 9

interface Drag {
  readonly rows: readonly HTMLElement[]
  /** Middles of the rows as they lay at the start, down from the top of the page. */
  readonly middles: readonly number[]
  readonly from: number
  /** How far the other rows make way. */
  readonly pitch: number
  readonly startY: number
  pointerY: number
  to: number
  frame: number
}

/**
 * Rows of a list that can be dragged by their handle (`[data-handle]`), with a finger, a pen or a mouse. While
 * dragging only transforms are written; `onDrop` says where the row was put down. Those who do not drag have buttons.
 */
export function useRowDrag(onDrop: (from: number, to: number) => void): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null)
  const drop = useEffectEvent(onDrop)

  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    let drag: Drag | null = null

    function start(event: PointerEvent): void {
      const handle = event.target instanceof Element ? event.target.closest('[data-handle]') : null
      const row = handle?.closest('li')
      if (!handle || !row || !element || event.button !== 0 || drag) return
      event.preventDefault()
      handle.setPointerCapture(event.pointerId)
      const rows = [...element.children].filter((child) => child instanceof HTMLElement)
      const boxes = rows.map((one) => one.getBoundingClientRect())
      const from = rows.indexOf(row)
      const box = boxes[from]
      if (!box) return
      const gap = (boxes[1]?.top ?? 0) - (boxes[0]?.bottom ?? 0)
      drag = {
        rows,
        middles: boxes.map(({ top, height }) => top + height / 2 + scrollY),
        from,
        pitch: box.height + gap,
        startY: event.clientY + scrollY,
        pointerY: event.clientY,
        to: from,
        frame: requestAnimationFrame(follow),
      }
      row.dataset['dragged'] = ''
    }

    /** Once a frame: the window may have scrolled under a finger that does not move. */
    function follow(): void {
      if (!drag) return
      const { rows, middles, from, pitch, pointerY } = drag
      if (pointerY < EDGE) scrollBy(0, -SCROLL_STEP)
      else if (pointerY > innerHeight - EDGE) scrollBy(0, SCROLL_STEP)
      const offset = pointerY + scrollY - drag.startY
      drag.to = indexAt(middles, from, (middles[from] ?? 0) + offset)
      const { to } = drag
      rows.forEach((row, index) => {
        const makesWay = index > from && index <= to ? -pitch : index < from && index >= to ? pitch : 0
        row.style.transform = `translateY(${index === from ? offset : makesWay}px)`
      })
      drag.frame = requestAnimationFrame(follow)
    }

    function move(event: PointerEvent): void {
      if (drag) drag.pointerY = event.clientY
    }

    function end(event: PointerEvent): void {
      if (!drag) return
      const { rows, from, to, frame } = drag
      drag = null
      cancelAnimationFrame(frame)
      for (const row of rows) {
        row.style.transform = ''
        delete row.dataset['dragged']
      }
      if (event.type === 'pointerup' && to !== from) drop(from, to)
    }

    element.addEventListener('pointerdown', start)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
    return () => {
      if (drag) cancelAnimationFrame(drag.frame)
      element.removeEventListener('pointerdown', start)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
    }
  }, [])
  return list
}
