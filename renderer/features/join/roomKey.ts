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
export function problemWithCode(typed: string): string | null {
  const letters = tidyCode(typed).length
  if (letters === 0) return 'Type the code from the big screen.'
  if (letters === CODE_LENGTH) return null
  return `The code has ${CODE_LENGTH} letters and numbers. You typed ${letters}.`
}

/** The room's secret from the fragment of a scanned address (`#s=…`); null when there is none. */
export function secretInFragment(fragment: string): string | null {
  const secret = new URLSearchParams(fragment.replace(/^#/, '')).get('s')
  return secret !== null && /^[0-9a-zA-Z_-]{8,64}$/.test(secret) ? secret : null
}
