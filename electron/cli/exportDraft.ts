import { resolve } from 'node:path'
import { exportFormat, type ExportFormat } from '#shared/contract/draft.contract'
import { makeIdentifier } from '#shared/domain/identifier'
import { createHost } from '../host/createHost.ts'
import { createPorts } from './ports.ts'
import { onStopRequest } from './stopRequests.ts'

export interface ExportOptions {
  readonly file: string
  readonly out: string
  /** Without them, all that this computer can make. */
  readonly formats?: ExportFormat[]
}

/**
 * Writes a study's draft and says which files there are now; on the error output, what it is at. Stopped in the middle,
 * it leaves the folder as it was.
 */
export async function exportDraft(options: ExportOptions): Promise<void> {
  const ports = createPorts()
  const host = createHost(ports)
  const exportId = makeIdentifier(ports.randomBytes)
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  let saidLast = ''
  const stopTelling = host.onEvent((event) => {
    if (event.type !== 'export' || event.step === '' || event.step === saidLast) return
    saidLast = event.step
    say(`${event.done + 1} of ${event.total}: ${event.step}`)
  })
  const stopListening = onStopRequest(() => void host.call('draft.cancelExport', { exportId }))
  try {
    await host.call('study.open', { path: resolve(options.file) })
    const { files } = await host.call('draft.export', {
      exportId,
      formats: options.formats ?? possibleFormats(ports.pdfPrinter !== null, say),
      folder: resolve(options.out),
    })
    for (const { path } of files) process.stdout.write(`${path}\n`)
  } finally {
    stopTelling()
    await host.close()
    stopListening()
  }
}

function possibleFormats(canPrint: boolean, say: (line: string) => void): ExportFormat[] {
  if (canPrint) return [...exportFormat.options]
  say('There is no Chrome, Edge or Chromium here to print the PDF with, so it is left out.')
  return exportFormat.options.filter((format) => format !== 'pdf')
}
