import {
  captionLabels,
  headingNumbers,
  plainText,
  referenceTexts,
} from '#shared/domain/draft/documentNumbers'
import type { DraftDocument, DraftSection } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import { makeAnchors } from './docxAnchors.ts'
import { blockXml } from './docxBlocks.ts'
import type { DocxPage } from './docxPage.ts'
import { contentsBookmarks, contentsXml } from './docxContents.ts'
import { footerXml, headerXml, sectionProperties } from './docxFurniture.ts'
import { inlineRuns, textRuns } from './docxInlines.ts'
import { pageMeasures } from './docxMeasures.ts'
import { FIRST_LIST, numberingXml } from './docxNumbering.ts'
import { packDocx } from './docxPackage.ts'
import { workOutPages } from './docxPages.ts'
import type { PageNumbers } from './docxPages.ts'
import { paragraph, paragraphOf } from './docxParagraph.ts'
import { DRAWING_NAMESPACES, makePictures } from './docxPictures.ts'
import { stylesXml } from './docxStyles.ts'
import { element, NAMESPACES, part } from './docxXml.ts'
import { loadRasteriser } from './rasterise.ts'

const PARAGRAPH = '<w:p>'

/**
 * The draft as a Word file: real heading styles, a table of contents, numbered captions, pictures with
 * alternative text, a repeated header row in every table. The same document gives the same bytes.
 */
export async function writeDocx(draft: DraftDocument): Promise<Uint8Array> {
  const pages = workOutPages(draft)
  const pictures = makePictures(await loadRasteriser())
  let lists = 0
  const page: DocxPage = {
    captions: captionLabels(draft),
    headings: headingNumbers(draft),
    anchors: makeAnchors(draft),
    contents: contentsBookmarks(draft),
    pictures,
    page: pageMeasures('portrait'),
    references: referenceTexts(draft),
    nextList: () => FIRST_LIST + lists++,
  }
  const last = draft.sections.length - 1
  const body =
    frontMatter(draft, pages, page) +
    draft.sections.map((section, index) => bodySection(section, index === last, page)).join('')
  const title = plainText(draft.titlePage.title, new Map())
  return packDocx({
    document: part(
      element('w:document', { ...NAMESPACES, ...DRAWING_NAMESPACES }, element('w:body', {}, body)),
    ),
    styles: stylesXml(draft.properties.language, pages.contents),
    numbering: numberingXml(lists),
    furniture: {
      'header-portrait': headerXml(title, 'portrait'),
      'header-landscape': headerXml(title, 'landscape'),
      footer: footerXml(pages.pageCount),
    },
    media: pictures.media(),
    properties: draft.properties,
    description: printableText(draft.titlePage.promptsLeft),
    pageCount: pages.pageCount,
  })
}

function frontMatter(draft: DraftDocument, pages: PageNumbers, page: DocxPage): string {
  const { titlePage } = draft
  const written = [
    paragraph(titlePage.title, { style: 'Title' }, page),
    paragraphOf({ style: 'Subtitle' }, textRuns(titlePage.subtitle)),
    paragraphOf({ style: 'DraftMark' }, textRuns(titlePage.mark)),
    ...titlePage.facts.map(({ name, value }) =>
      paragraphOf({ style: 'Fact' }, textRuns(`${name}: `, { bold: true }) + inlineRuns(value, page)),
    ),
    paragraphOf({ style: 'PromptBlock' }, textRuns(titlePage.promptsLeft)),
    paragraphOf({ style: 'TOCHeading', startsPage: true }, textRuns('Contents')),
    contentsXml(draft, {
      numbers: page.headings,
      bookmarks: page.contents,
      pages: pages.headings,
      wordsOf: (heading) => plainText(heading.text, page.references),
    }),
  ].join('')
  return withSectionEnd(written, sectionProperties('portrait', true))
}

function bodySection({ orientation, blocks }: DraftSection, isLast: boolean, page: DocxPage): string {
  const own: DocxPage = { ...page, page: pageMeasures(orientation) }
  const written = blocks
    .map((block, index) => blockXml(block, own, blocks[index - 1]?.kind === 'table'))
    .join('')
  const properties = sectionProperties(orientation)
  return isLast ? written + properties : withSectionEnd(written, properties)
}

/** A section's measures stand in its last paragraph; after a table, in one of its own that takes no room. */
function withSectionEnd(written: string, properties: string): string {
  if (!written.endsWith('</w:p>')) {
    return written + element('w:p', {}, `<w:pPr><w:pStyle w:val="SectionEnd"/>${properties}</w:pPr>`)
  }
  const start = written.lastIndexOf(PARAGRAPH)
  const last = written.slice(start + PARAGRAPH.length)
  const mended = last.startsWith('<w:pPr>')
    ? last.replace('</w:pPr>', () => `${properties}</w:pPr>`)
    : `<w:pPr>${properties}</w:pPr>${last}`
  return written.slice(0, start) + PARAGRAPH + mended
}
