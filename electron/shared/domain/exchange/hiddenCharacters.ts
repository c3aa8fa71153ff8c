/** Control and bidirectional characters, and those without width that hide in copied texts; white space is none of them. */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu
/** All that ends a line somewhere. */
const LINE_END = /\r\n|[\r\u0085\u2028\u2029\v\f]/gu

/** A cell without hidden characters, in one line, and whether it had any. Half a surrogate pair becomes U+FFFD. */
export function cleanLine(cell: string): { text: string; hadHidden: boolean } {
  const cleaned = withoutHidden(cell)
  return { ...cleaned, text: cleaned.text.replaceAll(/\s+/gu, ' ').trim() }
}

/** As {@link cleanLine}, with its line ends kept as line feeds. */
export function cleanLines(cell: string): { text: string; hadHidden: boolean } {
  const cleaned = withoutHidden(cell.replaceAll(LINE_END, '\n').replaceAll('\t', ' '))
  return { ...cleaned, text: cleaned.text.trim() }
}

function withoutHidden(cell: string): { text: string; hadHidden: boolean } {
  const text = cell.toWellFormed().replaceAll(HIDDEN, '')
  return { text: text.normalize('NFC'), hadHidden: text !== cell }
}
