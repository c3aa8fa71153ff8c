import type { ColumnHandle } from '../columnHandle.ts'
import { CARD_GAP } from '../columnLayout.ts'

/* Where cards stand, in CSS pixels from the top left corner of what scrolls in the board. */

/** A part of a card that is less high than this does not count as seen. */
const LEAST_SEEN = 14
/** How far from a column's edge a line ends whose card is out of sight. */
const INSET = 14
/** Between a column's edge and its cards, about. */
const PADDING = 10

/** Where a card is, or where one has to go to see it. */
export interface Spot {
  readonly left: number
  readonly right: number
  /** The middle of what shows of it. */
  readonly y: number
  /** The lower edge of what shows of it. */
  readonly bottom: number
  /** Null for a card in sight; else the same for all cards that are out of sight in the same place. */
  readonly behind: string | null
}

export interface BoardGeometry {
  /** Null for a card that is in none of the columns: filtered out, deleted, or of another board. */
  spotOf(cardId: string): Spot | null
  /** All cards in sight, column by column. */
  cardsInSight(): Iterable<string>
}

interface ColumnBox {
  readonly column: ColumnHandle
  readonly left: number
  readonly right: number
  /** What shows of its list. */
  readonly top: number
  readonly bottom: number
  /** Where the first card stands, or would. */
  readonly cardsTop: number
  /** It stays at the board's edge while the stages pass behind it. */
  readonly isSticky: boolean
}

/** Looks at the board once: some boxes for each column, none for a card. */
export function measureBoard(columns: ReadonlyMap<string, ColumnHandle>, board: HTMLElement): BoardGeometry {
  const frame = board.getBoundingClientRect()
  const offset = board.scrollLeft - frame.left
  const boxes = [...columns.values()].map((column) => boxOf(column, offset, frame.top))
  const passage = passageOf(boxes, board.scrollLeft, board.scrollLeft + frame.width)

  return {
    spotOf(cardId) {
      for (const box of boxes) {
        const index = indexesOf(box.column.order()).get(cardId)
        if (index !== undefined) return spotIn(box, index, passage)
      }
      return null
    },
    *cardsInSight() {
      for (const box of boxes) {
        if (!box.column.scroller || asideOf(box, passage) !== null) continue
        const order = box.column.order()
        const offsets = box.column.offsets()
        for (let index = firstBelow(offsets, box.top - box.cardsTop); index < order.length; index += 1) {
          if (box.cardsTop + (offsets[index] ?? 0) > box.bottom - LEAST_SEEN) break
          const cardId = order[index]
          if (cardId !== undefined && spotIn(box, index, passage).behind === null) yield cardId
        }
      }
    },
  }
}

function boxOf(column: ColumnHandle, offset: number, boardTop: number): ColumnBox {
  const { element, scroller } = column
  const list = scroller?.firstElementChild
  const outer = element.getBoundingClientRect()
  const band = scroller?.getBoundingClientRect() ?? outer
  const cards = list?.getBoundingClientRect() ?? outer
  return {
    column,
    left: cards.left + offset,
    right: cards.right + offset,
    top: band.top - boardTop,
    bottom: band.bottom - boardTop,
    cardsTop: cards.top - boardTop,
    isSticky: element.dataset['role'] !== 'stage' && getComputedStyle(element).position === 'sticky',
  }
}

interface Passage {
  readonly left: number
  readonly right: number
}

/** The part of the board in which stages show: between the tray and the parking lot, where they lie over it. */
function passageOf(boxes: readonly ColumnBox[], left: number, right: number): Passage {
  const middle = (left + right) / 2
  const passage = { left, right }
  for (const box of boxes) {
    if (!box.isSticky) continue
    if (box.right < middle) passage.left = Math.max(passage.left, box.right + PADDING)
    else passage.right = Math.min(passage.right, box.left - PADDING)
  }
  return passage
}

function asideOf(box: ColumnBox, passage: Passage): 'left' | 'right' | null {
  if (box.isSticky) return null
  if (box.right < passage.left + INSET) return 'left'
  return box.left > passage.right - INSET ? 'right' : null
}

function spotIn(box: ColumnBox, index: number, passage: Passage): Spot {
  const { column, top, bottom, cardsTop } = box
  const offsets = column.offsets()
  const cardTop = cardsTop + (offsets[index] ?? 0)
  const cardBottom = cardsTop + (offsets[index + 1] ?? 0) - CARD_GAP
  const shownTop = Math.max(cardTop, top)
  const shownBottom = Math.min(cardBottom, bottom)
  const y = (shownTop + shownBottom) / 2
  const aside = asideOf(box, passage)
  if (aside !== null) {
    const x = passage[aside] + (aside === 'left' ? 1 : -1) * INSET
    const middle = (top + bottom) / 2
    return { left: x, right: x, y: middle, bottom: middle, behind: aside }
  }
  const left = box.isSticky ? box.left : Math.max(box.left, passage.left)
  const right = box.isSticky ? box.right : Math.min(box.right, passage.right)
  const away = (place: string, at: number): Spot => ({
    left,
    right,
    y: at,
    bottom: at,
    behind: `${column.columnId} ${place}`,
  })
  if (!column.scroller) return away('folded', (top + bottom) / 2)
  if (shownBottom - shownTop >= Math.min(LEAST_SEEN, cardBottom - cardTop)) {
    return { left, right, y, bottom: shownBottom, behind: null }
  }
  return cardBottom - top < LEAST_SEEN ? away('above', top + INSET) : away('below', bottom - INSET)
}

/** The first card that ends below a height. */
function firstBelow(offsets: readonly number[], y: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle + 1] ?? 0) <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** A column's order is replaced when it changes, so that each needs to be gone through only once. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

function indexesOf(order: readonly string[]): ReadonlyMap<string, number> {
  const known = indexes.get(order)
  if (known) return known
  const made = new Map(order.map((cardId, index) => [cardId, index]))
  indexes.set(order, made)
  return made
}
