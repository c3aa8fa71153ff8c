import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const BUDGETS = [
  // Twenty-five phones open the participants' page over one Wi-Fi at the same moment.
  { page: 'join.html', limit: 150_000 },
  // The big screen's comes from the same computer, but has no reason to be larger.
  { page: 'screen.html', limit: 150_000 },
] as const

const pages = join(import.meta.dirname, '../../out/renderer')

describe.each(BUDGETS)('the built page $page', ({ page, limit }) => {
  it('is there (npm run build makes it)', () => {
    expect(existsSync(join(pages, page))).toBe(true)
  })

  it('loads its styles, its scripts and its fonts, and nothing from elsewhere', () => {
    const files = loadedBy(page)
    expect(files.map((file) => posix.extname(file))).toEqual(
      expect.arrayContaining(['.css', '.js', '.woff2']),
    )
    expect(files.flatMap(addressesOf).filter((address) => !isOwn(address))).toEqual([])
  })

  it(`takes no more than ${limit / 1_000} kB over the air`, () => {
    const sizes = loadedBy(page).map((file) => [file, transferSize(file)] as const)
    const total = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect(total, JSON.stringify(sizes, null, 2)).toBeLessThanOrEqual(limit)
  })
})

/** The page and all it loads at once: not what a script imports later, nor a font file it has no letters for. */
function loadedBy(page: string): string[] {
  const found = new Set<string>()
  const waiting = [page]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const folder = posix.dirname(file)
    waiting.push(
      ...addressesOf(file)
        .filter(isOwn)
        .map((address) => posix.join(folder, address)),
    )
  }
  return [...found]
}

function addressesOf(file: string): string[] {
  const read = (): string => readFileSync(join(pages, file), 'utf8')
  switch (posix.extname(file)) {
    case '.html':
      return addressesIn(read())
    case '.css':
      return [...read().matchAll(/@font-face\s*\{[^}]*\}|url\([^)]*\)/g)].flatMap(([text]) =>
        stylesheetAddresses(text),
      )
    case '.js':
      return parseSync(file, read()).module.staticImports.map(({ moduleRequest }) => moduleRequest.value)
    default:
      return []
  }
}

/** A font face for other letters than the basic ones is loaded only by a page that shows such a letter. */
function stylesheetAddresses(text: string): string[] {
  const range = /unicode-range:([^;}]*)/i.exec(text)?.[1]
  if (range !== undefined && !/U\+(0+-|\?)/i.test(range)) return []
  return [...text.matchAll(/url\(["']?([^"')]+)["']?\)/g)].flatMap(([, address]) =>
    address === undefined || address.endsWith('.woff') ? [] : [address],
  )
}

function addressesIn(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"/g)].flatMap(([, address]) =>
    address === undefined || address === 'data:,' ? [] : [address],
  )
}

function isOwn(address: string): boolean {
  return !/^([a-z]+:|\/\/)/i.test(address)
}

/** Bytes after Brotli; a font is compressed already. */
function transferSize(file: string): number {
  const bytes = readFileSync(join(pages, file))
  return file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length
}
