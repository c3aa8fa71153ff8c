import { z } from 'zod'

/** Fills an array with random bytes: a host gives cryptographic ones, a test or the demo seeded ones. */
export type RandomBytes = (length: number) => Uint8Array

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 26

/** A record's identifier: 26 letters of Crockford's base 32 (lower case), 128 random bits. */
export const identifier = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'This is not an identifier.')
export type Identifier = z.infer<typeof identifier>

/** A new identifier of 128 random bits (26 letters hold 130 bits: the last two are zero). */
export function makeIdentifier(randomBytes: RandomBytes): Identifier {
  const bytes = randomBytes(16)
  let letters = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      letters += ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  letters += ALPHABET[(buffer << (5 - bits)) & 31]
  return letters.padEnd(LENGTH, '0')
}
