import type { Block, BlockOf, Inline } from '#shared/domain/draft/draftDocument'
import { isWithinAppendix } from './docxContents.ts'
import { field, inlineRuns, textRuns } from './docxInlines.ts'
import { AFTER_TABLE, NORMAL } from './docxMeasures.ts'
import { BULLETS, HEADING_NUMBERS, NO_NUMBERS } from './docxNumbering.ts'
import type { DocxPage } from './docxPage.ts'
import { figureSize } from './docxPages.ts'
import { paragraph, paragraphOf } from './docxParagraph.ts'
import type { ParagraphLook } from './docxParagraph.ts'
import { table } from './docxTable.ts'

/** A block as paragraphs and tables, in XML. After a table, running text keeps off from it. */
export function blockXml(block: Block, page: DocxPage, isAfterTable = false): string {
  const room = isAfterTable ? { before: AFTER_TABLE } : {}
  switch (block.kind) {
    case 'heading':
      return heading(block, page)
    case 'paragraph':
      return paragraph(block.content, room, page)
    case 'note':
      return paragraph(block.content, { style: 'Note' }, page)
    case 'prompt':
      return paragraphOf({ style: 'PromptBlock', ...room }, textRuns(block.text))
    case 'answer':
      return block.paragraphs
        .map((content, index) => paragraph(content, index === 0 ? room : {}, page))
        .join('')
    case 'list':
      return list(block, room, page)
    case 'table':
      return caption('Caption', 'Table', block, page) + table(block, page)
    case 'figure': {
      const { svg, alternativeText } = block
      const drawn = page.pictures.draw({ svg, alternativeText, ...figureSize(block, page.page) })
      return paragraphOf({ style: 'Figure' }, drawn) + caption('FigureCaption', 'Figure', block, page)
    }
  }
}

/** Headings of the first two levels are numbered by their style, so that one that the author adds is, too. */
function heading(block: BlockOf<'heading'>, page: DocxPage): string {
  const { level, text, anchor, isNumbered } = block
  const isInAppendix = isWithinAppendix(block)
  const style = isInAppendix ? 'AppendixHeading' : `Heading${level}`
  const isStyleNumbered = level <= 2 && !isInAppendix
  const look: ParagraphLook =
    isNumbered === isStyleNumbered
      ? { style }
      : isNumbered
        ? { style, numbering: { id: HEADING_NUMBERS, level: level - 1 } }
        : { style, numbering: { id: NO_NUMBERS, level: 0 }, isFlush: true }
  const names = [page.contents.get(anchor), page.anchors.nameOf(anchor)].filter((name) => name !== undefined)
  return paragraphOf(look, page.anchors.around(names, inlineRuns(text, page)))
}

function list({ isOrdered, items }: BlockOf<'list'>, room: { before?: number }, page: DocxPage): string {
  const numbering = { id: isOrdered ? page.nextList() : BULLETS, level: 0 }
  return items
    .map((item, index) => {
      // The room after a list is the room after a paragraph, not that between two items.
      const isLast = index === items.length - 1
      return paragraph(
        item,
        {
          style: 'ListParagraph',
          numbering,
          ...(index === 0 ? room : {}),
          ...(isLast ? { after: NORMAL.after } : {}),
        },
        page,
      )
    })
    .join('')
}

/** The number of a caption is a field that counts; what stands in the bookmark is what references show. */
function caption(
  style: string,
  name: 'Table' | 'Figure',
  block: { anchor: string; caption: readonly Inline[] },
  page: DocxPage,
): string {
  const label = page.captions.get(block.anchor) ?? ''
  const number = label.slice(name.length + 1)
  const bookmark = page.anchors.nameOf(block.anchor)
  const numbered = textRuns(`${name} `) + field(`SEQ ${name} \\* ARABIC`, number)
  return paragraphOf(
    { style },
    page.anchors.around(bookmark === undefined ? [] : [bookmark], numbered) +
      textRuns('. ') +
      inlineRuns(block.caption, page),
  )
}
