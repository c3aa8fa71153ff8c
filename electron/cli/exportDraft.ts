import { resolve } from 'node:path'
import type { ExportFormat } from '#shared/contract/draft.contract'
import { makeIdentifier } from '#shared/domain/identifier'
import { createHost } from '../host/createHost.ts'
import { createPorts } from './ports.ts'

export interface ExportOptions {
  readonly file: string
  readonly out: string
  readonly formats: ExportFormat[]
}

/** Writes a study's draft and says which files there are now. */
export async function exportDraft(options: ExportOptions): Promise<void> {
  const ports = createPorts()
  const host = createHost(ports)
  try {
    await host.call('study.open', { path: resolve(options.file) })
    const { files } = await host.call('draft.export', {
      exportId: makeIdentifier(ports.randomBytes),
      formats: options.formats,
      folder: resolve(options.out),
    })
    for (const { path } of files) process.stdout.write(`${path}\n`)
  } finally {
    await host.close()
  }
}
