import { z } from 'zod'

/** What opened the room, as a device keeps it. */
export const keptKey = z.union([
  z.strictObject({ kind: z.literal('secret'), secret: z.string() }),
  z.strictObject({ kind: z.literal('code'), code: z.string() }),
])
