/** What a PDF says of itself. */
export interface PdfFacts {
  readonly program: string
  /** ISO date-time in UTC. */
  readonly exportedAt: string
}

/**
 * A printed PDF with Linkboard's name and the export's time in place of the browser's name and the time of printing:
 * without that, no two prints would be the same. Only the dictionary of document information is touched, and no byte
 * moves, because the file's own table says where everything lies. A file without that dictionary stays as it is.
 */
export function withPdfFacts(pdf: Uint8Array, { program, exportedAt }: PdfFacts): Uint8Array {
  const given = Buffer.from(pdf)
  const date = `D:${exportedAt.replaceAll(/\D/g, '').slice(0, 14)}+00'00'`
  for (const [key, text] of [
    ['Creator', program],
    ['CreationDate', date],
    ['ModDate', date],
  ] as const) {
    const found = findString(given, key)
    if (!found) continue
    const value = `(${text.replaceAll(/[^\w .:+'-]/g, '')})`
    if (value.length > found.end - found.start) continue
    given.write(value.padEnd(found.end - found.start, ' '), found.start, 'latin1')
  }
  return given
}

/** Where the string behind `/Key` in the document information stands, its brackets included. */
function findString(pdf: Buffer, key: string): { start: number; end: number } | null {
  const information = pdf.indexOf('/Producer', 0, 'latin1')
  const from = pdf.lastIndexOf(' obj', information, 'latin1')
  const to = pdf.indexOf('endobj', information, 'latin1')
  if (information < 0 || from < 0 || to < 0) return null
  const at = pdf.subarray(from, to).indexOf(`/${key} (`, 0, 'latin1')
  if (at < 0) return null
  const start = from + at + key.length + 2
  let depth = 0
  for (let index = start; index < to; index += 1) {
    const character = pdf[index]
    // A backslash takes what follows it out of the count.
    if (character === BACKSLASH) index += 1
    else if (character === OPENING) depth += 1
    else if (character === CLOSING && (depth -= 1) === 0) return { start, end: index + 1 }
  }
  return null
}

const BACKSLASH = 0x5c
const OPENING = 0x28
const CLOSING = 0x29
