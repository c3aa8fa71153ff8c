import {
  accessSync,
  constants,
  openSync,
  readSync,
  closeSync,
  statSync,
  existsSync,
  type Stats,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { Refusal } from '#shared/domain/refusal'

/** "Lnkb" in ASCII, written into the header of every study file. */
export const APPLICATION_ID = 0x4c6e_6b62

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\u0000'

/**
 * Looks at a file's header without SQLite, which would write beside the file (and, given a leftover
 * write-ahead log, into it). Throws a Refusal that names the file and the way out; never touches a byte.
 */
export function inspectFile(path: string, newestVersion: number): void {
  const name = basename(path)
  const stats = statOrRefuse(path, name)
  if (!stats.isFile()) {
    throw new Refusal('file-foreign', `“${name}” is not a file. Choose a file that ends in .linkboard.`)
  }
  if (stats.size === 0) {
    throw new Refusal(
      'file-empty',
      `“${name}” is empty (0 bytes), so there is no study in it. It may not have finished copying: copy it again, or open a backup.`,
    )
  }
  const header = readHeader(path)
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) {
    throw new Refusal(
      'file-foreign',
      `“${name}” is not a Linkboard study. Choose a file that Linkboard made; this one has been left as it is.`,
    )
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new Refusal(
      'file-foreign',
      `“${name}” is a database of another program, not a Linkboard study. It has been left as it is.`,
    )
  }
  const version = header.readUInt32BE(60)
  if (version > newestVersion) throw newerFile(name)
  refuseTruncated(path, name, header, stats)
  refuseReadOnly(path, name, stats)
}

export function newerFile(name: string): Refusal {
  return new Refusal(
    'file-newer',
    `“${name}” was made by a newer Linkboard. Update Linkboard on this computer, then open it again; the file has been left as it is.`,
  )
}

export function missingFile(name: string): Refusal {
  return new Refusal(
    'file-missing',
    `“${name}” is not there. Check the path; it may have been moved or renamed.`,
  )
}

function statOrRefuse(path: string, name: string): Stats {
  try {
    return statSync(path)
  } catch {
    throw missingFile(name)
  }
}

function readHeader(path: string): Buffer {
  const file = openOrRefuse(path)
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    const read = readSync(file, header, 0, HEADER_BYTES, 0)
    return header.subarray(0, read)
  } finally {
    closeSync(file)
  }
}

function openOrRefuse(path: string): number {
  try {
    return openSync(path, 'r')
  } catch {
    throw new Refusal(
      'storage-failed',
      `“${basename(path)}” cannot be read. Ask whoever it belongs to, or choose another file.`,
    )
  }
}

/** SQLite's header holds the page size (offset 16) and the number of pages (offset 28). */
function refuseTruncated(path: string, name: string, header: Buffer, stats: Stats): void {
  // After a crash in the middle of a checkpoint the file may be short and the log holds the rest.
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) return
  const storedPageSize = header.readUInt16BE(16)
  const pageSize = storedPageSize === 1 ? 65_536 : storedPageSize
  const expected = pageSize * header.readUInt32BE(28)
  if (stats.size < expected) {
    throw new Refusal(
      'file-damaged',
      `“${name}” is cut off: ${stats.size} of ${expected} bytes are there. It may not have finished copying: copy it again, or open a backup.`,
    )
  }
}

function refuseReadOnly(path: string, name: string, stats: Stats): void {
  // The mode is asked too, because an administrator's account may write to a file that says it is read-only.
  const isReadOnly =
    (stats.mode & 0o222) === 0 || !canWrite(path) || !canWrite(dirname(path)) || isReadOnlyFolder(path)
  if (isReadOnly) {
    throw new Refusal(
      'file-read-only',
      `“${name}” is read-only, or in a folder that is. Copy it to a folder of your own (for example Documents), then open the copy.`,
    )
  }
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isReadOnlyFolder(path: string): boolean {
  return process.platform !== 'win32' && (statSync(dirname(path)).mode & 0o222) === 0
}
