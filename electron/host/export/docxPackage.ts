import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { escapeXml } from '#shared/domain/printable'

const FIRST_PARTS = ['[Content_Types].xml', '_rels/.rels']
/** The earliest time that a zip file can hold; local, as the format knows no time zone. */
const FIXED_TIME = new Date(1980, 0, 1)

/**
 * The same package with nothing in it that depends on when or in which process it was written: the writer
 * counts bookmarks and pictures per process and stamps the present time. Only the stated export time stays.
 */
export function makeReproducible(bytes: Uint8Array, properties: DraftDocument['properties']): Uint8Array {
  const parts = unzipSync(bytes)
  const written: Zippable = {}
  for (const name of [...FIRST_PARTS, ...Object.keys(parts).filter((each) => !FIRST_PARTS.includes(each))]) {
    const part = parts[name]
    if (part === undefined) throw new Error(`The Word writer left out ${name}.`)
    written[name] = [
      mended(name, part, properties),
      { mtime: FIXED_TIME, level: name.endsWith('.png') ? 0 : 6 },
    ]
  }
  return zipSync(written)
}

function mended(name: string, part: Uint8Array, properties: DraftDocument['properties']): Uint8Array {
  if (name === 'word/document.xml') return strToU8(renumbered(strFromU8(part)))
  if (name === 'docProps/core.xml') return strToU8(dated(strFromU8(part), properties))
  return part
}

/** Bookmarks, entries of the table of contents and pictures, each counted from 1 in reading order. */
function renumbered(xml: string): string {
  const bookmarks = counter()
  const contents = counter()
  const pictures = counter()
  return xml
    .replaceAll(/<w:bookmark(?:Start|End) [^>]*>/g, (tag) =>
      tag.replace(/w:id="([^"]*)"/, (_, id: string) => `w:id="${bookmarks(id)}"`),
    )
    .replaceAll(
      /((?:w:anchor|w:name)="|<w:instrText[^>]*>\s*PAGEREF )_Toc(\d+)/g,
      (_, before: string, id: string) => `${before}_Toc${contents(id)}`,
    )
    .replaceAll(/<wp:docPr id="([^"]*)"/g, (_, id: string) => `<wp:docPr id="${pictures(id)}"`)
}

/** Gives 1, 2, … to what it is asked for, and the same number again for the same. */
function counter(): (id: string) => number {
  const numbers = new Map<string, number>()
  return (id) => {
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return number
  }
}

function dated(xml: string, { exportedAt, language }: DraftDocument['properties']): string {
  return xml
    .replaceAll(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      (_, tag: string) => `${tag}${escapeXml(exportedAt)}`,
    )
    .replace('</cp:coreProperties>', `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`)
}
