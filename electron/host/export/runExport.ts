import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportFormat } from '#shared/contract/draft.contract'
import { Refusal } from '#shared/domain/refusal'
import type { PdfPrinter } from '../ports.ts'
import { isOfWorker } from './draftFiles.ts'
import type { ExportJob, ExportSource } from './exportJob.ts'
import { exportProgress, type ExportProgress, type TellProgress } from './exportProgress.ts'
import { withPdfFacts } from './pdfFacts.ts'
import { runExportWorker } from './runExportWorker.ts'
import { openStaging, stageFile, type StagedFile, type Staging, type WrittenFile } from './staging.ts'

export interface RunExport {
  readonly formats: readonly ExportFormat[]
  /** Where the files go; made when it is not there. Older files of the same names are replaced. */
  readonly folder: string
  /** Reads the study as it stands when it is called. */
  readonly readSource: () => ExportSource
  /** Writes a copy of the study, as it stands when it is called, to a path where no file is. */
  readonly copyStudy: (path: string) => void
  readonly pdfPrinter: PdfPrinter | null
  readonly signal: AbortSignal
  readonly onProgress: TellProgress
}

/** Not `study.linkboard`: the study itself may lie in the folder under that name. */
export const STUDY_COPY = 'study-copy.linkboard'

/**
 * Writes the chosen formats, all or none, while this thread goes on with its other work: a worker thread builds the
 * draft and makes its files, a browser prints the PDF from the page, and only the copy of the study is made here,
 * at the very moment at which the study is read. Formats named twice count once; no format writes nothing.
 * Cancelling throws the signal's reason, and leaves everything as it was.
 */
export async function runExport(options: RunExport): Promise<WrittenFile[]> {
  const { signal, folder } = options
  signal.throwIfAborted()
  const formats = [...new Set(options.formats)]
  if (formats.length === 0) return []
  const printer = formats.includes('pdf') ? printerOr(options.pdfPrinter) : null
  const staging = await openStaging(folder)
  try {
    signal.throwIfAborted()
    const progress = exportProgress(formats, options.onProgress)
    const source = options.readSource()
    // Before anything is waited for: the copy and the draft say the same.
    if (formats.includes('linkboard')) {
      progress.begun(STUDY_COPY)
      options.copyStudy(join(staging.folder, STUDY_COPY))
      progress.finished(STUDY_COPY)
    }
    const job = {
      source,
      formats: formats.filter(isOfWorker),
      wantsPage: printer !== null,
      folder: staging.folder,
    }
    const files = await makeFiles({ job, printer, signal, progress })
    if (formats.includes('linkboard')) files.push(await flushed(staging, STUDY_COPY))
    signal.throwIfAborted()
    const written = await staging.publish(files)
    progress.end()
    return written
  } finally {
    await staging.close()
  }
}

interface Making {
  readonly job: ExportJob
  readonly printer: PdfPrinter | null
  readonly signal: AbortSignal
  readonly progress: ExportProgress
}

/** The worker's files, and the PDF, side by side: the first that fails stops the other. */
async function makeFiles({ job, printer, signal, progress }: Making): Promise<StagedFile[]> {
  const failed = new AbortController()
  const stop = AbortSignal.any([signal, failed.signal])
  const files: StagedFile[] = []
  const printed: Promise<StagedFile>[] = []

  async function print(html: string): Promise<StagedFile> {
    progress.begun(PDF)
    try {
      const pdf = await printerOr(printer).print(html, stop)
      const { programVersion, exportedAt } = job.source.input
      const facts = { program: `Linkboard ${programVersion}`, exportedAt }
      const file = await stageFile(job.folder, PDF, withPdfFacts(pdf, facts))
      progress.finished(PDF)
      return file
    } catch (error) {
      failed.abort(error)
      throw error
    }
  }

  try {
    await runExportWorker(job, stop, (news) => {
      switch (news.kind) {
        case 'page': {
          const printing = print(news.html)
          // Waited for below, when the worker has done its part.
          printing.catch(() => undefined)
          printed.push(printing)
          break
        }
        case 'planned':
          progress.planned(news.files)
          break
        case 'begun':
          progress.begun(news.path)
          break
        case 'finished':
          progress.finished(news.file.path)
          files.push(news.file)
          break
      }
    })
    return [...files, ...(await Promise.all(printed))]
  } catch (error) {
    failed.abort(error)
    await Promise.allSettled(printed)
    throw error
  }
}

const PDF = 'draft.pdf'

function printerOr(printer: PdfPrinter | null): PdfPrinter {
  if (printer) return printer
  throw new Refusal(
    'not-found',
    'There is no browser on this computer to print the PDF with. Please install Chrome, Edge or Chromium, or leave the PDF out: the Word file and the web page can be printed too. Nothing was written.',
  )
}

async function flushed(staging: Staging, path: string): Promise<StagedFile> {
  const file = await open(join(staging.folder, path), 'r+')
  try {
    await file.sync()
    return { path, bytes: (await file.stat()).size }
  } finally {
    await file.close()
  }
}
