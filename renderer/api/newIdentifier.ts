import { makeIdentifier, type Identifier } from '#shared/domain/identifier'

/**
 * A new identifier. `crypto.getRandomValues` works on the plain-HTTP pages of the room too, where
 * `crypto.randomUUID` does not exist.
 */
export function newIdentifier(): Identifier {
  return makeIdentifier((length) => crypto.getRandomValues(new Uint8Array(length)))
}
