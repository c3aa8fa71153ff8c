import { keptKey } from './keptKey.ts'
import type { RoomKey } from './roomKey.ts'

/*
 * That this device is a shared tablet, and of which room. Kept by the device and not by one tab: a camera that reads
 * the code of a seat card opens a new tab, which must be the tablet too. It says nothing of anybody who had it.
 */

const NAME = 'linkboard.tablet'

/** The room that this device is a shared tablet of; null for everybody's own phone. */
export function readTabletMark(): RoomKey | null {
  try {
    return keptKey.safeParse(JSON.parse(localStorage.getItem(NAME) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** False where this browser keeps nothing, so that the device would be a phone again with the next page. */
export function keepTabletMark(key: RoomKey): boolean {
  try {
    localStorage.setItem(NAME, JSON.stringify(key))
    return true
  } catch {
    return false
  }
}

export function forgetTabletMark(): void {
  try {
    localStorage.removeItem(NAME)
  } catch {
    // Then there was none.
  }
}
