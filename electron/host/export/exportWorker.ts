import { parentPort } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal'
import { draftFiles } from './draftFiles.ts'
import { materialOf, type ExportEnd, type ExportJob, type ExportNews } from './exportJob.ts'
import { stageFile } from './staging.ts'
import { writeHtml } from './writeHtml.ts'

/*
 * The entry of a worker thread: writes the files of each export that it is sent, one after another, into the folder that
 * it is given. It may be ended at any moment, from outside; whoever started it clears the folder away.
 */

const tell = (news: ExportNews | ExportEnd): void => parentPort?.postMessage(news, [])

parentPort?.on('message', (job: ExportJob) => void carryOut(job))

async function carryOut(job: ExportJob): Promise<void> {
  try {
    await write(job)
  } catch (error) {
    // Whatever else it is ends the worker as an error, and the thread that started it is told.
    if (!(error instanceof Refusal)) throw error
    const { code, message, details } = error
    tell({ kind: 'refused', refusal: { code, message, ...(details && { details }) } })
  }
}

async function write({ source, formats, wantsPage, folder }: ExportJob): Promise<void> {
  const material = materialOf(source)
  // First of all, so that the printing goes on while the other files are made.
  if (wantsPage) tell({ kind: 'page', html: writeHtml(material.draft) })
  const files = formats.flatMap((format) => draftFiles(format, material))
  tell({ kind: 'planned', files: files.length })
  for (const { path, make } of files) {
    tell({ kind: 'begun', path })
    tell({ kind: 'finished', file: await stageFile(folder, path, await make()) })
  }
  tell({ kind: 'done' })
}
