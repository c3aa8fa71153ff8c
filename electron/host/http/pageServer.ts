import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { HostFrame } from '#shared/contract/wire'
import { Refusal } from '#shared/domain/refusal'
import type { Connection } from '../rpc/connection.ts'
import { hasAllowedHost, hasOwnOrigin } from './requestGuards.ts'
import { servePage, type StaticPages } from './staticPages.ts'

/** How much a client is trusted with. */
export interface SocketLimits {
  readonly messageBytes: number
  /** Messages a second in the long run, and how many may come at once. */
  readonly messagesPerSecond: number
  readonly burst: number
  /** How much may wait for a client that does not read, before it is cut off. */
  readonly waitingBytes: number
}

export interface PageServerOptions {
  /** The port that is wished for; 0, or one that is taken, gives any free port. */
  readonly port: number
  readonly address: string
  readonly hostNames: readonly string[]
  readonly pages: StaticPages
  readonly policy: (host: string) => string
  readonly limits: SocketLimits
  readonly connect: (send: (frame: HostFrame) => void, remoteAddress: string) => Connection
}

export interface PageServer {
  readonly port: number
  close(): Promise<void>
}

/** That a request names this server is checked here, with an answer of its own. */
const HTTP_LIMITS = { requestTimeout: 10_000, headersTimeout: 5_000, requireHostHeader: false }
const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
const HELLO_WITHIN_MS = 10_000
const GOODBYE_WITHIN_MS = 300
const PING_EVERY_MS = 15_000
const SOCKETS_LIMIT = 1_000
const TEXT = { binary: false }
/** Many phones can stand behind one router, but one computer must not take every place. */
const SOCKETS_PER_ADDRESS = 250

/** A page with its socket on one port: every request must name this server, every socket its own page. */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const { pages, policy, limits } = options
  const allowed = new Set<string>()
  const server = createServer(HTTP_LIMITS, (request, response) => {
    if (!hasAllowedHost(request, allowed)) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Wrong address.\n')
      return
    }
    servePage(pages, policy(request.headers.host ?? ''), request, response)
  })
  server.keepAliveTimeout = 5_000

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
  })
  /** In memory alone, and only while they are connected. */
  const socketsFrom = new Map<string, number>()
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isWelcome =
      hasAllowedHost(request, allowed) &&
      hasOwnOrigin(request) &&
      request.url === '/socket' &&
      sockets.clients.size < SOCKETS_LIMIT &&
      (socketsFrom.get(addressOf(request)) ?? 0) < SOCKETS_PER_ADDRESS
    if (!isWelcome) {
      // Whoever hangs up before the answer must not stop this program.
      socket.on('error', () => socket.destroy())
      socket.end(FORBIDDEN, () => socket.destroy())
      return
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const address = addressOf(request)
      socketsFrom.set(address, (socketsFrom.get(address) ?? 0) + 1)
      opened.on('close', () => {
        const left = (socketsFrom.get(address) ?? 1) - 1
        if (left === 0) socketsFrom.delete(address)
        else socketsFrom.set(address, left)
      })
      attend(opened, socket, limits, (send) => options.connect(send, address))
    })
  })

  const port = await listen(server, options.port, options.address)
  for (const name of options.hostNames) allowed.add(`${name}:${port}`.toLowerCase())
  const pinging = setInterval(() => dropTheDead(sockets.clients), PING_EVERY_MS)
  pinging.unref()

  return {
    port,
    async close() {
      clearInterval(pinging)
      for (const client of sockets.clients) client.close(1001, 'The room has closed.')
      // Whoever does not say goodbye in time is cut off: closing must not hang on a phone that is gone.
      const cutOff = setTimeout(() => {
        for (const client of sockets.clients) client.terminate()
        server.closeAllConnections()
      }, GOODBYE_WITHIN_MS)
      server.closeIdleConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
      clearTimeout(cutOff)
    },
  }
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? ''
}

const alive = new WeakSet<WebSocket>()

function dropTheDead(clients: ReadonlySet<WebSocket>): void {
  for (const client of clients) {
    if (!alive.has(client)) {
      client.terminate()
      continue
    }
    alive.delete(client)
    client.ping()
  }
}

/** Carries frames between a socket and its connection, within the limits. */
function attend(
  socket: WebSocket,
  carrier: Duplex,
  limits: SocketLimits,
  connect: (send: (frame: HostFrame) => void) => Connection,
): void {
  alive.add(socket)
  const helloDue = setTimeout(() => socket.terminate(), HELLO_WITHIN_MS)
  const gather = createGatherer(carrier)
  const connection = connect((frame) => {
    if (socket.readyState !== socket.OPEN) return
    // Somebody who does not read must not fill this computer's memory: they will ask again when they are back.
    if (socket.bufferedAmount > limits.waitingBytes) {
      socket.terminate()
      return
    }
    // Any message may come first, but only somebody who is let in may stay.
    if (frame.type === 'welcome') clearTimeout(helloDue)
    gather()
    socket.send(asText(frame), TEXT)
  })
  const allowance = createAllowance(limits)
  socket.on('pong', () => alive.add(socket))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(helloDue)
    connection.closed()
  })
  socket.on('message', (data, isBinary) => {
    alive.add(socket)
    if (!allowance.takeOne()) {
      socket.close(1008, 'Too many messages.')
      return
    }
    connection.receive(isBinary ? null : parseJson(String(data)))
  })
}

/**
 * Holds back what is written to `carrier` until this turn is over: the frames that follow one commit, up to
 * some hundred for each client, then go out in one call of the system instead of one call each.
 */
function createGatherer(carrier: Duplex): () => void {
  let isHolding = false
  return () => {
    if (isHolding) return
    isHolding = true
    carrier.cork()
    process.nextTick(() => {
      isHolding = false
      carrier.uncork()
    })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** A broadcast is the same frame for everybody: it is put into words, and those into bytes, once. */
const texts = new WeakMap<HostFrame, Buffer>()

function asText(frame: HostFrame): string | Buffer {
  if (frame.type !== 'event') return JSON.stringify(frame)
  const known = texts.get(frame)
  if (known !== undefined) return known
  const text = Buffer.from(JSON.stringify(frame))
  texts.set(frame, text)
  return text
}

function createAllowance({ messagesPerSecond, burst }: SocketLimits) {
  let left = burst
  let since = performance.now()
  return {
    takeOne(): boolean {
      const now = performance.now()
      left = Math.min(burst, left + ((now - since) / 1_000) * messagesPerSecond)
      since = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

async function listen(server: Server, port: number, address: string): Promise<number> {
  try {
    return await listenOn(server, port, address)
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken || port === 0) {
      throw new Refusal('internal', 'Linkboard could not open a port on this computer for its pages.')
    }
    return listenOn(server, 0, address)
  }
}

function listenOn(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
