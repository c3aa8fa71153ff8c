/** Widths of Arial's characters from the space to the tilde, in thousandths of the font size. */
const REGULAR = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
const BOLD = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
  556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584,
  556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
  333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
]
/** The same of characters that do not differ, or by how they do. */
const OTHERS: Readonly<Record<string, readonly [regular: number, bold: number]>> = {
  '\u00a0': [278, 278],
  '‘': [222, 278],
  '’': [222, 278],
  '“': [333, 500],
  '”': [333, 500],
  '–': [556, 556],
  '—': [1000, 1000],
  '…': [1000, 1000],
  '†': [556, 556],
  '·': [278, 278],
  '•': [350, 350],
  '−': [584, 584],
  '×': [584, 584],
  '≥': [549, 549],
  '≤': [549, 549],
  '→': [1000, 1000],
  '½': [834, 834],
  '°': [400, 400],
}
/** Where scripts start whose characters are about as wide as high. */
const WIDE_FROM = 0x2e80
const known = { regular: new Map<string, number>(), bold: new Map<string, number>() }

/** Width of one character at a font size of 1; letters with marks count as the letter, wide scripts as a square. */
export function arialWidth(character: string, isBold: boolean): number {
  const widths = isBold ? known.bold : known.regular
  let width = widths.get(character)
  if (width === undefined) {
    width = workedOut(character, isBold) / 1000
    widths.set(character, width)
  }
  return width
}

function workedOut(character: string, isBold: boolean): number {
  const other = OTHERS[character]
  if (other !== undefined) return other[isBold ? 1 : 0]
  const [base = ''] = character.normalize('NFD')
  const code = base.codePointAt(0) ?? 0
  return (isBold ? BOLD : REGULAR)[code - 32] ?? (code >= WIDE_FROM ? 1000 : 556)
}
