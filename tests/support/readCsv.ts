/** Rows of a CSV text as RFC 4180 has them, each by the first row's names. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const body = text.replace(/^\ufeff/, '')
  while (field.lastIndex < body.length) {
    const start = field.lastIndex
    const match = field.exec(body)
    if (!match) throw new Error(`Broken CSV: ${body.slice(start, start + 60)}`)
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') rows.push([])
    if (match[3] === '') break
  }
  if (rows.at(-1)?.length === 0) rows.pop()
  const [names = [], ...records] = rows
  return records.map((cells) => {
    if (cells.length !== names.length) throw new Error(`A row of ${cells.length} under ${names.length} names`)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}
