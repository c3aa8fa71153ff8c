import type { Card, CardKind } from '#shared/domain/board/card'
import type { Link, LinkType } from '#shared/domain/board/link'
import type { ReadonlyStudyState } from '#shared/domain/study/studyState'

type LinkRecords = ReadonlyStudyState['records']['link']

/** Links by the cards at both of their ends, made once for each new map of links. */
const indexes = new WeakMap<LinkRecords, ReadonlyMap<string, readonly Link[]>>()
const NONE: readonly Link[] = []

function indexOf(links: LinkRecords): ReadonlyMap<string, readonly Link[]> {
  const known = indexes.get(links)
  if (known) return known
  const index = new Map<string, Link[]>()
  for (const link of links.values()) {
    for (const end of [link.fromCardId, link.toCardId]) {
      const list = index.get(end)
      if (list) list.push(link)
      else index.set(end, [link])
    }
  }
  indexes.set(links, index)
  return index
}

export interface LinkedCard {
  readonly link: Link
  /** The card at the other end. */
  readonly other: Card
}

/** The links of a card whose other end is still on the board. */
export function linkedCards(state: ReadonlyStudyState, cardId: string): LinkedCard[] {
  const found: LinkedCard[] = []
  for (const link of indexOf(state.records.link).get(cardId) ?? NONE) {
    const other = state.records.card.get(link.fromCardId === cardId ? link.toCardId : link.fromCardId)
    if (other && !other.isDeleted) found.push({ link, other })
  }
  return found
}

export function countLinks(state: ReadonlyStudyState, cardId: string): number {
  return linkedCards(state, cardId).length
}

/** A way in which a card of some kind can be linked, told from that card's side. */
export interface LinkWay {
  readonly type: Exclude<LinkType, 'duplicates'>
  /** The kind at the other end. */
  readonly otherKind: CardKind
  /** True where this card is the `from` end. */
  readonly isFrom: boolean
  /** For a list of such links: "Addressed by training needs". */
  readonly label: string
}

const WAYS: Partial<Record<CardKind, readonly LinkWay[]>> = {
  barrier: [
    { type: 'addressed-by', otherKind: 'training-need', isFrom: true, label: 'Addressed by training needs' },
    { type: 'eased-by', otherKind: 'enabler', isFrom: true, label: 'Eased by enablers' },
  ],
  'training-need': [
    { type: 'addressed-by', otherKind: 'barrier', isFrom: false, label: 'Addresses barriers' },
  ],
  enabler: [{ type: 'eased-by', otherKind: 'barrier', isFrom: false, label: 'Eases barriers' }],
}

/** How cards of this kind can be linked: none for steps and ideas. */
export function linkWays(kind: CardKind): readonly LinkWay[] {
  return WAYS[kind] ?? []
}
