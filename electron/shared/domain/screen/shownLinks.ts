import type { Card } from '../board/card.ts'
import type { LinkType } from '../board/link.ts'
import type { Merges } from '../board/merges.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'

/** A link as one of its two cards tells it. */
export interface ShownLink {
  /** In the words of that card: “is eased by”. */
  readonly label: string
  readonly other: Card
}

type Direction = Exclude<LinkType, 'duplicates'>
const FORWARD: Readonly<Record<Direction, string>> = {
  'addressed-by': 'is addressed by',
  'eased-by': 'is eased by',
}
const BACKWARD: Readonly<Record<Direction, string>> = { 'addressed-by': 'addresses', 'eased-by': 'eases' }

/**
 * The links of each card, both ends of which may be seen. A merged card's links belong to the card that stands for
 * it, and count once; merges themselves are no links here. A card without any is not in the map.
 */
export function shownLinks(
  state: ReadonlyStudyState,
  merges: Merges,
  mayBeSeen: (cardId: string) => boolean,
): ReadonlyMap<string, readonly ShownLink[]> {
  const { card: cards, link: links } = state.records
  const found = new Map<string, ShownLink[]>()
  function add(cardId: string, link: ShownLink): void {
    const before = found.get(cardId)
    if (!before) found.set(cardId, [link])
    else if (!before.some(({ label, other }) => label === link.label && other === link.other)) {
      before.push(link)
    }
  }
  for (const { type, fromCardId, toCardId } of links.values()) {
    if (type === 'duplicates') continue
    const from = cards.get(merges.survivorOf(fromCardId))
    const to = cards.get(merges.survivorOf(toCardId))
    if (!from || !to || from === to || !mayBeSeen(from.id) || !mayBeSeen(to.id)) continue
    add(from.id, { label: FORWARD[type], other: to })
    add(to.id, { label: BACKWARD[type], other: from })
  }
  return found
}
