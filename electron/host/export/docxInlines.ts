import type { Inline } from '#shared/domain/draft/draftDocument'
import { escapeXml, printableText } from '#shared/domain/printable'
import type { Anchors } from './docxAnchors.ts'
import type { Pictures } from './docxPictures.ts'
import { FIXED_FONT, fontFace } from './docxStyles.ts'
import { element, setting } from './docxXml.ts'

/** What writing a line needs to know of the whole document. */
export interface DocxContext {
  /** "Table 3", by anchor. */
  captions: ReadonlyMap<string, string>
  /** "4.2", by anchor. */
  headings: ReadonlyMap<string, string>
  anchors: Anchors
  pictures: Pictures
}

/** Strong right-to-left letters with what stands between them: Hebrew, Arabic and their presentation forms. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\p{P}]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*/gu
const FIRST_LETTER = /\p{L}/u
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

export function inlineRuns(content: readonly Inline[], context: DocxContext): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'text':
        case 'quoted':
          return textRuns(part.text, { bold: part.bold })
        case 'code':
          return textRuns(part.text, { style: 'Identifier', font: FIXED_FONT })
        case 'prompt':
          return textRuns(part.text, { style: 'Prompt' })
        case 'reference':
          return referenceRuns(part.anchor, part.text, context)
        case 'picture':
          return context.pictures.draw(part)
      }
    })
    .join('')
}

/** Whether a paragraph reads from right to left: whether its first letter does. */
export function readsFromRight(content: readonly Inline[]): boolean {
  for (const part of content) {
    const text = part.kind === 'reference' ? (part.text ?? 'Section') : 'text' in part ? part.text : ''
    const [letter] = FIRST_LETTER.exec(text) ?? []
    if (letter !== undefined) return RIGHT_TO_LEFT_LETTER.test(letter)
  }
  return false
}

export interface RunLook {
  bold?: boolean
  style?: string
  /** Beside the style, because LibreOffice sets a style's own font aside in tables that have one. */
  font?: string
}

/** One run for each stretch of one writing direction; Word sets right-to-left words right only when told. */
export function textRuns(text: string, look: RunLook = {}): string {
  const clean = printableText(text).replaceAll(/[\n\t]+/g, ' ')
  if (!RIGHT_TO_LEFT_LETTER.test(clean)) return clean === '' ? '' : run(clean, look, false)
  let runs = ''
  let end = 0
  for (const match of clean.matchAll(RIGHT_TO_LEFT)) {
    if (match.index > end) runs += run(clean.slice(end, match.index), look, false)
    runs += run(match[0], look, true)
    end = match.index + match[0].length
  }
  return end < clean.length ? runs + run(clean.slice(end), look, false) : runs
}

function run(text: string, { bold = false, style, font }: RunLook, isRightToLeft: boolean): string {
  const properties =
    (style === undefined ? '' : setting('rStyle', style)) +
    (font === undefined ? '' : fontFace(font)) +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (isRightToLeft ? '<w:rtl/>' : '')
  return element('w:r', {}, properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`, words(text))
}

function words(text: string): string {
  return `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`
}

/** A field with what it shows until Word works it out again. */
export function field(instruction: string, shown: string): string {
  return element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, element('w:r', {}, words(shown)))
}

/** A link inside the document; `content` is its runs. */
export function internalLink(bookmark: string, content: string): string {
  return element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, content)
}

/** A number is a field, so that it follows when the author adds a table or a section; a text is a plain link. */
function referenceRuns(anchor: string, text: string | null, context: DocxContext): string {
  const name = context.anchors.nameOf(anchor)
  const caption = context.captions.get(anchor)
  const number = context.headings.get(anchor)
  if (name === undefined) return textRuns(text ?? '')
  if (text === null && caption !== undefined) return field(`REF ${name} \\h`, caption)
  if (text === null && number !== undefined)
    return textRuns('Section ') + field(`REF ${name} \\r \\h`, number)
  return internalLink(name, textRuns(text ?? '', { style: 'Hyperlink' }))
}
