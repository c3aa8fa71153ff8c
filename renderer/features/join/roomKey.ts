import type { InputOf } from '#shared/contract/contract'

export type RoomKey = InputOf<'room.getLobby'>['key']

const CODE_LENGTH = 8

/**
 * The code as the host knows it, from what somebody typed: spaces and hyphens do not matter, nor does case, nor
 * whether a zero was read as an "o" or a one as an "i" or an "l".
 */
export function tidyCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
}

/** What is wrong with a typed code, in words for the person who typed it; null when it can be tried. */
export function problemWithCode(typed: string, source: 'screen' | 'card' = 'screen'): string | null {
  const letters = tidyCode(typed).length
  if (letters === 0) {
    return source === 'card' ? 'Type the code on your card.' : 'Type the code from the big screen.'
  }
  if (letters === CODE_LENGTH) return null
  return `The code has ${CODE_LENGTH} letters and numbers. You typed ${letters}.`
}

/** What a scanned address holds. */
export interface Scanned {
  /** The room's secret. */
  readonly secret: string
  /** The code of a printed seat card; null where the code was the room's own. */
  readonly cardCode: string | null
}

/** The fragment of a scanned address (`#s=…` or `#s=…&card=…`); null when it holds no secret. */
export function scannedInFragment(fragment: string): Scanned | null {
  const given = new URLSearchParams(fragment.replace(/^#/, ''))
  const secret = given.get('s')
  if (secret === null || !/^[0-9a-zA-Z_-]{8,64}$/.test(secret)) return null
  const cardCode = given.get('card')
  const isCode = cardCode !== null && /^[0-9a-zA-Z]{8}$/.test(cardCode)
  return { secret, cardCode: isCode ? cardCode : null }
}
