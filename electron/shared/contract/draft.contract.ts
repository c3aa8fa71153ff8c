import { z } from 'zod'
import { identifier } from '#shared/domain/identifier'
import { query, task } from './procedure.ts'

export const exportFormat = z.enum(['docx', 'html', 'md', 'csv'])
export type ExportFormat = z.infer<typeof exportFormat>

export const writtenFile = z.strictObject({ path: z.string(), bytes: z.int().min(0) })

export const draftContract = {
  /** The draft as one self-contained page, and how many prompts are left for the author. */
  'draft.getPreview': query({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({ html: z.string(), promptsLeft: z.int().min(0) }),
  }),
  /** Writes the chosen formats into a new folder beside the study file; progress comes as events. */
  'draft.export': task({
    access: 'facilitator',
    input: z.strictObject({ exportId: identifier, formats: z.array(exportFormat).min(1) }),
    output: z.strictObject({ folder: z.string(), files: z.array(writtenFile) }),
  }),
  'draft.cancelExport': task({
    access: 'facilitator',
    input: z.strictObject({ exportId: identifier }),
    output: z.strictObject({}),
  }),
}
