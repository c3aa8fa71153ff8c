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
import type { DraftDocument, DraftSection } from '#shared/domain/draft/draftDocument'
import { captionLabels, headingNumbers, plainText } from '#shared/domain/draft/documentNumbers'
import { printableText } from '#shared/domain/printable'
import { blockParagraphs } from './docxBlocks.ts'
import type { DocxPage } from './docxBlocks.ts'
import { inlineRuns } from './docxInlines.ts'
import type { DocxContext } from './docxInlines.ts'
import { pageMeasures } from './docxMeasures.ts'
import { makeReproducible } from './docxPackage.ts'
import { pageNumbersOf } from './docxPageNumbers.ts'
import { draftNumbering, draftStyles } from './docxStyles.ts'
import { loadRasteriser } from './rasterise.ts'

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
    // With page numbers the contents are written whole, and Word has nothing to ask when it opens the file.
    pageNumbers: pageNumbersOf(draft),
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
  const page: DocxPage = { ...context, ...pageMeasures(section.orientation) }
  return {
    ...pageFurniture(section.orientation, draft),
    children: section.blocks.flatMap((block) => blockParagraphs(block, page)),
  }
}

function pageFurniture(
  orientation: DraftSection['orientation'],
  draft: DraftDocument,
): Omit<ISectionOptions, 'children'> {
  const { width, height, margin, textWidth } = pageMeasures(orientation)
  const title = plainText(draft.titlePage.title, new Map())
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }]
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library wants the sides of the upright page and turns them itself.
        size: {
          width: Math.min(width, height),
          height: Math.max(width, height),
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin,
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
