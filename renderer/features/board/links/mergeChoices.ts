import type { Card } from '#shared/domain/board/card'
import { hasWords } from '#shared/domain/board/cardFilter'
import { LIKELY, likelyDuplicates } from '#shared/domain/board/likelyDuplicates'
import { KIND_LABELS, KINDS } from '../../../ui/KindMark.tsx'
import { countOf } from '../../../ui/countOf.ts'

export interface MergeChoice {
  readonly card: Card
  /** It has half of its words or more in common with the card. */
  readonly isLikely: boolean
}

/** Cards that could be merged with one: the likest first, then all others by their words. */
export function mergeChoices(card: Card, others: readonly Card[]): MergeChoice[] {
  const alike = likelyDuplicates(card, others)
  const isAlike = new Set(alike.map((found) => found.card.id))
  const rest = others
    .filter((other) => other.id !== card.id && other.kind === card.kind && !isAlike.has(other.id))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))
  return [
    ...alike.map((found) => ({ card: found.card, isLikely: found.likeness >= LIKELY })),
    ...rest.map((other) => ({ card: other, isLikely: false })),
  ]
}

/** Those that have all words of a search. */
export function foundChoices(choices: readonly MergeChoice[], search: string): readonly MergeChoice[] {
  return choices.filter(({ card }) => hasWords(card.text, search))
}

/** "2 barriers and 1 idea" */
export function kindsInWords(cards: readonly Card[]): string {
  const counts = KINDS.flatMap((kind) => {
    const count = cards.filter((card) => card.kind === kind).length
    return count === 0 ? [] : [countOf(count, KIND_LABELS[kind].toLowerCase())]
  })
  return counts.length < 2 ? counts.join('') : `${counts.slice(0, -1).join(', ')} and ${counts.at(-1) ?? ''}`
}
