import { parentPort, workerData } from 'node:worker_threads'
import type { ImportPurpose } from '#shared/contract/import.contract'
import { Refusal } from '#shared/domain/refusal'
import type { FromReader, ToReader } from './importQuestions.ts'
import { createFileReader } from './fileReader.ts'

/* A thread of its own for one file: it holds what came in, and answers questions about it until it is ended. */

const reader = createFileReader(workerData as ImportPurpose)

parentPort?.on('message', (message: ToReader) => {
  if (message.type === 'part') reader.take(message.bytes)
  else void answerTo(message).then((answer) => parentPort?.postMessage(answer, []))
})

async function answerTo(message: Extract<ToReader, { type: 'ask' }>): Promise<FromReader> {
  try {
    return { id: message.id, ok: true, answer: await reader.answer(message) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { id: message.id, ok: false, code: error.code, message: error.message }
  }
}
