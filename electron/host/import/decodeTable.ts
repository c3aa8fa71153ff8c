import { Refusal } from '#shared/domain/refusal'

export interface DecodedTable {
  readonly text: string
  /** What whoever brings the file in should look at, a sentence each. */
  readonly notices: readonly string[]
}

const AS_CSV = 'Please save it as “CSV UTF-8” and choose that file.'

/** What files are that are no tables, by how they begin. */
const OTHERS: readonly (readonly [beginning: string, message: string])[] = [
  ['PK\u0003\u0004', `This is an Excel workbook or a zip file, which is not opened here. ${AS_CSV}`],
  ['\u00d0\u00cf\u0011\u00e0', `This is an older Excel or Word file, which is not opened here. ${AS_CSV}`],
  ['%PDF', `This is a PDF file. ${AS_CSV.replace('save it', 'save its table')}`],
  [
    'SQLite format 3\u0000',
    'This is a study of Linkboard, or another database. Open it from the start screen.',
  ],
  ['{\\rtf', `This is a text document. ${AS_CSV.replace('save it', 'save its table')}`],
]

/**
 * The text of a table: UTF-8, UTF-16 where a byte order mark says so, or Windows-1252, which spreadsheets save as plain
 * “CSV” and which is told, because it is a guess. Anything else is refused with the way out.
 */
export function decodeTable(bytes: Uint8Array): DecodedTable {
  if (bytes.length === 0) throw new Refusal('file-empty', 'The file is empty.')
  const beginning = String.fromCharCode(...bytes.subarray(0, 16))
  for (const [other, message] of OTHERS) {
    if (beginning.startsWith(other)) throw new Refusal('file-foreign', message)
  }
  const wide = beginning.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : beginning.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : null
  const decoded = wide === null ? decodeNarrow(bytes) : { text: decode(bytes, wide), notices: [] }
  if (decoded.text.includes('\u0000')) {
    throw new Refusal('file-damaged', `This is not a text file: it has NUL characters. ${AS_CSV}`)
  }
  if (/^\s*<(?:!doctype|\?xml|html)/i.test(decoded.text)) {
    throw new Refusal('file-foreign', `This is a web page or an XML file. ${AS_CSV}`)
  }
  return decoded
}

function decodeNarrow(bytes: Uint8Array): DecodedTable {
  if (bytes.includes(0)) {
    throw new Refusal('file-damaged', `This is not a text file in UTF-8: it has NUL bytes. ${AS_CSV}`)
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notices: [] }
  } catch {
    return {
      text: decode(bytes, 'windows-1252'),
      notices: [
        'The file is not in UTF-8, so it was read as Windows-1252, the Western European letters that Excel saves as plain “CSV”. Please look whether letters with accents are right below. If they are not, save the file as “CSV UTF-8”.',
      ],
    }
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('file-damaged', `The file is damaged: not all of it is text. ${AS_CSV}`)
  }
}
