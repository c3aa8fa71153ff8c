import type { Figures } from '../ballot/figures.ts'
import type { Card } from '../board/card.ts'
import type { Inline } from './draftDocument.ts'
import { joined, line, quoted, reference } from './inlines.ts'
import { countOf, shortNumber } from './phrasing.ts'
import type { IndexedItem, StudyIndex } from './studyIndex.ts'
import { verdictWords } from './verdictWords.ts'

/** Where an item's code leads: its row in the table of provenance. */
export function itemAnchor(item: IndexedItem): string {
  return `item-${item.code.toLowerCase()}`
}

/** The item's code, leading to its provenance. */
export function itemCode(item: IndexedItem): Inline {
  return reference(itemAnchor(item), item.code)
}

export function itemCodes(items: readonly IndexedItem[]): Inline[] {
  return joined(
    items.map((item) => [itemCode(item)]),
    ', ',
  )
}

/** "I7 Waits with no contact": the code leads to the item's provenance. */
export function itemLine(item: IndexedItem): Inline[] {
  return line(itemCode(item), ' ', quoted(item.item.wording))
}

/** A card's text after the codes of the items that put it to the vote. */
export function cardLine(card: Card, index: StudyIndex): Inline[] {
  const items = index.itemsOf(card.id)
  return items.length === 0 ? [quoted(card.text)] : line(...itemCodes(items), ' ', quoted(card.text))
}

/** "median 8, 15 of 17 (88%) scored 7–9" */
export function figuresPhrase({ median, high, n }: Figures): string {
  return n === 0 ? 'no scores' : `median ${shortNumber(median)}, ${countOf(high, n)} scored 7–9`
}

/** "In: median 8, 15 of 17 (88%) scored 7–9" */
export function outcomePhrase(figures: Figures): string {
  return figures.n === 0 ? verdictWords(figures) : `${verdictWords(figures)}: ${figuresPhrase(figures)}`
}

const PLACE_OF_VERDICT = { in: 0, uncertain: 1, out: 2, 'no-data': 3 } as const

/** Sorts by priority: in, uncertain, out, not scored, not voted on; then by median and by share of high scores. */
export function byPriority(first: Figures | null, second: Figures | null): number {
  const place = (figures: Figures | null) => (figures === null ? 4 : PLACE_OF_VERDICT[figures.verdict])
  return (
    place(first) - place(second) ||
    (second?.median ?? 0) - (first?.median ?? 0) ||
    highShare(second) - highShare(first)
  )
}

function highShare(figures: Figures | null): number {
  return figures === null || figures.n === 0 ? 0 : figures.high / figures.n
}
