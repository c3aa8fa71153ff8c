import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import {
  studyTemplate,
  TEMPLATE_FORMAT,
  TEMPLATE_FORMAT_VERSION,
  type StudyTemplate,
} from './studyTemplate.ts'

/** So many of a file's problems are told at once; the rest are counted. */
const PROBLEMS_TOLD = 5

/** Just enough to tell a template from another file, and a newer template from a faulty one. */
const envelope = z.looseObject({ format: z.literal(TEMPLATE_FORMAT), formatVersion: z.int().min(1) })

/**
 * Reads a template from the text of a JSON file. `fileName` is how messages call the file.
 * Throws a Refusal that names the file and says where in it something is wrong: `file-empty`,
 * `file-damaged` (not JSON), `file-foreign` (not a template), `file-newer` or `invalid-input`.
 */
export function parseTemplate(text: string, fileName: string): StudyTemplate {
  if (text.trim() === '') {
    throw new Refusal('file-empty', `The template “${fileName}” is empty. Please choose another file.`)
  }
  const content = parseJson(text, fileName)
  const head = envelope.safeParse(content)
  if (!head.success) {
    throw new Refusal(
      'file-foreign',
      `“${fileName}” is not a Linkboard template. Please choose a file that says "format": "${TEMPLATE_FORMAT}" and has a whole number as its "formatVersion".`,
    )
  }
  if (head.data.formatVersion > TEMPLATE_FORMAT_VERSION) {
    throw new Refusal(
      'file-newer',
      `The template “${fileName}” was made for a newer Linkboard (format version ${head.data.formatVersion}). Please update Linkboard to use it.`,
    )
  }
  const parsed = studyTemplate.safeParse(content)
  if (!parsed.success) throw refusalOf(parsed.error, fileName)
  return parsed.data
}

function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('file-damaged', `The template “${fileName}” cannot be read as JSON: ${reason}.`)
  }
}

function refusalOf(error: z.ZodError, fileName: string): Refusal {
  const problems = error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`,
  )
  const told = problems.slice(0, PROBLEMS_TOLD)
  if (problems.length > told.length) told.push(`and ${problems.length - told.length} more.`)
  return new Refusal(
    'invalid-input',
    `The template “${fileName}” cannot be used until this is put right:\n${told.join('\n')}`,
    { file: fileName, problems: problems.join('\n').slice(0, 10_000) },
  )
}
