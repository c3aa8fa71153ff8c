import { CARD_TEXT_LIMIT } from '../text.ts'

/** A row of a paste: one line, or several where a cell of a spreadsheet goes over several. */
export interface PastedRow {
  /** Lines of the paste from 1. */
  readonly firstLine: number
  readonly lastLine: number
  /** As it was pasted, in one line, without the white space round it. */
  readonly source: string
  /** What stood between tabs, in order, each in one line and without a spreadsheet's quotes. */
  readonly cells: readonly string[]
}

/** All that ends a line somewhere: word processors and slides have their own. */
// oxlint-disable-next-line no-control-regex -- some control characters end lines
const LINE_END = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u
/** Characters that show nothing and that a card refuses; tabs, which separate cells, are none of them. */
// oxlint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu

/** Fields in quotation marks with commas between them; a comma in somebody's sentence is followed by a space. */
const COMMA_ROW = /^"(?:[^"]|"")*"(?:,(?:"(?:[^"]|"")*"|[^",\s][^",]*)?)+$/u

/**
 * Splits a paste into rows and cells. Rows in which nothing can be seen are left out. Quotation marks are a
 * spreadsheet's, and go, where every row is in them, where fields in them stand between commas, or where a cell in
 * them holds line ends or doubled marks; all others are somebody's words, and stay. A cell over several lines is put
 * into one, unless it would be too long for a card: then its mark was somebody's, and its lines stay apart.
 */
export function splitPaste(paste: string): PastedRow[] {
  const lines = paste
    .toWellFormed()
    .split(LINE_END)
    .map((line) => line.replaceAll(INVISIBLE, '').normalize('NFC'))
  const rows: RawRow[] = []
  for (let at = 0; at < lines.length;) {
    const end = endOfRow(lines, at)
    const whole = lines.slice(at, end).join('\n')
    const source = oneLine(whole)
    if (source !== '') rows.push({ firstLine: at + 1, lastLine: end, source, ...fieldsOf(whole) })
    at = end
  }
  const areAllQuoted = rows.length > 1 && rows.every(({ fields }) => fields.every(isQuoted))
  return rows.map(({ fields, isCommaRow, ...row }) => ({
    ...row,
    cells: fields.map((field) => {
      const isSpreadsheets = areAllQuoted || isCommaRow || /\n|""/u.test(field)
      return oneLine(isSpreadsheets && isQuoted(field) ? unquoted(field) : field)
    }),
  }))
}

interface RawRow {
  readonly firstLine: number
  readonly lastLine: number
  readonly source: string
  readonly fields: readonly string[]
  readonly isCommaRow: boolean
}

function fieldsOf(row: string): Pick<RawRow, 'fields' | 'isCommaRow'> {
  const isCommaRow = COMMA_ROW.test(row)
  const fields = isCommaRow ? (row.match(/"(?:[^"]|"")*"|[^",]+/gu) ?? []) : row.split('\t')
  return { fields, isCommaRow }
}

function isQuoted(field: string): boolean {
  return /^\s*"(?:[^"]|"")*"\s*$/u.test(field)
}

function unquoted(field: string): string {
  return field.trim().slice(1, -1).replaceAll('""', '"')
}

/** The line after the row that begins at one: the next, or the one after the end of a cell over several lines. */
function endOfRow(lines: readonly string[], start: number): number {
  const opening = /(?:^|\t)"(?:[^"]|"")*$/u.exec(lines[start] ?? '')
  if (!opening) return start + 1
  let length = opening[0].length
  for (let at = start + 1; at < lines.length && length <= CARD_TEXT_LIMIT; at++) {
    const line = lines[at] ?? ''
    const closing = /^(?:[^"]|"")*"(?:\t|$)/u.exec(line)
    if (closing) return length + closing[0].length <= CARD_TEXT_LIMIT ? at + 1 : start + 1
    if (!/^(?:[^"]|"")*$/u.test(line)) break
    length += line.length + 1
  }
  return start + 1
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
