import type { ExportFormat } from '#shared/contract/draft.contract'
import type { ExportMaterial } from './exportMaterial.ts'
import { writeCsvTables } from './writeCsvTables.ts'
import { writeHtml } from './writeHtml.ts'
import { markdownFigures, writeMarkdown } from './writeMarkdown.ts'

export interface FileToWrite {
  /** Relative to the folder, with forward slashes. */
  readonly path: string
  /** Asked for when its turn comes, so that what is under way can be told. */
  readonly make: () => Promise<string | Uint8Array> | string | Uint8Array
}

/** The PDF takes a browser, and the copy of the study its open file: neither is there in a worker thread. */
export type FormatOfWorker = Exclude<ExportFormat, 'pdf' | 'linkboard'>

export function isOfWorker(format: ExportFormat): format is FormatOfWorker {
  return format !== 'pdf' && format !== 'linkboard'
}

/**
 * A format of one file is one line here: `[{ path: 'data.zip', make: () => writeDataPack(material) }]`. What takes a
 * large package is imported when its turn comes.
 */
export function draftFiles(format: FormatOfWorker, material: ExportMaterial): FileToWrite[] {
  const { draft, tables } = material
  switch (format) {
    case 'docx':
      return [{ path: 'draft.docx', make: async () => (await import('./writeDocx.ts')).writeDocx(draft) }]
    case 'html':
      return [{ path: 'draft.html', make: () => writeHtml(draft) }]
    case 'md':
      return [
        { path: 'draft.md', make: () => writeMarkdown(draft) },
        ...markdownFigures(draft).map(({ path, svg }) => ({ path, make: () => svg })),
      ]
    case 'csv':
      return writeCsvTables(tables).map(({ name, content }) => ({
        path: `data/${name}`,
        make: () => content,
      }))
  }
}
