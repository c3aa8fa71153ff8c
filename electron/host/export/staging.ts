import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '#shared/domain/refusal'

export interface StagedFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string
  readonly bytes: number
}

export interface WrittenFile {
  path: string
  bytes: number
}

/** Where the files of one export lie until all are whole: a folder inside the one that they are meant for. */
export interface Staging {
  readonly folder: string
  /** Gives the files their real names; older files of those names are replaced. */
  publish(files: readonly StagedFile[]): Promise<WrittenFile[]>
  /** Clears away what was not published, and the folder itself where it was made for that and is empty. */
  close(): Promise<void>
}

const STAGING_NAME = /^\.linkboard-export-(\d+)-/

/**
 * None of an export's files is ever there by half: all are written in a folder of their own, and get their real names
 * only when the last is whole. Where that last step itself is refused (an older file is open in another program), the
 * files named before it are the new ones, and whole. A folder that cannot be written throws a Refusal.
 */
export async function openStaging(target: string): Promise<Staging> {
  const firstMade = await onDisk(target, () => mkdir(target, { recursive: true }))
  const folder = join(target, `.linkboard-export-${process.pid}-${randomUUID()}`)

  async function close(): Promise<void> {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    if (firstMade !== undefined) await removeEmpty(target, firstMade)
  }

  try {
    await onDisk(target, () => mkdir(folder))
    await clearLeftBehind(target)
  } catch (error) {
    await close()
    throw error
  }
  return {
    folder,
    async publish(files) {
      const written: WrittenFile[] = []
      for (const { path, bytes } of files) {
        const real = join(target, path)
        await onDisk(target, () => mkdir(dirname(real), { recursive: true }))
        await onDisk(target, () => rename(join(folder, path), real))
        written.push({ path: real, bytes })
      }
      return written
    },
    close,
  }
}

/** Writes one file into the staging folder, on the disk before this returns. */
export async function stageFile(
  folder: string,
  path: string,
  content: string | Uint8Array,
): Promise<StagedFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const place = join(folder, path)
  await onDisk(dirname(folder), async () => {
    await mkdir(dirname(place), { recursive: true })
    const file = await open(place, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  })
  return { path, bytes: bytes.byteLength }
}

/** A program that was ended in mid-export could not clear up. What a running one is writing stays. */
async function clearLeftBehind(target: string): Promise<void> {
  for (const name of await readdir(target)) {
    const owner = STAGING_NAME.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    await rm(join(target, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** From the innermost folder out to the first one that was made; one that somebody put something into stays. */
async function removeEmpty(innermost: string, firstMade: string): Promise<void> {
  const last = resolve(firstMade)
  for (let folder = resolve(innermost); folder.length >= last.length; folder = dirname(folder)) {
    try {
      await rmdir(folder)
    } catch {
      return
    }
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
      { code },
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
