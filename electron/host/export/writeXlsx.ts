import { unzipSync } from 'fflate'
import { rangeRef, writeXlsx as writeWorkbook } from 'hucre/xlsx'
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import type { DataCell, DataTable } from './csvTable.ts'
import { fixedZip } from './fixedZip.ts'
import { dataTables } from './dataTables.ts'
import type { DataTablesInput } from './dataTables.ts'

const FONT = { name: 'Arial', size: 10 }
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEF0' } },
  alignment: { vertical: 'top', wrapText: true },
}
const PLAIN: CellStyle = { alignment: { vertical: 'top' } }
const WRAPPED: CellStyle = { alignment: { vertical: 'top', wrapText: true } }

/** In characters. A wider text is wrapped. */
const NARROWEST = 8
const WIDEST = 60
/** Beside the text: Excel's filter button and a margin. */
const ROOM_FOR_FILTER = 3

/**
 * The tables as an Excel workbook, one sheet each, after a sheet that says what they hold. Text is written as text, so
 * that nothing in it is run as a formula, numbers and TRUE/FALSE as such. The header row stays in view and can be filtered.
 */
export async function writeXlsx({
  draft,
  tables,
}: {
  readonly draft: Pick<DraftDocument, 'properties'>
  readonly tables: DataTablesInput
}): Promise<Uint8Array> {
  const { title, exportedAt } = draft.properties
  const data = dataTables(tables)
  const at = new Date(exportedAt)
  const written = await writeWorkbook({
    sheets: [contentsOf(data), ...data].map(asSheet),
    properties: {
      title: printableText(title),
      description: 'The data behind the consensus framework draft',
      creator: 'Linkboard',
      created: at,
      modified: at,
    },
    defaultFont: FONT,
  })
  return fixedZip(unzipSync(written))
}

/** What the other sheets hold. */
function contentsOf(tables: readonly DataTable[]): DataTable {
  return {
    name: 'contents',
    meaning: 'what the other sheets hold',
    columns: { sheet: '', meaning: '', rows: '' },
    rows: tables.map(({ name, meaning, rows }) => ({ sheet: name, meaning, rows: rows.length })),
  }
}

function asSheet({ name, meaning, columns, rows }: DataTable): WriteSheet {
  const names = Object.keys(columns)
  const cells = rows.map((row) => names.map((column) => asValue(row[column] ?? null)))
  const widths = names.map((column, index) => {
    const longest = Math.max(0, ...cells.map((row) => lengthOf(row[index] ?? null)))
    return Math.min(WIDEST, Math.max(NARROWEST, column.length + ROOM_FOR_FILTER, longest + 1))
  })
  return {
    name,
    rows: [names, ...cells],
    columns: widths.map((width) => ({ width, style: width === WIDEST ? WRAPPED : PLAIN })),
    cells: new Map(names.map((value, index) => [`0,${index}`, { value, type: 'string', style: HEADER }])),
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, rows.length, names.length - 1) },
    a11y: { summary: meaning, headerRow: 0 },
  }
}

function asValue(value: DataCell): CellValue {
  if (typeof value !== 'string') return value
  return value === '' ? null : escaped(printableText(value))
}

/** The format takes _x0041_ for an A: who writes that means just these letters (ECMA-376 part 1, 22.9.2.19). */
function escaped(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Of the longest line, in characters. */
function lengthOf(value: CellValue): number {
  if (value === null) return 0
  return Math.max(
    ...String(value)
      .split('\n')
      .map((line) => line.length),
  )
}
