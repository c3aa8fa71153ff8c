/** How a text is set in columns of a terminal. */
export interface Column<Row> {
  head: string
  cell: (row: Row) => string
}

const GAP = 2

/**
 * Rows in columns: the first column is cut to what the width leaves, and stands to the left; the others, which hold
 * figures, stand to the right.
 */
export function inColumns<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): string[] {
  const table = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))]
  const widths = columns.map((_, index) =>
    table.reduce((widest, cells) => Math.max(widest, lengthOf(cells[index] ?? '')), 0),
  )
  const [widest = 0, ...others] = widths
  const left = width - others.reduce((sum, one) => sum + one + GAP, 0)
  const first = Math.min(widest, Math.max(MINIMUM_FIRST, left))
  return table.map(([name = '', ...cells]) =>
    [
      padded(cut(name, first), first),
      ...cells.map((cell, index) => ' '.repeat(GAP + (others[index] ?? 0) - lengthOf(cell)) + cell),
    ]
      .join('')
      .trimEnd(),
  )
}

const MINIMUM_FIRST = 12

/** Words of a text in lines of at most so many characters; a word that is longer has a line of its own. */
export function inLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || lengthOf(last) + 1 + lengthOf(word) > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

function charactersOf(text: string): string[] {
  return [...segments.segment(text)].map(({ segment }) => segment)
}

function lengthOf(text: string): number {
  return charactersOf(text).length
}

function padded(text: string, length: number): string {
  return text + ' '.repeat(Math.max(0, length - lengthOf(text)))
}

function cut(text: string, length: number): string {
  const characters = charactersOf(text)
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}
