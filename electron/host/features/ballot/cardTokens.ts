import { createHmac } from 'node:crypto'
import { makeIdentifier } from '#shared/domain/identifier'

/** The voter tokens of one ballot's seat cards, worked out from their codes. */
export interface CardTokens {
  of(code: string): string
  /** Whether a token is that of a card that has been asked for. */
  has(token: string): boolean
}

/**
 * A card's voter token is HMAC-SHA-256 of its code under the ballot's key, cut to 128 bits: the same for one card in
 * every round of the ballot, another in every other ballot, and for whoever has no key as good as random.
 */
export function createCardTokens(key: Uint8Array): CardTokens {
  const byCode = new Map<string, string>()
  const tokens = new Set<string>()
  return {
    of(code) {
      const known = byCode.get(code)
      if (known !== undefined) return known
      const digest = createHmac('sha256', key).update(code).digest()
      const token = makeIdentifier((length) => digest.subarray(0, length))
      byCode.set(code, token)
      tokens.add(token)
      return token
    },
    has: (token) => tokens.has(token),
  }
}
