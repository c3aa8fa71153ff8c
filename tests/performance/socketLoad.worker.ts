import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocket } from 'ws'
import type { LoadClient, LoadJob, LoadResult, Pace } from './socketLoad.ts'

interface Connected {
  readonly socket: WebSocket
  readonly calls: readonly string[]
}

async function connect({ origin, hello, calls }: LoadClient): Promise<Connected> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/socket`, {
    origin,
    perMessageDeflate: false,
  })
  await once(socket, 'open')
  if (hello !== null) {
    socket.send(hello)
    const [welcome] = (await once(socket, 'message')) as [Buffer]
    if (!String(welcome).includes('"welcome"')) throw new Error(`Not let in: ${String(welcome)}`)
  }
  return { socket, calls }
}

/** Resolves with the waiting times once every call of this client is acknowledged. */
function play({ socket, calls }: Connected, { inFlight, longestPauseMs }: Pace): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const sentAt = new Map<number, number>()
    const waits: number[] = []
    let next = 0

    function sendNext(): void {
      const text = calls[next]
      if (text === undefined) return
      next += 1
      sentAt.set(next, performance.now())
      socket.send(text)
    }

    function sendSoon(): void {
      if (longestPauseMs === 0) sendNext()
      else setTimeout(sendNext, Math.random() * longestPauseMs)
    }

    socket.on('close', () => reject(new Error('A client was disconnected.')))
    socket.on('message', (data: Buffer) => {
      // Events are read off the wire like any client's, but not looked into: this thread must not be the limit.
      if (data.subarray(0, 15).toString('latin1') === '{"type":"event"') return
      const reply = JSON.parse(data.toString()) as { callId?: number; ok?: boolean; error?: unknown }
      const sent = sentAt.get(reply.callId ?? 0)
      if (sent === undefined || reply.ok === false) {
        reject(new Error(`A call was refused: ${data.toString()}`))
        return
      }
      sentAt.delete(reply.callId ?? 0)
      waits.push(performance.now() - sent)
      if (waits.length === calls.length) resolve(waits)
      else sendSoon()
    })
    for (let count = 0; count < inFlight; count += 1) sendSoon()
  })
}

const job = workerData as LoadJob
const clients = await Promise.all(job.clients.map(connect))
const begun = performance.now()
const waits = await Promise.all(clients.map((client) => play(client, job.pace)))
const seconds = (performance.now() - begun) / 1_000
for (const { socket } of clients) {
  socket.removeAllListeners()
  socket.terminate()
}
const ackMs = waits.flat()
parentPort?.postMessage({ perSecond: ackMs.length / seconds, ackMs } satisfies LoadResult, [])
