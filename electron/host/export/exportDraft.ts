import type { ExportFormat } from '#shared/contract/draft.contract'
import type { ExportMaterial } from './exportMaterial.ts'
import { writeCsvTables } from './writeCsvTables.ts'
import { writeDocx } from './writeDocx.ts'
import { writeHtml } from './writeHtml.ts'
import { markdownFigures, writeMarkdown } from './writeMarkdown.ts'
import { writeWhole } from './writeWhole.ts'
import type { FileToWrite, WriteOptions, WrittenFile } from './writeWhole.ts'

export interface ExportDraft extends WriteOptions, ExportMaterial {
  formats: readonly ExportFormat[]
  /** Where the files go; made when it is not there. Older files of the same names are replaced. */
  folder: string
}

/**
 * Writes draft.docx, draft.html, draft.md (with figures/*.svg) and data/*.csv, as chosen, all or none. Formats
 * named twice count once; no format writes nothing.
 */
export async function exportDraft({
  draft,
  tables,
  formats,
  folder,
  onProgress,
  signal,
}: ExportDraft): Promise<WrittenFile[]> {
  const files = [...new Set(formats)].flatMap((format) => filesOf(format, { draft, tables }))
  return writeWhole(folder, files, { onProgress, signal })
}

/** A format of one file is one line here: `[{ path: 'data.zip', make: () => writeDataPack(material) }]`. */
function filesOf(format: ExportFormat, material: ExportMaterial): FileToWrite[] {
  const { draft, tables } = material
  switch (format) {
    case 'docx':
      return [{ path: 'draft.docx', make: () => writeDocx(draft) }]
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
