import { z } from 'zod'
import { itemStability } from '../consensus/itemStability.ts'
import { identifier } from '../identifier.ts'

/** How steady an item was between two rounds: worked out by roundStability.ts, on the host alone. */
export const roundStabilityItem = z.strictObject({ itemId: identifier, ...itemStability.shape })
export type RoundStabilityItem = z.infer<typeof roundStabilityItem>
