import { WebSocket } from 'ws'
import type { Credential } from '#shared/contract/wire'
import { createFrameCaller, type FrameCaller, type Seen } from './frameCaller.ts'

/** A page's side of a real socket to a real server, without a browser. */
export interface SocketClient extends Omit<FrameCaller, 'receive' | 'lost'> {
  readonly socket: WebSocket
  /** Settles when the socket has closed, whoever closed it. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

export interface SocketOptions {
  /** The page's address, as a browser would show it: `http://127.0.0.1:8080/`. */
  readonly address: string
  readonly credential?: Credential
  readonly seen?: Seen
  /** The address that this client comes from, where this computer has several. */
  readonly localAddress?: string
}

/** Connects as the page at `address` would, and greets. Rejects where the host does not let it in. */
export async function connectSocket(options: SocketOptions): Promise<SocketClient> {
  const client = await openSocket(options.address, options.localAddress)
  try {
    await client.hello(options.credential ?? { kind: 'none' }, options.seen ?? null)
  } catch (error) {
    await client.close()
    throw error
  }
  return client
}

/** Connects without a greeting. */
export async function openSocket(address: string, localAddress?: string): Promise<SocketClient> {
  const { host } = new URL(address)
  const socket = new WebSocket(`ws://${host}/socket`, {
    origin: `http://${host}`,
    perMessageDeflate: false,
    ...(localAddress === undefined ? {} : { localAddress }),
  })
  const { receive, lost, ...caller } = createFrameCaller((frame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
    // Somebody who calls on a lost connection hears of it like those who were waiting already.
    else setImmediate(lost)
  })
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      lost()
      resolve()
    })
  })
  socket.on('message', (data) => receive(JSON.parse(String(data))))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  // A connection that breaks later is told by `closed`.
  socket.on('error', () => undefined)
  return {
    ...caller,
    socket,
    closed,
    close() {
      socket.close()
      return closed
    },
  }
}

/** Connects as a facilitator's page: the address is the one with the key that `serveFacilitator` gives. */
export function connectFacilitatorPage(addressWithKey: string, seen: Seen = null): Promise<SocketClient> {
  const { hash } = new URL(addressWithKey)
  const key = new URLSearchParams(hash.slice(1)).get('key') ?? ''
  return connectSocket({ address: addressWithKey, credential: { kind: 'facilitator', key }, seen })
}
