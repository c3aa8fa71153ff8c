/** What a PDF says of itself. */
export interface PdfFacts {
  readonly program: string
  /** ISO date-time in UTC. */
  readonly exportedAt: string
}

/**
 * A printed PDF with Linkboard's name and the export's time in place of the browser's name and the time of printing:
 * without that, no two prints would be the same. Only the dictionary of document information and the names of tags are touched,
 * and no byte moves, because the file's own table says where everything lies. A name that needs more room than the
 * browser's own took is left out; a file without that dictionary keeps its facts.
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
  renumberTags(given)
  return given
}

/**
 * The browser names the tags after its own count of nodes, which does not always begin at the same number. In the order
 * of these names, as the table of them is sorted, they become 1, 2, 3 and so on.
 */
function renumberTags(pdf: Buffer): void {
  const places = [...pdf.toString('latin1').matchAll(/\(node(\d{8})\)/g)].map(
    ({ index, 1: number = '' }) => ({
      start: index + '(node'.length,
      number,
    }),
  )
  const inOrder = [...new Set(places.map(({ number }) => number))].toSorted()
  const renumbered = new Map(inOrder.map((number, index) => [number, String(index + 1).padStart(8, '0')]))
  for (const { start, number } of places) pdf.write(renumbered.get(number) ?? number, start, 'latin1')
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
