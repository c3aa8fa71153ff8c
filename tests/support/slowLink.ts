import type { Host } from '../../electron/host/createHost.ts'
import type { Link, LinkStatus } from '../../renderer/api/link.ts'
import { makeListeners } from '../../renderer/api/listeners.ts'

/** A link to a real host in this process, on which frames take their time but never overtake each other. */
export interface SlowLink {
  readonly link: Link
  /** The connection goes, and what was on its way with it. */
  cut(): void
  mend(): void
}

/** `nextDelay` says for each frame how many milliseconds it is on its way at least; 0 is the next turn. */
export function slowLink(host: Host, nextDelay: () => number): SlowLink {
  const frames = makeListeners<unknown>()
  const statuses = makeListeners<LinkStatus>()
  let connection: ReturnType<Host['connectFacilitator']> | null = null

  /** One direction: what is put in comes out in its order, each after its own delay. */
  function lane(deliver: (frame: unknown, over: object) => void) {
    let last = Promise.resolve()
    return (frame: unknown, over: object): void => {
      const copy: unknown = structuredClone(frame)
      const delay = nextDelay()
      last = last.then(() => pause(delay)).then(() => deliver(copy, over))
    }
  }
  const toHost = lane((frame, over) => {
    if (connection !== null && connection === over) connection.receive(frame)
  })
  const toPage = lane((frame, over) => {
    if (connection !== null && connection === over) frames.tell(frame)
  })

  function cut(): void {
    connection?.closed()
    connection = null
    statuses.tell('connecting')
  }
  return {
    link: {
      send(frame) {
        if (connection === null) return false
        toHost(frame, connection)
        return true
      },
      onFrame: frames.add,
      getStatus: () => (connection ? 'open' : 'connecting'),
      onStatus: statuses.add,
      restart: () => undefined,
      close: cut,
    },
    cut,
    mend() {
      const mine = host.connectFacilitator((frame) => toPage(frame, mine))
      connection = mine
      statuses.tell('open')
    },
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds === 0) setImmediate(resolve)
    else setTimeout(resolve, milliseconds)
  })
}
