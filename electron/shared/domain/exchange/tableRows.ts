import type { RowComplaint } from '../analysis/ratedRounds.ts'
import { quotedCell } from '../analysis/quotedCell.ts'
import { Refusal } from '../refusal.ts'

/** A record of a table as a reader found it, the header among them. */
export interface TableRecord {
  /** The line of the file that it begins on, 1 for the first. */
  readonly line: number
  readonly cells: readonly string[]
  /** Its quotation marks do not pair up. */
  readonly isBroken: boolean
}

/** All records of a file, and what kept some of it from being one. */
export interface TableRecords {
  readonly records: readonly TableRecord[]
  readonly complaints: readonly RowComplaint[]
}

export interface TableBody {
  /** Null where nothing but complaints was found. */
  readonly header: readonly string[] | null
  /** Rows below the header with as many cells as it has. */
  readonly rows: readonly TableRecord[]
  readonly complaints: RowComplaint[]
}

/**
 * The header and the rows below it. Records in which nothing is written are passed over; complaints are about rows that
 * have more or fewer cells than the header, and broken ones. A file without a row throws a Refusal.
 */
export function tableBody({ records, complaints: earlier }: TableRecords): TableBody {
  const complaints = [...earlier]
  const [header, ...body] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (header === undefined && complaints.length > 0) return { header: null, rows: [], complaints }
  const width = header?.cells.length ?? 0
  const rows = body.filter(({ line, cells, isBroken }) => {
    if (isBroken) {
      complaints.push({ line, message: 'the quotation marks do not pair up' })
      return false
    }
    if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
      complaints.push({ line, message: `there ${countOfCells(cells.length)}, where the header has ${width}` })
      return false
    }
    return true
  })
  if (header !== undefined && rows.length === 0 && complaints.length === 0) {
    throw new Refusal('file-empty', 'The file has no row below its header.')
  }
  return { header: header?.cells ?? [], rows, complaints }
}

/** Where the first line could not be used: what it is, so that whoever reads knows which line is meant. */
export function firstLineFound(header: readonly string[]): string {
  return header.length === 0 ? 'It is blank.' : `Its first line is ${quotedCell(header.join(','))}.`
}

function countOfCells(count: number): string {
  return count === 1 ? 'is only 1 cell' : `are ${count} cells`
}
