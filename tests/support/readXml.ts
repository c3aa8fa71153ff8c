/**
 * Throws where a text is not well-formed XML: a character that XML 1.0 forbids, a stray & or <, a tag that is not
 * closed. Knows what our own writers write; CDATA, entities of a DTD and processing instructions after
 * the first line count as faults.
 */
export function assertWellFormed(xml: string, name: string): void {
  // oxlint-disable-next-line no-control-regex -- finding control characters is what this pattern is for
  const forbidden = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml)
  if (forbidden) throw new Error(`${name}: forbidden character at ${forbidden.index}`)
  const open: string[] = []
  const token = /<(?:\?xml [^?]*\?|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?))>|([^<]+)/guy
  while (token.lastIndex < xml.length) {
    const start = token.lastIndex
    const match = token.exec(xml)
    if (!match) throw new Error(`${name}: broken markup: ${xml.slice(start, start + 80)}`)
    const [, isEnd, tag, attributes = '', isEmpty, text = ''] = match
    const stray = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu.exec(text + attributes)
    if (stray) throw new Error(`${name}: stray ampersand in ${(text + attributes).slice(0, 80)}`)
    if (tag === undefined) continue
    if (isEnd === '/') {
      const expected = open.pop()
      if (expected !== tag) throw new Error(`${name}: </${tag}> closes <${expected ?? 'nothing'}>`)
    } else if (isEmpty !== '/') open.push(tag)
  }
  if (open.length > 0) throw new Error(`${name}: <${open.join('><')}> not closed`)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
}

/** The text between tags, entities resolved. */
export function textOf(xml: string): string {
  return xml
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|apos|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}
