import { Worker } from 'node:worker_threads'
import type { ImportPurpose } from '#shared/contract/import.contract'
import { Refusal } from '#shared/domain/refusal'
import { READER_MEMORY_MB, READER_PATIENCE_MS } from './importLimits.ts'
import type { FromReader, ImportQuestions, QuestionName, ToReader } from './importQuestions.ts'

/** A thread that reads one file. Nothing that it does can change the study. */
export interface ImportReader {
  /** The reader keeps the bytes: they are not the caller's any more. */
  take(bytes: Uint8Array): void
  ask<Q extends QuestionName>(
    question: Q,
    ask: ImportQuestions[Q]['ask'],
  ): Promise<ImportQuestions[Q]['answer']>
  /** Ends the thread at once. Questions that wait are refused. */
  stop(): void
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (refusal: Refusal) => void
}

export function startImportReader(purpose: ImportPurpose): ImportReader {
  const worker = new Worker(workerFile(), {
    workerData: purpose,
    // The options of this process (a test runner's, for example) are not the worker's.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: READER_MEMORY_MB },
  })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Refusal | null = null

  function end(refusal: Refusal): void {
    ended ??= refusal
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
    void worker.terminate()
  }

  worker.on('message', (message: FromReader) => {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asked?.resolve(message.answer as never)
    else asked?.reject(new Refusal(message.code, message.message))
  })
  worker.on('error', () =>
    end(
      new Refusal(
        'invalid-input',
        'The file could not be read: it is too large or too unusual. Please check that it is the right one.',
      ),
    ),
  )
  // A file that somebody is still looking at must not keep the program from ending.
  worker.unref()

  return {
    take(bytes) {
      if (ended) throw ended
      const own = Uint8Array.from(bytes)
      worker.postMessage({ type: 'part', bytes: own } satisfies ToReader, [own.buffer])
    },
    ask<Q extends QuestionName>(question: Q, ask: ImportQuestions[Q]['ask']) {
      return new Promise<ImportQuestions[Q]['answer']>((resolve, reject) => {
        if (ended) return reject(ended)
        const id = ++lastId
        const patience = setTimeout(
          () =>
            end(
              new Refusal('invalid-input', 'The file takes too long to read. Please bring it in in parts.'),
            ),
          READER_PATIENCE_MS,
        )
        waiting.set(id, {
          resolve(answer) {
            clearTimeout(patience)
            resolve(answer)
          },
          reject(refusal) {
            clearTimeout(patience)
            reject(refusal)
          },
        })
        worker.postMessage({ type: 'ask', id, question, ask }, [])
      })
    },
    stop: () => end(new Refusal('cancelled', 'This was given up, and nothing was brought in.')),
  }
}

/** Beside this file: its source where that is run as it is, and in the desktop app what the build made of it. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? 'importWorker.ts' : 'importWorker.js', import.meta.url)
}
