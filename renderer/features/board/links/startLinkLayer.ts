import type { StudyStore } from '../../../api/studyStore.ts'
import type { BoardUi } from '../boardUi.ts'
import { linkWays } from '../linkIndex.ts'
import { measureBoard } from './boardGeometry.ts'
import { curveToPoint } from './curve.ts'
import { cardOfElement } from './linkDrag.ts'
import { makeLinePainter } from './linePainter.ts'
import { linesToDraw } from './linesToDraw.ts'

export interface LinkLayerView {
  /** Somebody has pressed this card's handle: from now on the card stays the current one. */
  beginLine(cardId: string): void
  /** The pointer is here, in window coordinates. */
  lineTo(x: number, y: number): void
  /** The line is done. The card that it led to, where it led to one, is the one that is pointed at now. */
  endLine(overCardId: string | null): void
  stop(): void
}

/** How far above the lower edge of its card the handle is, and how far right of the card's right edge. */
const HANDLE_UP = 16
const HANDLE_OUT = 3

/**
 * Keeps lines and handle where they belong: looks at the board at most once a frame, and only after something has
 * changed, scrolled or been resized. While a card is under way there is nothing of it.
 */
export function startLinkLayer({
  ui,
  study,
  board,
  svg,
  handle,
  classes,
}: {
  ui: BoardUi
  study: StudyStore
  board: HTMLElement
  svg: SVGSVGElement
  handle: HTMLButtonElement
  classes: { readonly drawn: string; readonly badges: string }
}): LinkLayerView {
  const painter = makeLinePainter(svg, classes.drawn, classes.badges)
  const ending = new AbortController()
  const { signal } = ending
  const watched = new Set<Element>()
  const sizes = new ResizeObserver(schedule)
  let request = 0
  /** The line that somebody is drawing. */
  let line: { readonly fromCardId: string; readonly to: { x: number; y: number } | null } | null = null

  function schedule(): void {
    if (request === 0) request = requestAnimationFrame(draw)
  }

  function draw(): void {
    request = 0
    const { liftedId, linesShown, currentId, selectedIds, isPeeking } = ui.store.getState()
    if (liftedId !== null) return
    watchColumns()
    const { state } = study.view.getState()
    const isCovered = (cardId: string) => !isPeeking && state.records.card.get(cardId)?.isHidden === true
    const currentIds = new Set(currentId === null ? selectedIds : [currentId, ...selectedIds])
    if (currentIds.size === 0 && linesShown !== 'all' && line === null) {
      painter.paint(null)
      handle.hidden = true
      return
    }
    const geometry = measureBoard(ui.columns, board)
    painter.paint(linesToDraw(state, { linesShown, currentIds, isCovered }, geometry))
    painter.paintDrawn(drawnPath())
    placeHandle()

    function drawnPath(): string | null {
      const spot = line?.to ? geometry.spotOf(line.fromCardId) : null
      if (!line?.to || !spot) return null
      const frame = board.getBoundingClientRect()
      const x = line.to.x - frame.left + board.scrollLeft
      const side = x < (spot.left + spot.right) / 2 ? 'left' : 'right'
      return curveToPoint({ x: spot[side], y: spot.y, side }, x, line.to.y - frame.top)
    }

    function placeHandle(): void {
      const card = currentId === null ? undefined : state.records.card.get(currentId)
      const isShown =
        !line?.to && card && !card.isDeleted && !isCovered(card.id) && linkWays(card.kind).length > 0
      const spot = isShown ? geometry.spotOf(card.id) : null
      handle.hidden = spot?.behind !== null
      if (!card || !spot || spot.behind !== null) return
      handle.dataset['forCard'] = card.id
      const [x, y] = [spot.right + HANDLE_OUT, Math.max(spot.bottom - HANDLE_UP, spot.y)]
      handle.style.transform = `translate(${x}px, ${y}px)`
    }
  }

  /** A list's height changes with its cards' heights, and its frame with its column's header. */
  function watchColumns(): void {
    const now = new Set<Element>([board])
    for (const { element, scroller } of ui.columns.values()) {
      now.add(scroller ?? element)
      if (scroller?.firstElementChild) now.add(scroller.firstElementChild)
    }
    for (const gone of watched) {
      if (now.has(gone)) continue
      sizes.unobserve(gone)
      watched.delete(gone)
    }
    for (const element of now) {
      if (watched.has(element)) continue
      sizes.observe(element)
      watched.add(element)
    }
  }

  const ends = [
    study.view.subscribe(({ state }, before) => {
      if (state !== before.state) schedule()
    }),
    ui.store.subscribe((now, before) => {
      if (now.liftedId !== before.liftedId) svg.style.display = now.liftedId === null ? '' : 'none'
      if (now.liftedId !== null) {
        handle.hidden = true
        return
      }
      if (
        now.liftedId !== before.liftedId ||
        now.currentId !== before.currentId ||
        now.linesShown !== before.linesShown ||
        now.selectedIds !== before.selectedIds ||
        now.foldedColumnIds !== before.foldedColumnIds ||
        now.filter !== before.filter ||
        now.verdicts !== before.verdicts ||
        now.isPeeking !== before.isPeeking
      )
        schedule()
    }),
  ]

  board.addEventListener('scroll', schedule, { signal, capture: true, passive: true })
  board.addEventListener(
    'pointerover',
    ({ target }) => {
      if (line !== null || ui.store.getState().liftedId !== null || !(target instanceof Element)) return
      const cardId = cardOfElement(target)
      if (cardId !== null && cardId !== ui.store.getState().currentId) {
        ui.store.setState({ currentId: cardId })
      }
    },
    { signal, passive: true },
  )
  board.addEventListener(
    'pointerleave',
    () => {
      if (line !== null || ui.store.getState().liftedId !== null) return
      const focused = board.contains(document.activeElement) ? document.activeElement : null
      ui.store.setState({ currentId: focused && cardOfElement(focused) })
    },
    { signal, passive: true },
  )
  schedule()

  return {
    beginLine(fromCardId) {
      line = { fromCardId, to: null }
    },
    lineTo(x, y) {
      if (!line) return
      line = { ...line, to: { x, y } }
      schedule()
    },
    endLine(overCardId) {
      line = null
      painter.paintDrawn(null)
      if (overCardId !== null) ui.store.setState({ currentId: overCardId })
      schedule()
    },
    stop() {
      ending.abort()
      sizes.disconnect()
      cancelAnimationFrame(request)
      for (const end of ends) end()
    },
  }
}
