import { stringify } from 'csv-stringify/sync'
import { printableText } from '#shared/domain/printable'

export interface CsvTable {
  /** "cards.csv" */
  name: string
  columns: ColumnMeanings
  content: string
}

/** What stands in each column, by its name, in the order of the columns: the codebook says it too. */
export type ColumnMeanings = Readonly<Record<string, string>>

/** By column name. Null is an empty cell, which a statistics program reads as missing. */
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>

/** What stands for a panel group that may not be told. */
export const NOT_SHOWN = 'not shown'

/**
 * A table as CSV, with a byte-order mark, without which Excel takes the file for Latin text; lines end as
 * RFC 4180 says. A text that a spreadsheet would run as a formula gets an apostrophe in front, and all text
 * is quoted, so that a semicolon in it starts no new cell where semicolons part cells.
 */
export function csvTable(name: string, columns: ColumnMeanings, rows: readonly CsvRow[]): CsvTable {
  const names = Object.keys(columns)
  const cells = rows.map((row) => names.map((column) => cellOf(row[column] ?? null)))
  const content = stringify([names, ...cells], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_string: true,
  })
  return { name, columns, content }
}

function cellOf(value: string | number | boolean | null): string | number | null {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? printableText(value) : value
}
