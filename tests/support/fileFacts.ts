import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What can be seen of a file from outside: its bytes, as a hash, and every file in its folder. */
export interface FileFacts {
  readonly hash: string
  readonly neighbours: readonly string[]
}

export function fileFacts(path: string): FileFacts {
  return { hash: hashOf(path), neighbours: readdirSync(dirname(path)).toSorted() }
}

export function hashOf(path: string): string {
  return statSync(path).isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'a folder'
}

/** A study's files as they lie on the disk now, log and all: what a copy or a thief would get. */
export function studyBytes(path: string): Map<string, Buffer> {
  const name = basename(path)
  const folder = dirname(path)
  return new Map(
    readdirSync(folder)
      .filter((neighbour) => neighbour.startsWith(name))
      .map((neighbour) => [neighbour, readFileSync(join(folder, neighbour))]),
  )
}
