/*
 * Pictures are written without a browser to measure text in, so widths are estimated from rough classes
 * of characters. The classes lean to the wide side: a label that wraps early looks better than one cut off.
 */
const NARROW = /[iljtfrI.,:;'’|!()[\] ]/
const WIDE = /[mwMW@%—…]/
const CAPITAL_OR_DIGIT = /[A-Z0-9&+=<>–]/

const PLAIN = /^[ -~]*$/
const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** What a reader sees as single characters; an emoji or a letter with its marks is one. */
function graphemes(text: string): string[] {
  // Most labels are plain letters, of which each stands for itself: the segmenter is slow.
  if (PLAIN.test(text)) return text.split('')
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

function widthInEms(grapheme: string): number {
  const codePoint = grapheme.codePointAt(0) ?? 0
  if (codePoint >= 0x0590) return 1
  if (NARROW.test(grapheme)) return 0.33
  if (WIDE.test(grapheme)) return 0.9
  return CAPITAL_OR_DIGIT.test(grapheme) ? 0.66 : 0.56
}

/** Estimated width of a line of text, in the unit of `fontSize`; 0 for an empty text. */
export function estimateTextWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const grapheme of graphemes(text)) ems += widthInEms(grapheme)
  return ems * fontSize
}

export interface WrapOptions {
  /** In the unit of `fontSize`. */
  maximumWidth: number
  fontSize: number
  /** At least 1; what does not fit ends in an ellipsis. */
  maximumLines: number
}

/** The text cut into lines at spaces, or inside a word that is wider than a line. Empty text gives no line. */
export function wrapText(text: string, { maximumWidth, fontSize, maximumLines }: WrapOptions): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    for (const piece of piecesOfWord(word, maximumWidth, fontSize)) {
      const longer = line === '' ? piece : `${line} ${piece}`
      if (line === '' || estimateTextWidth(longer, fontSize) <= maximumWidth) {
        line = longer
        continue
      }
      lines.push(line)
      line = piece
      // A text of 500 characters need not be wrapped to its end when two lines of it are shown.
      if (lines.length > maximumLines) break
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= maximumLines) return lines
  const kept = lines.slice(0, maximumLines)
  kept[maximumLines - 1] = withEllipsis(kept[maximumLines - 1] ?? '', maximumWidth, fontSize)
  return kept
}

function piecesOfWord(word: string, maximumWidth: number, fontSize: number): string[] {
  if (estimateTextWidth(word, fontSize) <= maximumWidth) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const grapheme of graphemes(word)) {
    if (piece !== '' && estimateTextWidth(piece + grapheme, fontSize) > maximumWidth) {
      pieces.push(piece)
      piece = ''
    }
    piece += grapheme
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

function withEllipsis(line: string, maximumWidth: number, fontSize: number): string {
  const kept = graphemes(line)
  while (kept.length > 0 && estimateTextWidth(`${kept.join('')}…`, fontSize) > maximumWidth) kept.pop()
  return `${kept.join('').trimEnd()}…`
}
