import { Refusal } from '#shared/domain/refusal'
import type { Client } from '../../../api/client.ts'
import type { PageMemory } from '../../../api/pageMemory.ts'

/** One person's way to the host and to this tab's storage, for as long as their turn lasts. */
export interface TurnSeal {
  readonly client: Client
  readonly memory: PageMemory
  /**
   * The turn is over: what was kept is wiped. An answer of the host that comes later is not passed on, nothing is
   * sent any more on what may be the next person's seat, and nothing is kept again.
   */
  close(): void
}

export function createTurnSeal(client: Client, memory: PageMemory): TurnSeal {
  let isClosed = false
  const checkOpen = () => {
    if (isClosed) throw new Refusal('offline', 'This turn is over.')
  }
  return {
    client: {
      ...client,
      call: async (name, input) => {
        checkOpen()
        const output = await client.call(name, input)
        checkOpen()
        return output
      },
    },
    memory: {
      read: (key) => (isClosed ? null : memory.read(key)),
      write: (key, text) => {
        if (!isClosed) memory.write(key, text)
      },
      forgetAll: memory.forgetAll,
    },
    close: () => {
      isClosed = true
      memory.forgetAll()
    },
  }
}
