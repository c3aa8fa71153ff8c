import { plainText } from '#shared/domain/draft/documentNumbers'
import type { Inline } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import { arialWidth } from './arialWidth.ts'
import { IDENTIFIER, type Measures } from './docxMeasures.ts'

/** A stretch of text in one look. */
export interface Stretch {
  text: string
  isBold: boolean
  /** Set in the small fixed-width font of identifiers. */
  isFixed: boolean
}

export function stretch(text: string, isBold = false): Stretch {
  return { text, isBold, isFixed: false }
}

/** What stands in a line, pictures left out; a reference is what it shows. */
export function stretchesOf(content: readonly Inline[], references: ReadonlyMap<string, string>): Stretch[] {
  return content.flatMap((part): Stretch[] => {
    if (part.kind === 'picture') return []
    const text = part.kind === 'reference' ? plainText([part], references) : printableText(part.text)
    return [{ text, isBold: 'bold' in part && part.bold, isFixed: part.kind === 'code' }]
  })
}

/** Twentieths of a point to the half point. */
const TWIPS = 10
/** Courier New's letters are all this wide, at a font size of 1. */
const FIXED_WIDTH = 0.6
/** Where a line may end beside blanks: after a hyphen or a dash. */
const BREAKS_AFTER = new Set(['-', '–', '—'])
const BLANK = /[ \n\t]/

/**
 * How many lines a text takes in a width of so many twentieths of a point: broken at blanks and after hyphens, or
 * inside a word that is wider than a line. No text takes one line.
 */
export function countLines(stretches: readonly Stretch[], { size, isBold }: Measures, width: number): number {
  let lines = 1
  let used = 0
  let blanks = 0
  let word = 0
  const endWord = () => {
    if (word === 0) return
    if (used > 0 && used + blanks + word > width) {
      lines += 1
      used = 0
    } else used += blanks
    if (word > width) lines += Math.ceil(word / width) - 1
    used += word > width ? word % width : word
    blanks = 0
    word = 0
  }
  for (const part of stretches) {
    const bold = isBold || part.isBold
    for (const character of part.text) {
      const advance = part.isFixed
        ? FIXED_WIDTH * IDENTIFIER.size * TWIPS
        : arialWidth(character, bold) * size * TWIPS
      if (BLANK.test(character)) {
        endWord()
        blanks += advance
        continue
      }
      word += advance
      if (BREAKS_AFTER.has(character)) endWord()
    }
  }
  endWord()
  return lines
}
