import type { ExportFormat } from '#shared/contract/draft.contract'
import type { ExportMaterial } from './exportMaterial.ts'
import { writeDataPack } from './writeDataPack.ts'
import { writeHtml } from './writeHtml.ts'
import { markdownFigures, writeMarkdown } from './writeMarkdown.ts'
import { writeStudyJson } from './writeStudyJson.ts'

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
 * The files of a format, by the names under which they are written. What takes a large package is imported when its
 * turn comes.
 */
export function draftFiles(format: FormatOfWorker, material: ExportMaterial): FileToWrite[] {
  const { draft } = material
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
    case 'data':
      return [{ path: 'data.zip', make: () => writeDataPack(material) }]
    case 'xlsx':
      return [{ path: 'data.xlsx', make: async () => (await import('./writeXlsx.ts')).writeXlsx(material) }]
    case 'json':
      return [{ path: 'study.json', make: () => writeStudyJson(material) }]
  }
}
