import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The items in an order of this voter's own: random over voters, so that no item gains from its place, and
 * always the same for one voter token and list, so that a phone that comes back finds its place again.
 *
 * An unbiased Fisher–Yates shuffle (Fisher & Yates 1938) fed by SHA-256 of the token and a counter. Whoever
 * knows the token can work the order out: it spreads effects of order, it keeps no secret. The order
 * of `itemIds` counts, so give them in ballot order. No items give an empty list.
 */
export function shuffleForVoter(itemIds: readonly string[], voterToken: string): string[] {
  const words = randomWords(voterToken)
  const unplaced = [...itemIds]
  const order: string[] = []
  while (unplaced.length > 0) order.push(...unplaced.splice(numberBelow(unplaced.length, words), 1))
  return order
}

const WORD_VALUES = 2 ** 32

/** A whole number from 0 to bound − 1, each as likely as the others: words past the last full run of `bound` are thrown away. */
function numberBelow(bound: number, words: Iterator<number, never>): number {
  const usable = WORD_VALUES - (WORD_VALUES % bound)
  for (;;) {
    const word = words.next().value
    if (word < usable) return word % bound
  }
}

/** An endless stream of 32-bit words, the same for the same token. */
function* randomWords(voterToken: string): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    const digest = sha256(utf8ToBytes(`order of items\n${block}\n${voterToken}`))
    const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
    for (let offset = 0; offset < digest.byteLength; offset += 4) yield view.getUint32(offset)
  }
}
