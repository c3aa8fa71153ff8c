import { parse } from 'csv-parse/sync'
import { quotedCell } from '#shared/domain/analysis/quotedCell'
import type { RatingRow, RowComplaint } from '#shared/domain/analysis/ratedRounds'
import { Refusal } from '#shared/domain/refusal'

const REQUIRED = ['voter', 'group', 'item', 'value'] as const
const COLUMNS = [...REQUIRED, 'round'] as const
type Column = (typeof COLUMNS)[number]

export interface CsvRows {
  rows: RatingRow[]
  /** About rows that are not as the header has them, or whose quotation marks do not pair up. */
  complaints: RowComplaint[]
}

/**
 * The rows of a CSV text below its header, which names the columns in any order and letter case; other columns are
 * not looked at. Commas separate cells, or semicolons or tabs where the header has no comma. Lines without anything in
 * them are passed over. An unusable header throws a Refusal.
 */
export function readRows(text: string): CsvRows {
  const { records, complaints } = recordsIn(text)
  const [header, ...body] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (header === undefined && complaints.length > 0) return { rows: [], complaints }
  const columns = columnsOf(header?.cells ?? [])
  const rows: RatingRow[] = []
  for (const { line, cells, isBroken } of body) {
    const width = header?.cells.length ?? 0
    if (isBroken) {
      complaints.push({ line, message: 'the quotation marks do not pair up' })
    } else if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
      complaints.push({ line, message: `there ${countOfCells(cells.length)}, where the header has ${width}` })
    } else {
      const cell = (name: Column) => cells[columns.get(name) ?? -1] ?? ''
      rows.push({
        line,
        voter: cell('voter'),
        group: cell('group'),
        item: cell('item'),
        value: cell('value'),
        round: columns.has('round') ? cell('round') : null,
      })
    }
  }
  if (rows.length === 0 && complaints.length === 0) {
    throw new Refusal('file-empty', 'The file has no row below its header.')
  }
  return { rows, complaints }
}

function columnsOf(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, text] of header.entries()) {
    const name = COLUMNS.find((one) => one === text.trim().toLowerCase())
    if (name === undefined) continue
    if (columns.has(name)) throw new Refusal('invalid-input', `The header has the column “${name}” twice.`)
    columns.set(name, index)
  }
  const missing = REQUIRED.filter((name) => !columns.has(name))
  if (missing.length === 0) return columns
  const names = missing.map((name) => `“${name}”`).join(', ')
  const found = header.length === 0 ? 'It is blank.' : `Its first line is ${quotedCell(header.join(','))}.`
  throw new Refusal(
    'invalid-input',
    `The first line must name the columns voter,group,item,value (and round, if there are rounds), separated by ` +
      `commas: ${names} ${missing.length === 1 ? 'is' : 'are'} missing. ${found}`,
  )
}

interface CsvRecord {
  line: number
  cells: string[]
  isBroken: boolean
}

interface CsvRecords {
  records: CsvRecord[]
  complaints: RowComplaint[]
}

interface ParsedRecord {
  record: string[]
  info: { bytes: number }
}

function recordsIn(text: string): CsvRecords {
  const delimiter = delimiterOf(text)
  const isWellQuoted = wellQuoted(delimiter)
  const bytes = Buffer.from(text)
  const complaints: RowComplaint[] = []
  const counter = lineCounter(bytes)
  // Stray quotation marks are let through, so that reading goes on behind them, and are looked at below.
  const parsed = parse(bytes, {
    info: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
  }) as unknown as ParsedRecord[]
  let start = 0
  const records = parsed.map(({ record, info }): CsvRecord => {
    const raw = bytes.subarray(start, info.bytes).toString()
    const line = counter(start)
    start = info.bytes
    return { line, cells: record, isBroken: raw.includes('"') && !isWellQuoted.test(raw) }
  })
  // Only a quotation mark that never closes keeps a record from being parsed.
  if (start < bytes.length) {
    complaints.push({ line: counter(start), message: 'a quotation mark opens here and is never closed' })
  }
  return { records, complaints }
}

function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? ''
  return [',', ';', '\t'].find((one) => header.includes(one)) ?? ','
}

/** Cells that are quoted from end to end, or hold no quotation mark at their beginning. */
function wellQuoted(delimiter: string): RegExp {
  const cell = `(?:"[^"]*(?:""[^"]*)*"|[^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)?`
  return new RegExp(`^${cell}(?:${delimiter}${cell})*(?:\\r\\n|\\n|\\r)?$`)
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Says on which line of the file a byte is, 1 for the first; asked for bytes further and further on. */
function lineCounter(bytes: Buffer): (offset: number) => number {
  let line = 1
  let counted = 0
  return (offset) => {
    for (; counted < offset; counted += 1) {
      const isBreak =
        bytes[counted] === LINE_FEED ||
        (bytes[counted] === CARRIAGE_RETURN && bytes[counted + 1] !== LINE_FEED)
      if (isBreak) line += 1
    }
    return line
  }
}

function countOfCells(count: number): string {
  return count === 1 ? 'is only 1 cell' : `are ${count} cells`
}
