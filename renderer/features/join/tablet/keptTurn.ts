import { z } from 'zod'
import type { PageMemory } from '../../../api/pageMemory.ts'

const KEY = 'turn'

/**
 * Whose turn it is, so that a page that is loaded again can still send the answers that have not gone. It is wiped
 * with them: nobody goes on from here without their card.
 */
const keptTurn = z.strictObject({
  cardCode: z.string(),
  seatToken: z.string(),
  groupName: z.string(),
  ballotId: z.string(),
  roundId: z.string(),
})
export type KeptTurn = z.infer<typeof keptTurn>

export function readTurn(memory: PageMemory): KeptTurn | null {
  try {
    return keptTurn.safeParse(JSON.parse(memory.read(KEY) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

export function keepTurn(memory: PageMemory, turn: KeptTurn): void {
  memory.write(KEY, JSON.stringify(turn))
}
