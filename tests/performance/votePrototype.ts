import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { WebSocketServer, type WebSocket } from 'ws'
import { makeBenchFolder } from './hostUnderTest.ts'

/** As many answers share a transaction at most: the same as in the host's commit queue. */
const GROUP = 200

interface Waiting {
  readonly socket: WebSocket
  readonly callId: number
  readonly values: readonly [token: string, item: string, score: number]
}

/**
 * What taking votes costs at the least: a bare `ws` server in front of a bare table, with commits in groups and
 * every answer acknowledged once it is on the disk. No seats, no checks, no rights, no events.
 */
export async function startVotePrototype(): Promise<{ origin: string; close(): void }> {
  const folder = makeBenchFolder()
  const database = new Database(join(folder.path, 'prototype.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(
    `CREATE TABLE answer (token TEXT NOT NULL, item TEXT NOT NULL, score INTEGER, PRIMARY KEY (token, item))
     STRICT, WITHOUT ROWID`,
  )
  const put = database.prepare(
    'INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET score = excluded.score',
  )
  const write = database.transaction((group: readonly Waiting[]) => {
    for (const { values } of group) put.run(...values)
  })
  const waiting: Waiting[] = []

  function flush(): void {
    const group = waiting.splice(0, GROUP)
    write(group)
    for (const { socket, callId } of group) socket.send(JSON.stringify({ callId, ok: true }))
    if (waiting.length > 0) setImmediate(flush)
  }

  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const { callId, token, item, score } = JSON.parse(data.toString()) as {
        callId: number
        token: string
        item: string
        score: number
      }
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ socket, callId, values: [token, item, score] })
    })
  })
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      database.close()
      folder.remove()
    },
  }
}
