import { createHash } from 'node:crypto'
import type { RandomBytes } from '#shared/domain/identifier'

/** Random bytes that are the same in every run: SHA-256 of the seed and a counter. */
export function seededRandomBytes(seed: string): RandomBytes {
  let block = 0
  let left = Buffer.alloc(0)
  return (length) => {
    while (left.length < length) {
      const next = createHash('sha256').update(`${seed} ${block}`).digest()
      left = Buffer.concat([left, next])
      block += 1
    }
    const taken = left.subarray(0, length)
    left = left.subarray(length)
    return new Uint8Array(taken)
  }
}

/** The items in random order, by sorting on 48 random bits each. */
export function inRandomOrder<T>(items: readonly T[], randomBytes: RandomBytes): T[] {
  return items
    .map((item) => ({ item, key: Buffer.from(randomBytes(6)).readUIntBE(0, 6) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
