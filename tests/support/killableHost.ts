import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { RoomStatus } from '#shared/contract/roomState'
import { connectFacilitatorPage, type SocketClient } from './socketClient.ts'

const CHILD = fileURLToPath(new URL('crashHost.ts', import.meta.url))

/** A Linkboard in a process of its own, with given random bytes and a given clock. */
export interface KillableHost {
  readonly facilitator: SocketClient
  readonly room: { address: string; key: { kind: 'secret'; secret: string }; secret: string; code: string }
  setClock(day: string): Promise<void>
  /** Ends it at once, as a crash would; settles when it is gone. */
  kill(): Promise<void>
}

export async function startKillableHost(
  folder: string,
  { path, isNew, seed, clock }: { path: string; isNew: boolean; seed: string; clock: string },
): Promise<KillableHost> {
  const child = spawn(process.execPath, [CHILD, folder, seed], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '..', 'compiled') },
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  process.once('exit', () => child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (wish: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(wish)}\n`)
    const line = await lines.next()
    if (line.done === true) throw new Error('The host ended before it was killed.')
    return JSON.parse(line.value)
  }
  const started = (await ask({ path, isNew, clock })) as {
    facilitator: string
    room: Extract<RoomStatus, { isOpen: true }>
  }
  const secret = new URL(started.room.joinUrl).hash.slice('#s='.length)
  return {
    facilitator: await connectFacilitatorPage(started.facilitator),
    room: {
      address: started.room.addresses.at(-1) ?? '',
      key: { kind: 'secret', secret },
      secret,
      code: started.room.code,
    },
    setClock: async (day) => void (await ask({ clock: day })),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
