import { createHash } from 'node:crypto'
import type { RandomBytes } from '#shared/domain/identifier'

/** A stream of bytes that follows from a seed alone: SHA-256 of the seed and a counter, block after block. */
export function seededBytes(seed: string): RandomBytes {
  let block = Buffer.alloc(0)
  let counter = 0
  return (length) => {
    while (block.length < length) {
      block = Buffer.concat([block, createHash('sha256').update(`${seed}\u0000${counter}`).digest()])
      counter += 1
    }
    const bytes = block.subarray(0, length)
    block = block.subarray(length)
    return new Uint8Array(bytes)
  }
}

/** A number from 0 up to, not including, 1. */
export function seededFraction(randomBytes: RandomBytes): number {
  const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4)
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32
}
