import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import type { FileChild, ISectionOptions } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { DraftDocument, DraftSection } from '#shared/domain/draft/draftDocument'
import { captionLabels, headingNumbers, plainText } from '#shared/domain/draft/documentNumbers'
import { printableText } from '#shared/domain/printable'
import { blockParagraphs } from './docxBlocks.ts'
import type { DocxPage } from './docxBlocks.ts'
import { inlineRuns } from './docxInlines.ts'
import type { DocxContext } from './docxInlines.ts'
import { makeReproducible } from './docxPackage.ts'
import { draftNumbering, draftStyles } from './docxStyles.ts'
import { loadRasteriser } from './rasterise.ts'

/** A4 in twentieths of a point. */
const A4 = { width: 11906, height: 16838 }
const MARGIN = 1134
const WIDE_MARGIN = 850

/**
 * The draft as a Word file: real heading styles, a table of contents, numbered captions, pictures with
 * alternative text, a repeated header row in every table. The same document gives the same bytes.
 */
export async function writeDocx(draft: DraftDocument): Promise<Uint8Array> {
  const context: DocxContext = {
    captions: captionLabels(draft),
    headings: headingNumbers(draft),
    rasterise: await loadRasteriser(),
  }
  const title = printableText(draft.properties.title)
  const document = new Document({
    title,
    subject: draft.properties.subject,
    creator: draft.properties.program,
    lastModifiedBy: draft.properties.program,
    description: printableText(draft.titlePage.promptsLeft),
    keywords: 'consensus, draft',
    revision: 1,
    styles: draftStyles,
    numbering: draftNumbering,
    // Written with page numbers, so that Word has nothing to ask when it opens the file.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      frontMatter(draft, context),
      ...draft.sections.map((section) => bodySection(section, draft, context)),
    ],
  })
  return makeReproducible(await Packer.toBuffer(document), draft.properties)
}

function frontMatter(draft: DraftDocument, context: DocxContext): ISectionOptions {
  const { titlePage } = draft
  const children: FileChild[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: inlineRuns(titlePage.title, context) }),
    new Paragraph({ style: 'Subtitle', children: [new TextRun(titlePage.subtitle)] }),
    new Paragraph({ style: 'DraftMark', children: [new TextRun(titlePage.mark)] }),
    ...titlePage.facts.map(
      ({ name, value }) =>
        new Paragraph({
          style: 'Fact',
          children: [new TextRun({ text: `${name}: `, bold: true }), ...inlineRuns(value, context)],
        }),
    ),
    new Paragraph({ style: 'PromptBlock', children: [new TextRun(titlePage.promptsLeft)] }),
    new Paragraph({
      style: 'ContentsTitle',
      pageBreakBefore: true,
      children: [new TextRun('Contents')],
    }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
  ]
  return { ...pageFurniture('portrait', draft), children }
}

function bodySection(section: DraftSection, draft: DraftDocument, context: DocxContext): ISectionOptions {
  const page: DocxPage = { ...context, ...textArea(section.orientation) }
  return {
    ...pageFurniture(section.orientation, draft),
    children: section.blocks.flatMap((block) => blockParagraphs(block, page)),
  }
}

function textArea(orientation: DraftSection['orientation']): { textWidth: number; textHeight: number } {
  return orientation === 'portrait'
    ? { textWidth: A4.width - 2 * MARGIN, textHeight: A4.height - 2 * MARGIN }
    : { textWidth: A4.height - 2 * WIDE_MARGIN, textHeight: A4.width - 2 * WIDE_MARGIN }
}

function pageFurniture(
  orientation: DraftSection['orientation'],
  draft: DraftDocument,
): Omit<ISectionOptions, 'children'> {
  const isWide = orientation === 'landscape'
  const margin = isWide ? WIDE_MARGIN : MARGIN
  const { textWidth } = textArea(orientation)
  const title = plainText(draft.titlePage.title, new Map())
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }]
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          ...A4,
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: margin + 200,
          bottom: margin + 100,
          left: margin,
          right: margin,
          header: 500,
          footer: 450,
        },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            style: 'Header',
            tabStops,
            children: [
              new TextRun({ text: shortened(title), size: 17 }),
              new TextRun({ text: '\tDRAFT', bold: true, size: 17 }),
            ],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Footer',
            alignment: AlignmentType.END,
            children: [
              new TextRun({
                size: 17,
                children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
  }
}

/** About a line of the header, the mark left out. */
const HEADER_LIMIT = 90

function shortened(title: string): string {
  const characters = Array.from(printableText(title))
  if (characters.length <= HEADER_LIMIT) return characters.join('')
  return `${characters.slice(0, HEADER_LIMIT).join('').trimEnd()}…`
}
