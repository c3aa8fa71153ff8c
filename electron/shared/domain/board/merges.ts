import type { ReadonlyStudyRecords } from '../study/records.ts'
import type { Card } from './card.ts'
import type { Link } from './link.ts'

/** Which cards stand for which after merges. Made from the records as they are; not kept up to date. */
export interface Merges {
  /** The card that stands for this one: itself, or the last one along its `duplicates` links. */
  survivorOf(cardId: string): string
  /** True of a card that another one stands for. */
  isMerged(cardId: string): boolean
  /** The cards that this one stands for, at any remove, in the order of their ids. */
  mergedInto(cardId: string): readonly Card[]
  /** The link by which a card was merged; undefined where nobody merged it. */
  mergeOf(cardId: string): Link | undefined
}

/**
 * Reads merges from the `duplicates` links. A card whose target is deleted or gone stands for itself again,
 * and so does each card of a ring of merges. Where a card has several such links, the one with the smallest
 * id counts, so that every client sees the same.
 */
export function findMerges(records: Pick<ReadonlyStudyRecords, 'card' | 'link'>): Merges {
  const mergeOf = new Map<string, Link>()
  for (const link of records.link.values()) {
    if (link.type !== 'duplicates') continue
    const target = records.card.get(link.toCardId)
    if (target === undefined || target.isDeleted) continue
    const other = mergeOf.get(link.fromCardId)
    if (other === undefined || link.id < other.id) mergeOf.set(link.fromCardId, link)
  }

  function survivorOf(cardId: string): string {
    if (!mergeOf.has(cardId)) return cardId
    const seen = new Set<string>()
    let current = cardId
    for (;;) {
      const next = mergeOf.get(current)?.toCardId
      if (next === undefined) return current
      if (seen.has(next)) return cardId
      seen.add(next)
      current = next
    }
  }

  const merged = new Map<string, Card[]>()
  for (const cardId of [...mergeOf.keys()].toSorted()) {
    const card = records.card.get(cardId)
    const survivor = survivorOf(cardId)
    if (card === undefined || survivor === cardId) continue
    const before = merged.get(survivor)
    if (before) before.push(card)
    else merged.set(survivor, [card])
  }

  return {
    survivorOf,
    isMerged: (cardId) => survivorOf(cardId) !== cardId,
    mergedInto: (cardId) => merged.get(cardId) ?? [],
    mergeOf: (cardId) => mergeOf.get(cardId),
  }
}
