import { csvText } from '../../electron/host/export/csvTable.ts'
import { dataTables, type DataTablesInput } from '../../electron/host/export/dataTables.ts'

/** The tables of a study as the CSV files that a data pack holds. */
export function csvFiles(input: DataTablesInput): { name: string; content: string }[] {
  return dataTables(input).map((table) => ({ name: `${table.name}.csv`, content: csvText(table) }))
}
