import { parse } from 'csv-parse/sync'
import type { TableRecord, TableRecords } from '#shared/domain/exchange/tableRows'
import { Refusal } from '#shared/domain/refusal'

/** More columns than this are no table of anybody's, and would fill the memory with empty cells. */
const MOST_COLUMNS = 10_000

interface ParsedRecord {
  record: string[]
  info: { bytes: number }
}

/**
 * The records of a CSV text, header and all, each with the line that it begins on. Commas separate cells, or semicolons
 * or tabs where the first line has more of them. `most` ends the reading after so many records.
 */
export function csvRecords(text: string, most = Infinity): TableRecords {
  const { delimiter, columns } = headerOf(text)
  if (columns > MOST_COLUMNS) {
    throw new Refusal(
      'invalid-input',
      'The first line has far too many columns. Please check that it is the right file.',
    )
  }
  const isWellQuoted = wellQuoted(delimiter)
  const bytes = Buffer.from(text)
  const counter = lineCounter(bytes)
  // Stray quotation marks are let through, so that reading goes on behind them, and are looked at below.
  const parsed = parse(bytes, {
    info: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    ...(most === Infinity ? {} : { to: most }),
  }) as unknown as ParsedRecord[]
  let start = 0
  const records = parsed.map(({ record, info }): TableRecord => {
    const raw = bytes.subarray(start, info.bytes).toString()
    const line = counter(start)
    start = info.bytes
    return { line, cells: record, isBroken: raw.includes('"') && !isWellQuoted.test(raw) }
  })
  // Only a quotation mark that never closes keeps a record from being parsed.
  const isUnclosed = start < bytes.length && records.length < most
  return {
    records,
    complaints: isUnclosed
      ? [{ line: counter(start), message: 'a quotation mark opens here and is never closed' }]
      : [],
  }
}

/** The delimiter is what the first line with something in it has most of, outside quotation marks; a comma where none. */
function headerOf(text: string): { delimiter: string; columns: number } {
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0].replaceAll(/"[^"]*"/g, '') ?? ''
  const [most] = [',', ';', '\t']
    .map((delimiter) => ({ delimiter, columns: header.split(delimiter).length }))
    .toSorted((a, b) => b.columns - a.columns)
  return most ?? { delimiter: ',', columns: 0 }
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
