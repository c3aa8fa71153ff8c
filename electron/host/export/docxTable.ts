import type { BlockOf, Inline, TableColumn, TableRow } from '#shared/domain/draft/draftDocument'
import type { DocxPage } from './docxPage.ts'
import { inlineRuns, readsFromRight, textRuns } from './docxInlines.ts'
import { CELL_ROOM } from './docxMeasures.ts'
import { columnWidths, rowHeight, staysWhole } from './docxPages.ts'
import { paragraphOf } from './docxParagraph.ts'
import { element, setting } from './docxXml.ts'

const ALIGNMENTS = { start: undefined, end: 'right', centre: 'center' } as const
const TWIPS_A_PIXEL = 15
/** Which of the table style's conditions hold, as Word 2007 wrote it: bits of ECMA-376, 17.7.6.7. */
const LOOK = { firstRow: 0x0020, firstColumn: 0x0080, noBands: 0x0600 }

export function table(block: BlockOf<'table'>, page: DocxPage): string {
  const { columns, rows, hasRowHeadings } = block
  const widths = columnWidths(columns, page.page.textWidth)
  const look = LOOK.firstRow + LOOK.noBands + (hasRowHeadings ? LOOK.firstColumn : 0)
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      setting('tblStyle', 'DraftTable'),
      element('w:tblW', { 'w:w': page.page.textWidth, 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      setting('tblLook', look.toString(16).toUpperCase().padStart(4, '0')),
    ),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    headerRow(columns, widths),
    ...rows.map((row) => bodyRow(row, { columns, widths }, page)),
  )
}

function headerRow(columns: readonly TableColumn[], widths: readonly number[]): string {
  return element(
    'w:tr',
    {},
    '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
    ...columns.map(({ heading, align }, index) =>
      cell(widths[index] ?? 0, paragraphOf(aligned('TableHeading', align), textRuns(heading))),
    ),
  )
}

interface Columns {
  columns: readonly TableColumn[]
  widths: readonly number[]
}

function bodyRow(row: TableRow, { columns, widths }: Columns, page: DocxPage): string {
  const isWhole = staysWhole(rowHeight(row, widths, page), page.page)
  return element(
    'w:tr',
    {},
    isWhole ? '<w:trPr><w:cantSplit/></w:trPr>' : '',
    ...columns.map(({ align }, index) => {
      const written = row.cells[index] ?? []
      const width = widths[index] ?? 0
      const name = index === 0 && row.anchor !== null ? page.anchors.nameOf(row.anchor) : undefined
      const paragraphs = (written.length === 0 ? [[]] : written).map((content, position) => {
        const runs = inlineRuns(fitPictures(content, width), page)
        const isRightToLeft = readsFromRight(content)
        return paragraphOf(
          { ...aligned('TableText', align), ...(isRightToLeft ? { isRightToLeft } : {}) },
          position === 0 && name !== undefined ? page.anchors.around([name], runs) : runs,
        )
      })
      return cell(width, paragraphs.join(''))
    }),
  )
}

function aligned(style: string, align: TableColumn['align']) {
  const side = ALIGNMENTS[align]
  return side === undefined ? { style } : { style, align: side }
}

function cell(width: number, paragraphs: string): string {
  return element(
    'w:tc',
    {},
    element('w:tcPr', {}, element('w:tcW', { 'w:w': width, 'w:type': 'dxa' })),
    paragraphs,
  )
}

/** A picture wider than its column is drawn smaller, in proportion. */
function fitPictures(content: readonly Inline[], columnWidth: number): Inline[] {
  const room = (columnWidth - 2 * CELL_ROOM.horizontal) / TWIPS_A_PIXEL
  return content.map((part) => {
    if (part.kind !== 'picture' || part.width <= room) return part
    return { ...part, width: room, height: (part.height * room) / part.width }
  })
}
