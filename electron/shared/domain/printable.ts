/**
 * What no document may carry: characters that XML 1.0 forbids (production 2, `Char`), the C1 controls,
 * and the bidirectional controls that can make a text read otherwise than it is stored (Unicode TR 36).
 */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g

/**
 * A text that can stand in any document: line feeds and tabs are kept, what {@link UNPRINTABLE} names is
 * left out, half a surrogate pair becomes U+FFFD. An empty text stays empty.
 */
export function printableText(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replaceAll(UNPRINTABLE, '')
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A printable text made safe as XML or HTML text and as the value of a quoted attribute. */
export function escapeXml(text: string): string {
  return printableText(text).replaceAll(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '')
}
