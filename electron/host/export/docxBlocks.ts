import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  SequentialIdentifier,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ParagraphChild } from 'docx'
import type { Block, BlockOf, Inline } from '#shared/domain/draft/draftDocument'
import { bookmarked, inlineRuns, picture } from './docxInlines.ts'
import type { DocxContext } from './docxInlines.ts'
import { CELL_ROOM, NORMAL } from './docxMeasures.ts'
import { columnWidths, figureSize } from './docxPages.ts'
import { BULLETS, HEADING_NUMBERS, NUMBERS } from './docxStyles.ts'

export interface DocxPage extends DocxContext {
  /** The room for text, in twentieths of a point. */
  textWidth: number
  textHeight: number
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const ALIGNMENTS = {
  start: AlignmentType.START,
  end: AlignmentType.END,
  centre: AlignmentType.CENTER,
} as const
const TWIPS_A_PIXEL = 15

export function blockParagraphs(block: Block, page: DocxPage): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, page)]
    case 'paragraph':
      return [new Paragraph({ children: inlineRuns(block.content, page) })]
    case 'note':
      return [new Paragraph({ style: 'Note', children: inlineRuns(block.content, page) })]
    case 'prompt':
      return [new Paragraph({ style: 'PromptBlock', children: [new TextRun({ text: block.text })] })]
    case 'answer':
      return block.paragraphs.map((content) => new Paragraph({ children: inlineRuns(content, page) }))
    case 'list':
      return list(block, page)
    case 'table':
      return table(block, page)
    case 'figure':
      return figure(block, page)
  }
}

function heading({ level, text, anchor, isNumbered }: BlockOf<'heading'>, page: DocxPage): Paragraph {
  return new Paragraph({
    heading: HEADINGS[level],
    children: [bookmarked(anchor, inlineRuns(text, page))],
    ...(isNumbered ? { numbering: { reference: HEADING_NUMBERS, level: level - 1, custom: true } } : {}),
  })
}

function list({ isOrdered, items }: BlockOf<'list'>, page: DocxPage): Paragraph[] {
  return items.map(
    (item, index) =>
      new Paragraph({
        children: inlineRuns(item, page),
        // The room after a list is the room after a paragraph, not that between two items.
        ...(index === items.length - 1 ? { spacing: { after: NORMAL.after } } : {}),
        numbering: isOrdered
          ? { reference: NUMBERS, level: 0, restart: index === 0 }
          : { reference: BULLETS, level: 0 },
      }),
  )
}

function figure(block: BlockOf<'figure'>, page: DocxPage): Paragraph[] {
  const { svg, alternativeText } = block
  const drawn = picture({ svg, alternativeText, ...figureSize(block, page) }, page)
  return [
    new Paragraph({ style: 'Figure', children: [drawn] }),
    new Paragraph({
      style: 'FigureCaption',
      children: caption('Figure', block.anchor, block.caption, page),
    }),
  ]
}

function caption(
  name: 'Table' | 'Figure',
  anchor: string,
  content: readonly Inline[],
  page: DocxPage,
): ParagraphChild[] {
  return [
    bookmarked(anchor, [new TextRun(`${name} `), new SequentialIdentifier(name)]),
    new TextRun('. '),
    ...inlineRuns(content, page),
  ]
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'B9C2C6' } as const
const STRONG_RULE = { style: BorderStyle.SINGLE, size: 8, color: '24495C' } as const
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

function table(block: BlockOf<'table'>, page: DocxPage): (Paragraph | Table)[] {
  const { columns, rows, anchor } = block
  const widths = columnWidths(columns, page.textWidth)
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, fill: 'EAF0F2' },
          verticalAlign: VerticalAlignTable.BOTTOM,
          children: [
            new Paragraph({
              style: 'TableHeading',
              alignment: ALIGNMENTS[column.align],
              children: [new TextRun(column.heading)],
            }),
          ],
        }),
    ),
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((column, index) => {
          const paragraphs = row.cells[index] ?? []
          const width = widths[index] ?? 0
          return new TableCell({
            width: { size: width, type: WidthType.DXA },
            children: (paragraphs.length === 0 ? [[]] : paragraphs).map((content, position) => {
              const runs = inlineRuns(fitPictures(content, width), page)
              const isAnchored = index === 0 && position === 0 && row.anchor !== null
              return new Paragraph({
                style: 'TableText',
                alignment: ALIGNMENTS[column.align],
                children: isAnchored ? [bookmarked(row.anchor ?? '', runs)] : runs,
              })
            }),
          })
        }),
      }),
  )
  return [
    new Paragraph({ style: 'Caption', children: caption('Table', anchor, block.caption, page) }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: page.textWidth, type: WidthType.DXA },
      columnWidths: widths,
      margins: {
        marginUnitType: WidthType.DXA,
        top: CELL_ROOM.vertical,
        bottom: CELL_ROOM.vertical,
        left: CELL_ROOM.horizontal,
        right: CELL_ROOM.horizontal,
      },
      borders: {
        top: STRONG_RULE,
        bottom: STRONG_RULE,
        left: NO_RULE,
        right: NO_RULE,
        insideHorizontal: RULE,
        insideVertical: NO_RULE,
      },
      tableLook: { firstRow: true, firstColumn: block.hasRowHeadings },
      rows: [header, ...body],
    }),
  ]
}

/** A picture wider than its column is drawn smaller, in proportion. */
function fitPictures(content: readonly Inline[], columnWidth: number): Inline[] {
  const room = (columnWidth - 2 * CELL_ROOM.horizontal) / TWIPS_A_PIXEL
  return content.map((part) => {
    if (part.kind !== 'picture' || part.width <= room) return part
    return { ...part, width: room, height: (part.height * room) / part.width }
  })
}
