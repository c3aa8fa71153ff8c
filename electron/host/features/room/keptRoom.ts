import { z } from 'zod'
import type { Logger } from '../../ports.ts'
import type { OpenStudy } from '../study/openStudy.ts'

export const ROOM_SETTING = 'room'

/**
 * Kept with the study while the room is open, so that after a crash phones find the same address and key, and
 * cards are taken, or kept hidden, as before. It says nothing about who sits in the room; and whether somebody new
 * is let in is not kept, because after a crash everybody is new and has to come in again.
 */
const keptRoom = z.strictObject({
  code: z.string(),
  secret: z.string(),
  port: z.int(),
  acceptsCards: z.boolean().default(true),
  isSilent: z.boolean().default(false),
})
export type KeptRoom = z.infer<typeof keptRoom>

/** What is kept with the open study; null where its room was closed, or no study is open. */
export function readKeptRoom(study: OpenStudy | null): KeptRoom | null {
  return study?.settings.get(ROOM_SETTING, keptRoom) ?? null
}

export function keepRoom(study: OpenStudy, room: KeptRoom): void {
  study.settings.set(ROOM_SETTING, room)
}

/** The study may be closing: this has to be done before anything is waited for. */
export function forgetRoom(study: OpenStudy | null, logger: Logger): void {
  if (!study || readKeptRoom(study) === null) return
  try {
    study.settings.remove(ROOM_SETTING)
    // The secret would stay readable in the write-ahead log.
    study.store.emptyLog()
  } catch (error) {
    logger.error('The room could not be forgotten', error)
  }
}
