import type { DocxContext } from './docxInlines.ts'
import type { PageMeasures } from './docxMeasures.ts'

/** What the blocks of a page are written with. */
export interface DocxPage extends DocxContext {
  page: PageMeasures
  /** What references show, by anchor. */
  references: ReadonlyMap<string, string>
  /** The bookmark that the table of contents leads to, by heading's anchor. */
  contents: ReadonlyMap<string, string>
  /** Gives each ordered list a numbering of its own, so that it starts at 1. */
  nextList: () => number
}
