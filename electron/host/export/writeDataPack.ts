import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { dataPackReadme } from './dataPackReadme.ts'
import { csvText } from './csvTable.ts'
import { fixedZip } from './fixedZip.ts'
import { VERDICT_SCRIPT_NAME } from './verdictScript.ts'
import { dataTables } from './dataTables.ts'
import type { DataTablesInput } from './dataTables.ts'

/** What the codebook is called: it lies beside the folder of tables, where it is seen first. */
const CODEBOOK = 'codebook'

/**
 * The data behind the draft as one zip file: the tables as CSV, their codebook, an R program that recomputes every verdict,
 * and what there is to know about them. The same study gives the same bytes, apart from the stated time of export.
 */
export function writeDataPack({
  draft,
  tables,
  verdictScript,
}: {
  readonly draft: Pick<DraftDocument, 'properties'>
  readonly tables: DataTablesInput
  readonly verdictScript: string
}): Uint8Array {
  const data = dataTables(tables)
  const pathOf = (name: string) => (name === CODEBOOK ? `${name}.csv` : `data/${name}.csv`)
  return fixedZip({
    'README.txt': dataPackReadme(
      draft.properties,
      tables,
      data.map(({ name, meaning, rows }) => ({ path: pathOf(name), meaning, rows: rows.length })),
    ),
    [VERDICT_SCRIPT_NAME]: verdictScript,
    ...Object.fromEntries(data.map((table) => [pathOf(table.name), csvText(table)])),
  })
}
