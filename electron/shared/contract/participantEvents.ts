import { z } from 'zod'
import { seatState } from './roomState.ts'

/** Facts that a seat in the room is told: what to show now, and nothing else. */
export const participantEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('seat'), name: z.literal('seat.changed'), seat: seatState }),
  z.strictObject({ type: z.literal('closed'), name: z.literal('room.closed') }),
])
export type ParticipantEvent = z.infer<typeof participantEvent>
