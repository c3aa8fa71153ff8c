import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Refusal } from '#shared/domain/refusal'

export interface FileToWrite {
  /** Relative to the folder, with forward slashes. */
  path: string
  /** Asked for when its turn comes, so that work can be cancelled between files. */
  make: () => Promise<string | Uint8Array> | string | Uint8Array
}

export interface WrittenFile {
  path: string
  bytes: number
}

export interface WriteOptions {
  onProgress?: ((done: number, total: number, path: string) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Writes files so that none is ever there by half: all are written under a name of their own and get their
 * real names only when the last is whole. Cancelled or failing before that, nothing is left behind and
 * older files of those names are as they were. Where the last step itself is refused (an older file is open in
 * another program), the files named before it are the new ones, and whole. Cancelling throws the signal's
 * reason; a folder that cannot be written throws a Refusal.
 */
export async function writeWhole(
  folder: string,
  files: readonly FileToWrite[],
  { onProgress, signal }: WriteOptions = {},
): Promise<WrittenFile[]> {
  const waiting: { path: string; temporary: string; bytes: number }[] = []
  const madeFolders: string[] = []
  try {
    for (const [index, { path, make }] of files.entries()) {
      signal?.throwIfAborted()
      onProgress?.(index, files.length, path)
      const content = await make()
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
      const target = join(folder, path)
      const made = await onDisk(folder, () => mkdir(dirname(target), { recursive: true }))
      if (made !== undefined) madeFolders.push(dirname(target), made)
      const temporary = join(dirname(target), `.${randomUUID()}.part`)
      waiting.push({ path: target, temporary, bytes: bytes.byteLength })
      await onDisk(folder, () => writeDurably(temporary, bytes))
    }
    signal?.throwIfAborted()
    for (const { path, temporary } of waiting) await onDisk(folder, () => rename(temporary, path))
  } catch (cause) {
    for (const { temporary } of waiting) await rm(temporary, { force: true })
    // A folder that somebody else has put something into stays.
    for (const made of madeFolders) await rmdir(made).catch(() => undefined)
    throw cause
  }
  onProgress?.(files.length, files.length, '')
  return waiting.map(({ path, bytes }) => ({ path, bytes }))
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function onDisk<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new Refusal(
      'storage-failed',
      `The draft could not be written to ${folder}. ${ADVICE[code] ?? GENERAL_ADVICE}`,
      {
        code,
      },
    )
  }
}

const GENERAL_ADVICE =
  'Please close the draft if it is open in another program, or choose another folder, and export again.'
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Please make room or choose another folder, and export again.',
  EACCES: 'The folder may not be written to. Please choose another folder, and export again.',
  EROFS: 'The folder may not be written to. Please choose another folder, and export again.',
  ENOTDIR: 'This is not a folder. Please choose a folder, and export again.',
  EEXIST: 'This is not a folder. Please choose a folder, and export again.',
}
