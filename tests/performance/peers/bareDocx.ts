import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import type { FileChild, ParagraphChild } from 'docx'
import type { Block, DraftDocument, Inline } from '../../../electron/shared/domain/draft/draftDocument.ts'

/*
 * The same words, headings, lists, tables and pictures, written by the docx library as it comes: no styles of our own,
 * no table of contents, page numbers, bookmarks, fields or alternative texts, and the pictures given to it as PNGs
 * that somebody else has drawn. It does less than ours does.
 */

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

export async function writeBare(
  draft: DraftDocument,
  pngs: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const runs = (content: readonly Inline[]): ParagraphChild[] =>
    content.map((part) => {
      switch (part.kind) {
        case 'text':
        case 'quoted':
          return new TextRun({ text: part.text, bold: part.bold })
        case 'code':
        case 'prompt':
          return new TextRun(part.text)
        case 'reference':
          return new TextRun(part.text ?? 'Table 1')
        case 'picture':
          return image(part)
      }
    })
  const image = ({ svg, width, height }: { svg: string; width: number; height: number }) =>
    new ImageRun({
      type: 'png',
      data: pngs.get(svg) ?? new Uint8Array(),
      transformation: { width: Math.round(width), height: Math.round(height) },
    })
  const line = (content: readonly Inline[]) => new Paragraph({ children: runs(content) })
  const children = (block: Block): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: HEADINGS[block.level], children: runs(block.text) })]
      case 'paragraph':
      case 'note':
        return [line(block.content)]
      case 'prompt':
        return [new Paragraph(block.text)]
      case 'answer':
        return block.paragraphs.map(line)
      case 'list':
        return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }))
      case 'figure':
        return [new Paragraph({ children: [image(block)] }), line(block.caption)]
      case 'table': {
        const cell = (paragraphs: readonly Inline[][]) =>
          new TableCell({ children: paragraphs.length === 0 ? [line([])] : paragraphs.map(line) })
        const header = block.columns.map(({ heading }) =>
          cell([[{ kind: 'text', text: heading, bold: true }]]),
        )
        return [
          line(block.caption),
          new Table({
            rows: [
              new TableRow({ tableHeader: true, children: header }),
              ...block.rows.map((row) => new TableRow({ children: row.cells.map(cell) })),
            ],
          }),
        ]
      }
    }
  }
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            line(draft.titlePage.title),
            ...draft.titlePage.facts.map(({ name, value }) =>
              line([{ kind: 'text', text: `${name}: `, bold: true }, ...value]),
            ),
          ],
        },
        ...draft.sections.map(({ orientation, blocks }) => ({
          properties: {
            page: {
              size: {
                orientation:
                  orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              },
            },
          },
          children: blocks.flatMap(children),
        })),
      ],
    }),
  )
}
