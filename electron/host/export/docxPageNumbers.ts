import type { BookmarkListNumber, IXmlableObject, PageNumberEstimator } from 'docx'
import { headingNumbers } from '#shared/domain/draft/documentNumbers'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { workOutPages } from './docxPages.ts'

/**
 * How wide the library is told that a number is, by the dots in it, in twentieths of a point: the words of all
 * entries of a level then start on one line, those after 3.9 and those after 3.10.
 */
const NUMBER_WIDTHS = [240, 480]

/**
 * Gives the Word library the pages that we work out, so that it writes the table of contents whole. The library
 * names the headings of that table `_Toc…`, in reading order.
 */
export function pageNumbersOf(draft: DraftDocument): PageNumberEstimator {
  const { headings: pages, pageCount } = workOutPages(draft)
  const numbers = headingNumbers(draft)
  const anchors = draft.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.kind === 'heading')
    .filter((block) => block.level <= 2)
    .map((block) => block.anchor)
  const byBookmark = <Value>(
    body: IXmlableObject,
    valueOf: (anchor: string) => Value | null,
  ): Map<string, Value> => {
    const names = contentsBookmarks(body)
    if (names.length !== anchors.length)
      throw new Error('The table of contents lists other headings than the draft.')
    return new Map(
      names.flatMap((name, index) => {
        const value = valueOf(anchors[index] ?? '')
        return value === null ? [] : [[name, value]]
      }),
    )
  }
  const estimate = (body: IXmlableObject) => ({
    bookmarks: byBookmark(body, (anchor) => String(pages.get(anchor) ?? '')),
    pageCount,
  })
  const listNumbers = (body: IXmlableObject): Map<string, BookmarkListNumber> =>
    byBookmark(body, (anchor) => {
      const text = numbers.get(anchor)
      if (text === undefined) return null
      return { text, separator: 'tab', width: NUMBER_WIDTHS[text.split('.').length - 1] ?? 0 }
    })
  return Object.assign(estimate, { listNumbers })
}

/** The names of the bookmarks that the library put around the headings, in reading order. */
function contentsBookmarks(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(contentsBookmarks)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([tag, value]) => {
    if (tag !== 'w:bookmarkStart') return contentsBookmarks(value)
    return JSON.stringify(value).match(/(?<=")_Toc\d+(?=")/g) ?? []
  })
}
