import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal'
import type { ExportEnd, ExportJob, ExportNews } from './exportJob.ts'

/** Beside this file: as source where Node runs the sources, and built where it runs the build. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './exportWorker.ts' : './exportWorker.js',
  import.meta.url,
)

/** Somebody who answers a prompt exports again soon; later than this a thread is not worth its memory. */
const KEPT_MS = 5 * 60_000

/** A thread that has done its job and waits for the next, with its fonts and pictures at hand. */
let waiting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null

/**
 * Has a worker thread do the job, and tells what it tells. Settles when nothing is written any more: also when it is
 * stopped, which ends the thread and throws the signal's reason.
 */
export async function runExportWorker(
  job: ExportJob,
  signal: AbortSignal,
  onNews: (news: ExportNews) => void,
): Promise<void> {
  signal.throwIfAborted()
  const worker = takeWorker()
  let isWhole = false
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  const ended = new Promise<ExportEnd>((resolve, reject) => {
    worker.on('message', (news: ExportNews | ExportEnd) => {
      if (news.kind === 'done' || news.kind === 'refused') resolve(news)
      else if (!signal.aborted) onNews(news)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The export's thread ended early (${code})`)))
  })
  worker.postMessage(job, [])
  try {
    const end = await Promise.race([ended, stopped])
    if (end.kind === 'refused') {
      throw new Refusal(end.refusal.code, end.refusal.message, end.refusal.details)
    }
    isWhole = true
  } finally {
    stopListening(worker)
    if (isWhole) keepWorker(worker)
    else await worker.terminate()
  }
}

function takeWorker(): Worker {
  if (waiting === null) {
    // The options of this process (a test runner's, for example) are not the worker's.
    return new Worker(ENTRY, { execArgv: [] })
  }
  const { worker, timer } = waiting
  waiting = null
  clearTimeout(timer)
  worker.ref()
  stopListening(worker)
  return worker
}

/** It keeps no program from ending. */
function keepWorker(worker: Worker): void {
  if (waiting !== null) return void worker.terminate()
  const drop = (): void => {
    waiting = null
    void worker.terminate()
  }
  const timer = setTimeout(drop, KEPT_MS)
  timer.unref()
  worker.unref()
  // Whatever ends it while it waits: the next export begins with another one.
  worker.once('error', drop)
  worker.once('exit', drop)
  waiting = { worker, timer }
}

/** Not to all events: a thread's own are among them, without which it hears nothing any more. */
function stopListening(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}
