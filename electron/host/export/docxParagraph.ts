import type { Inline } from '#shared/domain/draft/draftDocument'
import { inlineRuns, readsFromRight } from './docxInlines.ts'
import type { DocxContext } from './docxInlines.ts'
import { element, setting } from './docxXml.ts'

/** What a paragraph has of its own; all else is its style's. In the order in which Word wants it. */
export interface ParagraphLook {
  /** None is the style of running text. */
  style?: string
  startsPage?: boolean
  /** A list, or the numbering of headings, and the level in it; number 0 takes the style's away. */
  numbering?: { id: number; level: number }
  isRightToLeft?: boolean
  /** Room above and below, in twentieths of a point. */
  before?: number
  after?: number
  /** Starts at the margin, whatever its style says. */
  isFlush?: boolean
  align?: 'left' | 'right' | 'center'
}

/** A paragraph of runs that are XML already. */
export function paragraphOf(look: ParagraphLook, runs: string): string {
  const { style, startsPage, numbering, isRightToLeft, before, after, isFlush, align } = look
  const properties =
    (style === undefined ? '' : setting('pStyle', style)) +
    (startsPage === true ? '<w:pageBreakBefore/>' : '') +
    (numbering === undefined
      ? ''
      : element('w:numPr', {}, setting('ilvl', numbering.level), setting('numId', numbering.id))) +
    (isRightToLeft === true ? '<w:bidi/>' : '') +
    (before === undefined && after === undefined
      ? ''
      : element('w:spacing', { 'w:before': before, 'w:after': after })) +
    (isFlush === true ? element('w:ind', { 'w:left': 0, 'w:firstLine': 0 }) : '') +
    (align === undefined ? '' : setting('jc', align))
  return element('w:p', {}, properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`, runs)
}

/** A paragraph of a line of the draft, in the line's own direction. */
export function paragraph(content: readonly Inline[], look: ParagraphLook, context: DocxContext): string {
  const isRightToLeft = readsFromRight(content)
  return paragraphOf({ ...look, ...(isRightToLeft ? { isRightToLeft } : {}) }, inlineRuns(content, context))
}
