import { randomBytes } from 'node:crypto'
import { makeIdentifier, type Identifier, type RandomBytes } from '#shared/domain/identifier'

export const systemRandomBytes: RandomBytes = (length) => randomBytes(length)

export function randomIdentifier(): Identifier {
  return makeIdentifier(systemRandomBytes)
}
