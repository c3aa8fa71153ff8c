import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checklist } from '#shared/domain/draft/checklists'
import type { Checklist } from '#shared/domain/draft/checklists'
import { Refusal } from '#shared/domain/refusal'

/**
 * The reporting guidelines in a folder, one a `.json` file, in the order of {@link FIRST} and then of their names. Throws
 * a Refusal that names a file which is no checklist, or which has the key of another or the same item twice.
 */
export function readChecklists(folder: string): Checklist[] {
  const found = fileNames(folder).map((fileName) => readOne(folder, fileName))
  const keys = found.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) {
    throw new Refusal('conflict', `Two checklists have the key “${twice}”. Please give one another key.`)
  }
  return found.toSorted((first, second) => placeOf(first) - placeOf(second))
}

/** Of consensus studies at large, of public involvement, of one method: so they stand in the draft. */
const FIRST: readonly string[] = ['accord', 'gripp2-short-form', 'delphistar']

function placeOf({ key }: Checklist): number {
  const place = FIRST.indexOf(key)
  return place < 0 ? FIRST.length : place
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
  } catch (error) {
    throw refusal('storage-failed', `The folder of checklists “${folder}” cannot be read`, error)
  }
}

function readOne(folder: string, fileName: string): Checklist {
  const parsed = checklist.safeParse(contentOf(folder, fileName))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`
    throw new Refusal('invalid-input', `“${fileName}” is not a checklist as Linkboard reads them${place}.`)
  }
  const numbers = parsed.data.items.map(({ number }) => number)
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice !== undefined) {
    throw new Refusal('invalid-input', `The checklist “${fileName}” has the item ${twice} twice.`)
  }
  return parsed.data
}

function contentOf(folder: string, fileName: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, fileName), 'utf8'))
  } catch (error) {
    throw refusal('file-damaged', `The checklist “${fileName}” cannot be read`, error)
  }
}

function refusal(code: 'storage-failed' | 'file-damaged', what: string, error: unknown): Refusal {
  return new Refusal(code, `${what}: ${error instanceof Error ? error.message : String(error)}.`)
}
