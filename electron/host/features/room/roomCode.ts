import type { RandomBytes } from '#shared/domain/identifier'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A room code: eight letters of Crockford's base 32, 40 random bits. */
export function makeRoomCode(randomBytes: RandomBytes): string {
  const bytes = randomBytes(5)
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let code = ''
  for (let letter = 7; letter >= 0; letter -= 1) {
    code += ALPHABET[Number((number >> BigInt(letter * 5)) & 31n)]
  }
  return code
}

/** A code as somebody typed it: spaces and hyphens dropped, look-alike letters put right. */
export function normaliseRoomCode(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V')
}
