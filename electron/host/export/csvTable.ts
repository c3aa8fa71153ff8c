import { stringify } from 'csv-stringify/sync'
import { printableText } from '#shared/domain/printable'

/** A table of the data, whatever file it is written to. */
export interface DataTable {
  /** "cards" */
  name: string
  /** What it holds, without a full stop. */
  meaning: string
  columns: ColumnMeanings
  rows: readonly DataRow[]
}

/** What stands in each column, by its name, in the order of the columns: the codebook says it too. */
export type ColumnMeanings = Readonly<Record<string, string>>

export type DataCell = string | number | boolean | null
/** By column name. Null is an empty cell, which a statistics program reads as missing; so is a column that is not there. */
export type DataRow = Readonly<Record<string, DataCell>>

/** What stands for a panel group that may not be told. */
export const NOT_SHOWN = 'not shown'

/**
 * A table as CSV, with a byte-order mark, without which Excel takes the file for Latin text; lines end as
 * RFC 4180 says. A text that a spreadsheet would run as a formula gets an apostrophe in front, and all text
 * is quoted, so that a semicolon in it starts no new cell where semicolons part cells.
 */
export function csvText({ columns, rows }: DataTable): string {
  const names = Object.keys(columns)
  const cells = rows.map((row) => names.map((column) => cellOf(row[column] ?? null)))
  return stringify([names, ...cells], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_string: true,
  })
}

function cellOf(value: DataCell): string | number | null {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? printableText(value) : value
}
