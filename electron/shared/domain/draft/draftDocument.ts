/*
 * The framework draft as a tree, before it is any file format: writers turn it into Word, HTML, Markdown.
 * Nothing here knows what a page looks like; numbers of headings, tables and figures follow from the order
 * (documentNumbers.ts), so that they are the same in every format.
 */

/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string; bold: boolean }
  /** Words that somebody else typed (a card, a study's title): kept apart in their own writing direction. */
  | { kind: 'quoted'; text: string; bold: boolean }
  /** An identifier or a fingerprint, set in a fixed-width font. */
  | { kind: 'code'; text: string }
  /** A link inside the document; a null text stands for the target's number ("Table 3", "Section 4.2"). */
  | { kind: 'reference'; anchor: string; text: string | null }
  /** What the record does not hold and the author is asked to write. */
  | { kind: 'prompt'; text: string }
  /** A small picture in the line, such as a distribution in a table's cell. */
  | { kind: 'picture'; svg: string; alternativeText: string; width: number; height: number }

export type HeadingLevel = 1 | 2 | 3

export interface TableColumn {
  heading: string
  align: 'start' | 'end' | 'centre'
  /** Share of the table's width, relative to the other columns'. */
  weight: number
}

/** A cell holds paragraphs; one without any is empty. */
export type TableCell = Inline[][]

export interface TableRow {
  /** What a reference leads to; null for a row that nothing refers to. */
  anchor: string | null
  cells: TableCell[]
}

export type Block =
  | { kind: 'heading'; level: HeadingLevel; text: Inline[]; anchor: string; isNumbered: boolean }
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | {
      kind: 'table'
      anchor: string
      caption: Inline[]
      columns: TableColumn[]
      rows: TableRow[]
      /** The first cell of a row names the row. */
      hasRowHeadings: boolean
    }
  | {
      kind: 'figure'
      anchor: string
      caption: Inline[]
      svg: string
      alternativeText: string
      /** In CSS pixels, at most the width of a page's text. */
      width: number
      height: number
    }
  /** A remark that qualifies what stands before it. */
  | { kind: 'note'; content: Inline[] }
  | { kind: 'prompt'; text: string }

export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Pages of one orientation. A new section starts on a new page. */
export interface DraftSection {
  orientation: 'portrait' | 'landscape'
  blocks: Block[]
}

export interface TitlePage {
  title: Inline[]
  /** What kind of document this is and how agreement was reached. */
  subtitle: string
  /** "Draft for discussion" */
  mark: string
  facts: { name: string; value: Inline[] }[]
  /** How many prompts the author has left, in words. */
  promptsLeft: string
}

export interface DraftDocument {
  /** For document properties and file lists: no formatting. */
  properties: { title: string; subject: string; language: string; program: string; exportedAt: string }
  titlePage: TitlePage
  sections: DraftSection[]
  /** How many prompts the author has left, the title page's included. */
  promptCount: number
}
