import { blocksOf } from '#shared/domain/draft/documentNumbers'
import type { BlockOf, DraftDocument } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import { field, internalLink, textRuns } from './docxInlines.ts'
import { paragraphOf } from './docxParagraph.ts'
import { element, setting } from './docxXml.ts'

/** How deep the table of contents goes. */
const LEVELS = 2

/** The headings that the table of contents lists: not those within an appendix, so that it can stand on a page. */
export function listedHeadings(draft: DraftDocument): BlockOf<'heading'>[] {
  return blocksOf(draft).filter(
    (block) => block.kind === 'heading' && block.level <= LEVELS && !isWithinAppendix(block),
  ) as BlockOf<'heading'>[]
}

export function isWithinAppendix({ level, isNumbered }: BlockOf<'heading'>): boolean {
  return level === LEVELS && !isNumbered
}

/** The bookmarks that it leads to, by anchor; Word makes its own, named alike, when it is updated. */
export function contentsBookmarks(draft: DraftDocument): Map<string, string> {
  return new Map(listedHeadings(draft).map(({ anchor }, index) => [anchor, `_Toc${index + 1}`]))
}

interface ContentsFacts {
  numbers: ReadonlyMap<string, string>
  bookmarks: ReadonlyMap<string, string>
  pages: ReadonlyMap<string, number>
  wordsOf: (heading: BlockOf<'heading'>) => string
}

/**
 * The table of contents as a field that is filled already: Word shows it as it is, without asking, and fills it anew
 * when the author says so. Nothing for a draft without headings.
 */
export function contentsXml(draft: DraftDocument, facts: ContentsFacts): string {
  const headings = listedHeadings(draft)
  const entries = headings.map((heading, index) => {
    const start = index === 0 ? START : ''
    const end = index === headings.length - 1 ? END : ''
    return paragraphOf({ style: `TOC${heading.level}` }, start + entry(heading, facts) + end)
  })
  if (entries.length === 0) return ''
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element('w:docPartObj', {}, setting('docPartGallery', 'Table of Contents'), '<w:docPartUnique/>'),
    ),
    element('w:sdtContent', {}, ...entries),
  )
}

const START =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> TOC \\o &quot;1-${LEVELS}&quot; \\h \\z </w:instrText></w:r>` +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
const END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
const TAB = '<w:r><w:tab/></w:r>'

function entry(heading: BlockOf<'heading'>, { numbers, bookmarks, pages, wordsOf }: ContentsFacts): string {
  const bookmark = bookmarks.get(heading.anchor) ?? ''
  const number = numbers.get(heading.anchor)
  const page = pages.get(heading.anchor)
  return internalLink(
    bookmark,
    (number === undefined ? '' : textRuns(number) + TAB) +
      textRuns(printableText(wordsOf(heading))) +
      TAB +
      field(`PAGEREF ${bookmark} \\h`, page === undefined ? '' : String(page)),
  )
}
