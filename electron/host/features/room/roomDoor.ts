import { timingSafeEqual } from 'node:crypto'
import { Refusal } from '#shared/domain/refusal'
import { normaliseRoomCode } from './roomCode.ts'
import { createTryLimit } from './tryLimit.ts'

/** What somebody shows at the door: the secret of the QR code, or the code as they typed it. */
export type RoomKey = { kind: 'secret'; secret: string } | { kind: 'code'; code: string }

/** Checks who knows the way in. Wrong codes are counted for as long as the program runs, over rooms. */
export interface RoomDoor {
  /** Throws a Refusal for a wrong key, and for an address from which too many wrong codes came. */
  check(key: RoomKey, address: string, right: { readonly secret: string; readonly code: string }): void
}

export function createRoomDoor(): RoomDoor {
  const tryLimit = createTryLimit(() => performance.now())
  return {
    check(key, address, { secret, code }) {
      if (key.kind === 'secret') {
        // Nobody guesses 128 bits: whoever scans the QR code is not held up by somebody who guesses codes.
        if (isSame(key.secret, secret)) return
      } else {
        tryLimit.check(address)
        if (isSame(normaliseRoomCode(key.code), code)) return
        tryLimit.countWrong(address)
      }
      throw new Refusal(
        'room-code-wrong',
        'That code is not right. Look at the big screen and type it again.',
      )
    },
  }
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
