import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal'
import type { ExportEnd, ExportJob, ExportNews } from './exportJob.ts'

/** Beside this file: as source where Node runs the sources, and built where it runs the build. */
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './exportWorker.ts' : './exportWorker.js',
  import.meta.url,
)

/**
 * Has a worker thread do the job, and tells what it tells. Settles when the thread has ended, so that nothing is
 * written any more: also when it is stopped, which throws the signal's reason.
 */
export async function runExportWorker(
  job: ExportJob,
  signal: AbortSignal,
  onNews: (news: ExportNews) => void,
): Promise<void> {
  signal.throwIfAborted()
  // The options of this process (a test runner's, for example) are not the worker's.
  const worker = new Worker(ENTRY, { workerData: job, execArgv: [] })
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
  try {
    const end = await Promise.race([ended, stopped])
    if (end.kind === 'refused') {
      throw new Refusal(end.refusal.code, end.refusal.message, end.refusal.details)
    }
  } finally {
    await worker.terminate()
  }
}
