import type { AnswerForm, BlockOf, Inline, TableCell, TableColumn } from './draftDocument.ts'

/** The draft's own words. */
export function plain(text: string): Inline {
  return { kind: 'text', text, bold: false }
}

export function bold(text: string): Inline {
  return { kind: 'text', text, bold: true }
}

/** Words that somebody else typed. */
export function quoted(text: string): Inline {
  return { kind: 'quoted', text, bold: false }
}

export function boldQuoted(text: string): Inline {
  return { kind: 'quoted', text, bold: true }
}

export function code(text: string): Inline {
  return { kind: 'code', text }
}

/** A link to an anchor, shown as the target's number unless a text is given. */
export function reference(anchor: string, text: string | null = null): Inline {
  return { kind: 'reference', anchor, text }
}

/** Asks the author for what the record does not hold; begins with a verb: "say how …". Answers are kept under the key. */
export function prompt(key: string, text: string, form: AnswerForm = 'line'): Inline {
  return { kind: 'prompt', key, text: `Author: ${text}.`, form }
}

/** As {@link prompt}, as a paragraph of its own. */
export function promptBlock(key: string, text: string, form: AnswerForm = 'lines'): BlockOf<'prompt'> {
  return { kind: 'prompt', key, text: `Author: ${text}.`, form }
}

export function paragraph(...content: (Inline | string)[]): BlockOf<'paragraph'> {
  return { kind: 'paragraph', content: line(...content) }
}

export function note(...content: (Inline | string)[]): BlockOf<'note'> {
  return { kind: 'note', content: line(...content) }
}

export function bullets(items: Inline[][]): BlockOf<'list'> {
  return { kind: 'list', isOrdered: false, items }
}

export function heading(
  level: 1 | 2 | 3,
  anchor: string,
  ...content: (Inline | string)[]
): BlockOf<'heading'> {
  return { kind: 'heading', level, anchor, text: line(...content), isNumbered: true }
}

/** Where typed words stand within quotation marks, their own become single ones. */
export function line(...content: (Inline | string)[]): Inline[] {
  const parts = content.map((part) => (typeof part === 'string' ? plain(part) : part))
  return parts.map((part, index) => {
    const before = parts[index - 1]
    const isWithin = before?.kind === 'text' && before.text.endsWith('“')
    return isWithin && part.kind === 'quoted' ? { ...part, text: withSingleMarks(part.text) } : part
  })
}

function withSingleMarks(text: string): string {
  return text.replaceAll(/"([^"]*)"/g, '‘$1’').replaceAll(/“([^”]*)”/g, '‘$1’')
}

/** A cell of one paragraph. */
export function cell(...content: (Inline | string)[]): TableCell {
  return [line(...content)]
}

export function column(heading_: string, weight: number, align: TableColumn['align'] = 'start'): TableColumn {
  return { heading: heading_, weight, align }
}

/** The parts with a separator between them; nothing for no parts. */
export function joined(parts: readonly Inline[][], separator: string): Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [plain(separator), ...part]))
}

/** A text that somebody typed, one paragraph for each of its lines that is not empty. */
export function typedParagraphs(text: string): BlockOf<'paragraph'>[] {
  return text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => paragraph(quoted(part)))
}
