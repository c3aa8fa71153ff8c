import { printableText } from '../printable.ts'

const LONGEST = 40

/** A cell's text as it can be told in one line: without control characters, in quotation marks, cut where it is long. */
export function quotedCell(text: string): string {
  // A cell may be a megabyte long; what would be cut off need not be cleaned.
  const line = printableText(text.slice(0, 10 * LONGEST))
    .replaceAll(/\s+/g, ' ')
    .trim()
  const characters = Array.from(line)
  const isCut = characters.length > LONGEST || text.length > 10 * LONGEST
  return `“${characters.slice(0, LONGEST).join('')}${isCut ? '…' : ''}”`
}
