import { z } from 'zod'
import type { PageMemory } from '../../api/pageMemory.ts'
import { keptKey } from './keptKey.ts'
import type { RoomKey } from './roomKey.ts'

const KEY = 'seat'

const keptSeat = z.strictObject({
  key: keptKey,
  /** Null until somebody has sat down. */
  seat: z
    .strictObject({
      token: z.string(),
      panelGroupId: z.string(),
      groupName: z.string(),
      nickname: z.string().nullable(),
      /** The printed card that it was taken with; null for a phone that joined by itself. */
      cardCode: z.string().nullable(),
    })
    .nullable(),
})
type KeptSeat = z.infer<typeof keptSeat>
export type Seat = NonNullable<KeptSeat['seat']>

/** What this phone knows of the room and of its seat there, so that a reload does not ask again. */
export function readSeat(memory: PageMemory): { key: RoomKey; seat: Seat | null } | null {
  const text = memory.read(KEY)
  if (text === null) return null
  try {
    return keptSeat.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export function keepSeat(memory: PageMemory, key: RoomKey, seat: Seat | null): void {
  memory.write(KEY, JSON.stringify({ key, seat } satisfies KeptSeat))
}

export function forgetSeat(memory: PageMemory): void {
  memory.write(KEY, null)
}
