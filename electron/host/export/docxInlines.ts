import { Bookmark, ImageRun, InternalHyperlink, SimpleField, TextRun } from 'docx'
import type { ParagraphChild } from 'docx'
import type { Inline } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import type { Rasterise } from './rasterise.ts'

/** What writing a line needs to know of the whole document. */
export interface DocxContext {
  /** "Table 3", by anchor. */
  captions: ReadonlyMap<string, string>
  /** "4.2", by anchor. */
  headings: ReadonlyMap<string, string>
  rasterise: Rasterise
}

/** Twice the size on screen, so that the fallback is crisp on paper. */
const RASTER_SCALE = 2

/** Strong right-to-left letters with what stands between them: Hebrew, Arabic and their presentation forms. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\p{P}]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*/gu

export function inlineRuns(content: readonly Inline[], context: DocxContext): ParagraphChild[] {
  return content.flatMap((part): ParagraphChild[] => {
    switch (part.kind) {
      case 'text':
      case 'quoted':
        return textRuns(part.text, { bold: part.bold })
      case 'code':
        return textRuns(part.text, { style: 'Identifier' })
      case 'prompt':
        return textRuns(part.text, { style: 'Prompt' })
      case 'reference':
        return referenceRuns(part.anchor, part.text, context)
      case 'picture':
        return [picture(part, context)]
    }
  })
}

interface RunLook {
  bold?: boolean
  style?: string
}

/** One run for each stretch of one writing direction; Word sets right-to-left words right only when told. */
function textRuns(text: string, look: RunLook): TextRun[] {
  const clean = printableText(text)
  const runs: TextRun[] = []
  let end = 0
  for (const match of clean.matchAll(RIGHT_TO_LEFT)) {
    if (match.index > end) runs.push(run(clean.slice(end, match.index), look))
    runs.push(run(match[0], look, true))
    end = match.index + match[0].length
  }
  if (end < clean.length) runs.push(run(clean.slice(end), look))
  return runs
}

function run(text: string, { bold = false, style }: RunLook, rightToLeft = false): TextRun {
  return new TextRun({
    text: text.replaceAll(/[\n\t]+/g, ' '),
    ...(bold ? { bold, boldComplexScript: true } : {}),
    ...(style === undefined ? {} : { style }),
    ...(rightToLeft ? { rightToLeft } : {}),
  })
}

/** A number is a field, so that it follows when the author adds a table or a section; a text is a plain link. */
function referenceRuns(anchor: string, text: string | null, context: DocxContext): ParagraphChild[] {
  const name = bookmarkName(anchor)
  const caption = context.captions.get(anchor)
  if (text === null && caption !== undefined) return [new SimpleField(`REF ${name} \\h`, caption)]
  const number = context.headings.get(anchor)
  if (text === null && number !== undefined) {
    return [new TextRun('Section '), new SimpleField(`REF ${name} \\r \\h`, number)]
  }
  const shown = new TextRun({ text: printableText(text ?? ''), style: 'Hyperlink' })
  return [new InternalHyperlink({ anchor: name, children: [shown] })]
}

export interface PictureParts {
  svg: string
  alternativeText: string
  width: number
  height: number
}

/** A picture that is sharp at any size in Word, with a PNG for programs that do not draw SVG. Sizes in pixels. */
export function picture(
  { svg, alternativeText, width, height }: PictureParts,
  context: DocxContext,
): ImageRun {
  return new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(svg),
    fallback: { type: 'png', data: context.rasterise(svg, RASTER_SCALE) },
    transformation: { width: Math.round(width), height: Math.round(height) },
    altText: { name: 'Picture', description: printableText(alternativeText) },
  })
}

/** The same with a bookmark around, which references lead to. */
export function bookmarked(anchor: string, children: ParagraphChild[]): Bookmark {
  return new Bookmark({ id: bookmarkName(anchor), children })
}

/** Word's bookmarks: letters, digits and underscores, at most 40. */
export function bookmarkName(anchor: string): string {
  return anchor.replaceAll(/[^A-Za-z0-9]/g, '_').slice(0, 40)
}
