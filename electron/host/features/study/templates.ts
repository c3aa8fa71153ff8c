import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BLANK_TEMPLATE_KEY } from '#shared/domain/study/blankTemplate'
import { parseTemplate } from '#shared/domain/study/parseTemplate'
import type { StudyTemplate } from '#shared/domain/study/studyTemplate'
import { Refusal } from '#shared/domain/refusal'

/** Far more than a template for any room: a file chosen by mistake need not be read whole. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024

/** Reads every `.json` file in a folder as a template, in the order of the file names. */
export function loadTemplates(folder: string): StudyTemplate[] {
  const templates: StudyTemplate[] = []
  const fileOfKey = new Map([[BLANK_TEMPLATE_KEY, 'the blank study']])
  for (const fileName of templateFileNames(folder)) {
    const template = readTemplate(join(folder, fileName))
    const other = fileOfKey.get(template.key)
    if (other !== undefined) {
      throw new Refusal(
        'conflict',
        `The template “${fileName}” has the key “${template.key}”, which ${other} has too. Please give it another key.`,
      )
    }
    fileOfKey.set(template.key, `“${fileName}”`)
    templates.push(template)
  }
  return templates
}

/** Reads one template, the built-in ones as much as somebody's own. Throws a Refusal that names the file. */
export function readTemplate(path: string): StudyTemplate {
  const fileName = basename(path)
  return parseTemplate(decode(readWhole(path, fileName), fileName), fileName)
}

function templateFileNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
      .map((entry) => entry.name)
      .toSorted()
  } catch (error) {
    throw cannotRead(error, `The folder of templates “${folder}”`)
  }
}

function readWhole(path: string, fileName: string): Uint8Array {
  try {
    if (statSync(path).size > LARGEST_FILE_BYTES) {
      throw new Refusal(
        'invalid-input',
        `“${fileName}” is too big for a template. Please choose another file.`,
      )
    }
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw cannotRead(error, `The template “${fileName}”`)
  }
}

function decode(bytes: Uint8Array, fileName: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(
      'file-damaged',
      `The template “${fileName}” is not plain text in UTF-8. Please save it as UTF-8 and try again.`,
    )
  }
}

function cannotRead(error: unknown, what: string): Refusal {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new Refusal('file-missing', `${what} is not there.`)
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new Refusal('storage-failed', `${what} cannot be read: ${reason}.`)
}
