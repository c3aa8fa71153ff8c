import type { Card } from './card.ts'

/** A card that may say the same as another one. */
export interface LikelyDuplicate {
  readonly card: Card
  /** See {@link likeness}. */
  readonly likeness: number
}

/** From here on two cards are worth looking at side by side: half of their words are the same. */
export const LIKELY = 0.5

/** Words that say nothing of what a card is about. */
const SMALL_WORDS = new Set(
  (
    'a an and are as at be been but by can do does for from get gets had has have i in into is it its no not of on ' +
    'or our so than that the their them there they this to too up was we were what when which who will with you your'
  ).split(' '),
)

/**
 * The cards of the same kind that say most nearly the same, the likest first and otherwise in the order in which
 * they were given; those with no word in common are left out. Empty for an empty list.
 */
export function likelyDuplicates(card: Card, others: Iterable<Card>): LikelyDuplicate[] {
  const words = wordsOf(card.text)
  const found: LikelyDuplicate[] = []
  for (const other of others) {
    if (other.id === card.id || other.kind !== card.kind) continue
    const value = overlap(words, wordsOf(other.text))
    if (value > 0) found.push({ card: other, likeness: value })
  }
  return found.toSorted((a, b) => b.likeness - a.likeness)
}

/**
 * How much two texts have in common, from 0 (no word) to 1 (the same words): the Sørensen–Dice coefficient of
 * their sets of words (T. Sørensen 1948; L. R. Dice 1945), without regard to case, accents, small words and the
 * commonest English endings. 0 where either text has no words.
 */
export function likeness(one: string, other: string): number {
  return overlap(wordsOf(one), wordsOf(other))
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return (2 * shared) / (one.size + other.size)
}

/** The words that count; all of them where only small ones are there. */
function wordsOf(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
  const words = plain.match(/[\p{Letter}\p{Number}]+/gu) ?? []
  const telling = words.filter((word) => !SMALL_WORDS.has(word))
  return new Set((telling.length > 0 ? telling : words).map(withoutEnding))
}

/** "referrals" and "referral" are one word here, and so are "waiting" and "waits". */
function withoutEnding(word: string): string {
  for (const ending of ['ings', 'ing', 'ed', 'es', 's']) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length)
  }
  return word
}
