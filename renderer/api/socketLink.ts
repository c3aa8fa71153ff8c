import type { Link, LinkStatus } from './link.ts'
import { makeListeners } from './listeners.ts'

/** Pauses before one attempt after another, in milliseconds; the last one repeats. */
const PAUSES = [250, 500, 1_000, 2_000, 3_000]

/** An attempt that has not opened by then is given up: phones on bad Wi-Fi can hang for minutes. */
const ATTEMPT_LIMIT = 6_000

export interface SocketLinkOptions {
  /** `ws://host:port/socket` */
  readonly url: string
  readonly pauses?: readonly number[]
}

/** The address of the socket that belongs to the page at `location`. */
export function socketUrl(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`
}

/**
 * A link over a WebSocket that comes back by itself: after growing pauses, and at once when the system says
 * that the network is there again or when the page is brought to the front.
 */
export function openSocketLink({ url, pauses = PAUSES }: SocketLinkOptions): Link {
  const frames = makeListeners<unknown>()
  const statuses = makeListeners<LinkStatus>()
  let status: LinkStatus = 'closed'
  let socket: WebSocket | null = null
  let attempts = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function setStatus(next: LinkStatus): void {
    if (next === status) return
    status = next
    statuses.tell(next)
  }

  function dropSocket(): void {
    clearTimeout(timer)
    const old = socket
    socket = null
    // Its late events find that it is not the current socket any more, and do nothing.
    old?.close()
  }

  function connect(): void {
    dropSocket()
    setStatus('connecting')
    const mine = new WebSocket(url)
    socket = mine
    timer = setTimeout(() => {
      if (socket === mine) lose()
    }, ATTEMPT_LIMIT)
    mine.addEventListener('open', () => {
      if (socket !== mine) return
      clearTimeout(timer)
      setStatus('open')
    })
    mine.addEventListener('message', (event: MessageEvent) => {
      if (socket !== mine || typeof event.data !== 'string') return
      // Only a host that speaks counts as there: one that accepts and hangs up at once keeps the pauses growing.
      attempts = 0
      frames.tell(parseJson(event.data))
    })
    mine.addEventListener('close', () => {
      if (socket === mine) lose()
    })
  }

  function lose(): void {
    dropSocket()
    setStatus('connecting')
    const pause = pauses[Math.min(attempts, pauses.length - 1)] ?? 1_000
    attempts++
    // Two hundred phones that lost the same host must not come back in the same instant.
    timer = setTimeout(connect, pause * (0.7 + Math.random() * 0.6))
  }

  function hurry(): void {
    if (status === 'connecting' && socket === null) connect()
  }

  if (typeof window !== 'undefined') {
    window.addEventListener('online', hurry)
    // A socket on a phone that has left the network can look open for minutes.
    window.addEventListener('offline', () => {
      if (socket) lose()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') hurry()
    })
  }
  connect()

  return {
    send: (frame) => {
      if (status !== 'open' || socket?.readyState !== WebSocket.OPEN) return false
      socket.send(JSON.stringify(frame))
      return true
    },
    onFrame: frames.add,
    getStatus: () => status,
    onStatus: statuses.add,
    restart: () => {
      attempts = 0
      // Listeners must see that the old connection has ended, or they would not greet the new one.
      dropSocket()
      setStatus('connecting')
      connect()
    },
    close: () => {
      dropSocket()
      setStatus('closed')
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
