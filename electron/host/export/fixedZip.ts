import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'

/** The earliest time that a zip file can hold; local, as the format knows no time zone. */
const FIXED_TIME = new Date(1980, 0, 1)

/** A zip file of these contents, by their paths in it: sorted, and with nothing in it that depends on when it was made. */
export function fixedZip(contents: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = {}
  for (const path of Object.keys(contents).toSorted()) {
    const content = contents[path] ?? ''
    const bytes = typeof content === 'string' ? strToU8(content) : content
    files[path] = [bytes, { mtime: FIXED_TIME, level: 6 }]
  }
  return zipSync(files)
}
