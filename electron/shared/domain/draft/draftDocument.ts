import { z } from 'zod'
import { promptKey } from './authorText.ts'

/*
 * The framework draft as a tree, before it is any file format: writers turn it into Word, HTML, Markdown, and the app
 * shows it as a page. Nothing here knows what a page looks like; numbers of headings, tables and figures follow from the
 * order (documentNumbers.ts), so that they are the same in every format.
 */

/** How a prompt is answered: some lines, one line, one name a line, or a day. */
export const answerForm = z.enum(['lines', 'line', 'names', 'date'])
export type AnswerForm = z.infer<typeof answerForm>

const promptFacts = {
  /** What the answer is kept under. */
  key: promptKey,
  /** "Author: say how …." */
  text: z.string(),
  form: answerForm,
}

const words = {
  text: z.string(),
  bold: z.boolean(),
  /** The prompt that these words stand in the place of, for whoever wants to change them. */
  answers: z.strictObject(promptFacts).optional(),
}

/** A piece of a line. */
const inline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...words }),
  /** Words that somebody else typed (a card, a study's title): kept apart in their own writing direction. */
  z.strictObject({ kind: z.literal('quoted'), ...words }),
  /** An identifier or a fingerprint, set in a fixed-width font. */
  z.strictObject({ kind: z.literal('code'), text: z.string() }),
  /** A link inside the document; a null text stands for the target's number ("Table 3", "Section 4.2"). */
  z.strictObject({ kind: z.literal('reference'), anchor: z.string(), text: z.string().nullable() }),
  /** What the record does not hold and the author is asked to write. */
  z.strictObject({ kind: z.literal('prompt'), ...promptFacts }),
  /** A small picture in the line, such as a distribution in a table's cell. */
  z.strictObject({
    kind: z.literal('picture'),
    svg: z.string(),
    alternativeText: z.string(),
    width: z.number(),
    height: z.number(),
  }),
])
export type Inline = z.infer<typeof inline>
const inlines = z.array(inline)

export const headingLevel = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type HeadingLevel = z.infer<typeof headingLevel>

const tableColumn = z.strictObject({
  heading: z.string(),
  align: z.enum(['start', 'end', 'centre']),
  /** Share of the table's width, relative to the other columns'. */
  weight: z.number(),
})
export type TableColumn = z.infer<typeof tableColumn>

/** A cell holds paragraphs; one without any is empty. */
const tableCell = z.array(inlines)
export type TableCell = z.infer<typeof tableCell>

const tableRow = z.strictObject({
  /** What a reference leads to; null for a row that nothing refers to. */
  anchor: z.string().nullable(),
  cells: z.array(tableCell),
})
export type TableRow = z.infer<typeof tableRow>

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: headingLevel,
    text: inlines,
    anchor: z.string(),
    isNumbered: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('paragraph'), content: inlines }),
  z.strictObject({ kind: z.literal('list'), isOrdered: z.boolean(), items: z.array(inlines) }),
  z.strictObject({
    kind: z.literal('table'),
    anchor: z.string(),
    caption: inlines,
    columns: z.array(tableColumn),
    rows: z.array(tableRow),
    /** The first cell of a row names the row. */
    hasRowHeadings: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('figure'),
    anchor: z.string(),
    caption: inlines,
    svg: z.string(),
    alternativeText: z.string(),
    /** In CSS pixels, at most the width of a page's text. */
    width: z.number(),
    height: z.number(),
  }),
  /** A remark that qualifies what stands before it. */
  z.strictObject({ kind: z.literal('note'), content: inlines }),
  z.strictObject({ kind: z.literal('prompt'), ...promptFacts }),
  /** What the author wrote where a prompt would stand, a paragraph each. */
  z.strictObject({ kind: z.literal('answer'), ...promptFacts, paragraphs: z.array(inlines) }),
])
export type Block = z.infer<typeof block>
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>

/** Pages of one orientation. A new section starts on a new page. */
const draftSection = z.strictObject({
  orientation: z.enum(['portrait', 'landscape']),
  blocks: z.array(block),
})
export type DraftSection = z.infer<typeof draftSection>

const titlePage = z.strictObject({
  title: inlines,
  /** What kind of document this is and how agreement was reached. */
  subtitle: z.string(),
  /** "Draft for discussion" */
  mark: z.string(),
  facts: z.array(z.strictObject({ name: z.string(), value: inlines })),
  /** How many prompts the author has left, in words. */
  promptsLeft: z.string(),
})
export type TitlePage = z.infer<typeof titlePage>

export const draftDocument = z.strictObject({
  /** For document properties and file lists: no formatting. */
  properties: z.strictObject({
    title: z.string(),
    subject: z.string(),
    language: z.string(),
    program: z.string(),
    exportedAt: z.string(),
  }),
  titlePage,
  sections: z.array(draftSection),
  /** How many prompts the author has left, the title page's included. */
  promptCount: z.int().min(0),
})
export type DraftDocument = z.infer<typeof draftDocument>
