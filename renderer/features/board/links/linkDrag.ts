import type { Card, CardKind } from '#shared/domain/board/card'
import type { BoardUi } from '../boardUi.ts'
import { measureDropTarget } from '../dropTarget.ts'
import { startEdgeScroll } from '../edgeScroll.ts'
import { linkWays } from '../linkIndex.ts'

/** A pointer that moves less than this has pressed the button, in CSS pixels. */
const THRESHOLD = 5

export interface LinkDragHooks {
  /** The card at an id, as it is now. */
  cardOf(cardId: string): Card | undefined
  isCovered(cardId: string): boolean
  /** The line begins or goes on: the pointer is here, in window coordinates. */
  onMove(x: number, y: number): void
  /** It is over: `isDrawn` where it was a line, not a press; null where it leads to no card, or was given up. */
  onEnd(isDrawn: boolean, overCardId: string | null): void
}

/**
 * A line that is drawn from a card by pointer, from the press until it is let go. What can be linked is marked by
 * attributes on the board and on one card at a time: nothing is drawn by React.
 */
export function startLinkDrag(
  ui: BoardUi,
  board: HTMLElement,
  from: { readonly cardId: string; readonly kind: CardKind },
  press: { readonly pointerId: number; readonly clientX: number; readonly clientY: number },
  hooks: LinkDragHooks,
): void {
  const ending = new AbortController()
  const { signal } = ending
  let scroll: ReturnType<typeof startEdgeScroll> | null = null
  let over: { cardId: string; element: HTMLElement } | null = null

  function begin(): void {
    const target = measureDropTarget(ui, board, from.cardId, { startsThemes: false })
    scroll = startEdgeScroll(board, { passage: target.passage, listAt: target.listAt, pointAt })
    const others = linkWays(from.kind).map(({ otherKind }) => otherKind)
    board.dataset['linkable'] = others.join(' ')
    elementOf(board, from.cardId)?.toggleAttribute('data-link-from', true)
  }

  function pointAt(x: number, y: number): void {
    const cardId = cardAt(x, y)
    if (cardId !== over?.cardId) {
      over?.element.removeAttribute('data-link-target')
      const element = cardId === null || cardId === from.cardId ? null : elementOf(board, cardId)
      over = cardId !== null && element ? { cardId, element } : null
      over?.element.setAttribute('data-link-target', canReach(over.cardId) ? 'yes' : 'no')
    }
    hooks.onMove(x, y)
  }

  function canReach(cardId: string): boolean {
    const kind = hooks.cardOf(cardId)?.kind
    return !hooks.isCovered(cardId) && linkWays(from.kind).some(({ otherKind }) => otherKind === kind)
  }

  function end(isGivenUp: boolean): void {
    ending.abort()
    scroll?.stop()
    over?.element.removeAttribute('data-link-target')
    delete board.dataset['linkable']
    for (const marked of board.querySelectorAll('[data-link-from]')) marked.removeAttribute('data-link-from')
    hooks.onEnd(scroll !== null, isGivenUp ? null : (over?.cardId ?? null))
  }

  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== press.pointerId) return
      const { clientX: x, clientY: y } = event
      if (!scroll && Math.hypot(x - press.clientX, y - press.clientY) < THRESHOLD) return
      if (!scroll) begin()
      scroll?.pointAt(x, y)
      pointAt(x, y)
    },
    { signal },
  )
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId === press.pointerId) end(false)
    },
    { signal },
  )
  window.addEventListener('pointercancel', () => end(true), { signal })
  window.addEventListener('blur', () => end(true), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end(true)
    },
    { signal, capture: true },
  )
}

/** The card at a point of the window; null where there is none. */
export function cardAt(x: number, y: number): string | null {
  const item = document.elementsFromPoint(x, y).find((element) => element.closest('li > div') !== null)
  return item ? cardOfElement(item) : null
}

/** The card that an element on the board belongs to. */
export function cardOfElement(element: Element): string | null {
  const face = element.closest('li')?.querySelector('[data-card-id]')
  return face instanceof HTMLElement ? (face.dataset['cardId'] ?? null) : null
}

/** What is drawn of a card, its frame and all. */
function elementOf(board: HTMLElement, cardId: string): HTMLElement | null {
  return board.querySelector(`[data-card-id="${CSS.escape(cardId)}"]`)?.parentElement ?? null
}
