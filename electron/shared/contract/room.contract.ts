import { z } from 'zod'
import { query, task } from './procedure.ts'
import { roomStatus } from './roomState.ts'

const done = z.strictObject({})

export const roomContract = {
  'room.open': task({ access: 'facilitator', input: z.strictObject({}), output: roomStatus }),
  'room.close': task({ access: 'facilitator', input: z.strictObject({}), output: done }),
  'room.getStatus': query({ access: 'facilitator', input: z.strictObject({}), output: roomStatus }),
  'room.configure': task({
    access: 'facilitator',
    input: z.strictObject({
      admitsNewSeats: z.boolean().optional(),
      acceptsCards: z.boolean().optional(),
      isSilent: z.boolean().optional(),
    }),
    output: roomStatus,
  }),
}
