import type { OutputOf } from '#shared/contract/contract'
import type { PanelGroup } from '#shared/domain/study/panelGroup'

export type ListedCard = OutputOf<'seatCard.list'>['cards'][number]

/** The cards of one group: a pile to draw from. */
export interface CardPile {
  readonly group: PanelGroup
  readonly cards: readonly ListedCard[]
}

/** The cards by group, in the order of the groups; within a group as they come. Groups without cards are left out. */
export function pilesOf(cards: readonly ListedCard[], groups: readonly PanelGroup[]): CardPile[] {
  return groups
    .map((group) => ({ group, cards: cards.filter((card) => card.panelGroupId === group.id) }))
    .filter((pile) => pile.cards.length > 0)
}

/** The cards of a pile as they go on pages of so many; a new group begins a new page, so that piles stay apart. */
export function pagesOf(cards: readonly ListedCard[], perPage: number): ListedCard[][] {
  const pages: ListedCard[][] = []
  for (let start = 0; start < cards.length; start += perPage) pages.push(cards.slice(start, start + perPage))
  return pages
}
