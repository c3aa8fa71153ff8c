import type { Readable, Writable } from 'node:stream'

type Fields = Readonly<Record<string, unknown>>

/** A browser's DevTools protocol over two pipes: calls are answered, and events can be waited for. */
export interface DevToolsPipe {
  call(method: string, parameters?: Fields, sessionId?: string): Promise<Fields>
  once(event: string): Promise<void>
  /** Refuses what still waits for an answer. */
  end(reason: Error): void
}

interface Waiting {
  resolve(result: Fields): void
  reject(error: Error): void
}

/** Messages are JSON, each with a zero byte after it. */
export function openDevToolsPipe(input: Writable, output: Readable): DevToolsPipe {
  const calls = new Map<number, Waiting>()
  const listeners = new Map<string, Waiting[]>()
  let parts: Buffer[] = []
  let lastId = 0

  output.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      receive(Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8'))
      parts = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) parts.push(rest)
  })
  // A browser that has gone is noticed by its end; what is still written to it is lost.
  input.on('error', () => undefined)
  output.on('error', () => undefined)

  function receive(text: string): void {
    const message = JSON.parse(text) as {
      id?: number
      method?: string
      result?: Fields
      error?: { message: string }
    }
    if (message.id !== undefined) {
      const call = calls.get(message.id)
      calls.delete(message.id)
      if (message.error) call?.reject(new Error(message.error.message))
      else call?.resolve(message.result ?? {})
    } else if (message.method !== undefined) {
      for (const { resolve } of listeners.get(message.method) ?? []) resolve({})
      listeners.delete(message.method)
    }
  }

  return {
    call(method, parameters = {}, sessionId) {
      lastId += 1
      const id = lastId
      input.write(`${JSON.stringify({ id, method, params: parameters, ...(sessionId && { sessionId }) })}\0`)
      return new Promise((resolve, reject) => calls.set(id, { resolve, reject }))
    },
    async once(event) {
      await new Promise<Fields>((resolve, reject) =>
        listeners.set(event, [...(listeners.get(event) ?? []), { resolve, reject }]),
      )
    },
    end(reason) {
      for (const waiting of [...calls.values(), ...[...listeners.values()].flat()]) waiting.reject(reason)
      calls.clear()
      listeners.clear()
    },
  }
}
