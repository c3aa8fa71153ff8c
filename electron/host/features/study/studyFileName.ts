import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A path in `folder` for a study of this title that no other file has. */
export function freeStudyPath(folder: string, title: string): string {
  const name = fileNameFrom(title)
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? `${name}.linkboard` : `${name} ${number}.linkboard`)
    if (!existsSync(path)) return path
  }
}

/** A title without the characters that some file system forbids, short enough for all of them. */
export function fileNameFrom(title: string): string {
  const name = title
    .replaceAll(/[<>:"/\\|?*\p{C}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/[. ]+$/, '')
    .trim()
  return name === '' ? 'Study' : name
}
