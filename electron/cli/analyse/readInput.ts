import { createReadStream } from 'node:fs'
import { basename, resolve } from 'node:path'
import { CommandFailure, WRONG_USAGE } from '../endWithCode.ts'

/** Far above any study's ratings; an endless pipe ends here. */
const MOST_BYTES = 64 * 2 ** 20

export const STANDARD_INPUT = '-'

/** What a file is called in messages. */
export function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'The standard input' : `“${basename(file)}”`
}

/** The text of a file, or of the standard input, without its byte order mark. */
export async function readInput(file: string): Promise<string> {
  const bytes = await readBytes(file)
  const name = nameOf(file)
  if (bytes.length === 0) throw badFile(`${name} is empty.`)
  // Spreadsheets save “Unicode text” in UTF-16, which is full of NULs.
  if (bytes.includes(0)) {
    throw badFile(`${name} is not a text file in UTF-8 (it has NUL bytes). Please save it as “CSV UTF-8”.`)
  }
  try {
    // Takes the byte order mark off as well.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badFile(`${name} is not in UTF-8. Please save it as “CSV UTF-8”.`)
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const stream = file === STANDARD_INPUT ? process.stdin : createReadStream(resolve(file))
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > MOST_BYTES) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw badFile(whyUnread(error, file))
  }
  if (length > MOST_BYTES)
    throw badFile(`${nameOf(file)} is larger than 64 MB, which is more than can be counted.`)
  return Buffer.concat(chunks)
}

function whyUnread(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file “${file}”.`
  if (code === 'EISDIR') return `“${file}” is a folder. Please name a CSV file.`
  if (code === 'EACCES' || code === 'EPERM') return `“${file}” may not be read by you.`
  return `${nameOf(file)} cannot be read${typeof code === 'string' ? ` (${code})` : ''}.`
}

function badFile(message: string): CommandFailure {
  return new CommandFailure(message, WRONG_USAGE)
}
