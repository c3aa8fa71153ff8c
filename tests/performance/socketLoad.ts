import { Worker } from 'node:worker_threads'

/** One client: where it connects, how it greets, and what it sends. */
export interface LoadClient {
  /** The page's address: the socket hangs below it. */
  readonly origin: string
  /** Text of the greeting that is answered by a welcome; null for a server that knows no greeting. */
  readonly hello: string | null
  /** Texts of calls, each with a `callId` of its own, in the order in which they are sent. */
  readonly calls: readonly string[]
}

/** How each client sends. */
export interface Pace {
  /** How many calls of one client may wait for their answers at a time. */
  readonly inFlight: number
  /** An acknowledgement is followed by the next call after a random time up to this. */
  readonly longestPauseMs: number
}

export interface LoadJob {
  readonly clients: readonly LoadClient[]
  readonly pace: Pace
}

export interface LoadResult {
  readonly perSecond: number
  /** From sending a call to its acknowledgement, in milliseconds. */
  readonly ackMs: readonly number[]
}

/**
 * Sends calls from a thread of its own, so that the clients' work is not counted as the host's. Fails where
 * a single call is refused.
 */
export function runSocketLoad(job: LoadJob): Promise<LoadResult> {
  const worker = new Worker(new URL('socketLoad.worker.ts', import.meta.url), { workerData: job })
  return new Promise((resolve, reject) => {
    let result: LoadResult | null = null
    worker.on('message', (message: LoadResult) => {
      result = message
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      if (result) resolve(result)
      else reject(new Error('The clients ended before all of their calls were acknowledged.'))
    })
  })
}
