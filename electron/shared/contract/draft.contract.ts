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
  /** Writes the chosen formats; without a folder, into a new one beside the study. Progress comes as events. */
  'draft.export': task({
    access: 'facilitator',
    input: z.strictObject({
      exportId: identifier,
      formats: z.array(exportFormat).min(1),
      folder: z.string().min(1).max(4_096).optional(),
    }),
    output: z.strictObject({ folder: z.string(), files: z.array(writtenFile) }),
  }),
  'draft.cancelExport': task({
    access: 'facilitator',
    input: z.strictObject({ exportId: identifier }),
    output: z.strictObject({}),
  }),
}
