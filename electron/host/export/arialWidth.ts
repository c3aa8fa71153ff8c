/** Widths of Arial's characters from the space to the tilde, in thousandths of the font size (Adobe's Helvetica metrics). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
const OTHERS: Readonly<Record<string, number>> = {
  '‘': 222,
  '’': 222,
  '“': 333,
  '”': 333,
  '–': 556,
  '—': 1000,
  '…': 1000,
  '†': 556,
}
/** Bold letters are so much wider, on average. */
const BOLD = 1.07

/** Width of one character at a font size of 1; letters with marks count as the letter, wide scripts as a square. */
export function arialWidth(character: string, isBold: boolean): number {
  const [base = ''] = character.normalize('NFD')
  const code = base.codePointAt(0) ?? 0
  const width = WIDTHS[code - 32] ?? OTHERS[base] ?? (code >= 0x2e80 ? 1000 : 556)
  return (width / 1000) * (isBold ? BOLD : 1)
}
