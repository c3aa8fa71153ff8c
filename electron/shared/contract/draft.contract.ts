import { z } from 'zod'
import { AUTHOR_TEXT_LIMIT, authorText, promptKey } from '#shared/domain/draft/authorText'
import { draftDocument } from '#shared/domain/draft/draftDocument'
import { draftGap } from '#shared/domain/draft/draftGaps'
import { draftLead } from '#shared/domain/draft/draftLeads'
import { identifier } from '#shared/domain/identifier'
import { linesOfText } from '#shared/domain/text'
import { command, query, task } from './procedure.ts'

/** `data` is a zip of tables with a codebook and an R program, `json` the whole study, `linkboard` a copy of its file. */
export const exportFormat = z.enum(['docx', 'pdf', 'html', 'md', 'data', 'xlsx', 'json', 'linkboard'])
export type ExportFormat = z.infer<typeof exportFormat>

export const writtenFile = z.strictObject({ path: z.string(), bytes: z.int().min(0) })

export const draftContract = {
  /** The draft as it would be written now, what the record leaves open, and where the draft's places lead on to. */
  'draft.getPreview': query({
    access: 'facilitator',
    input: z.strictObject({}),
    output: z.strictObject({
      document: draftDocument,
      gaps: z.array(draftGap),
      leads: z.array(draftLead),
    }),
  }),
  /** Writes what a prompt asks for in its place; an empty text brings the prompt back. */
  'prompt.answer': command({
    access: 'facilitator',
    input: z.strictObject({
      key: promptKey,
      status: authorText.shape.status,
      text: linesOfText(AUTHOR_TEXT_LIMIT),
    }),
    output: z.strictObject({}),
  }),
  /**
   * Writes the chosen formats, all or none; without a folder, into a new one beside the study. Progress comes as
   * events. A PDF is refused where nothing can print it (`canPrintPdf` of `app.getState`), a copy of the study
   * while a vote is open.
   */
  'draft.export': task({
    access: 'facilitator',
    input: z.strictObject({
      exportId: identifier,
      formats: z.array(exportFormat).min(1),
      folder: z.string().min(1).max(4_096).optional(),
    }),
    output: z.strictObject({ folder: z.string(), files: z.array(writtenFile) }),
  }),
  /** The export ends as refused (`cancelled`), and leaves its folder as it was. */
  'draft.cancelExport': task({
    access: 'facilitator',
    input: z.strictObject({ exportId: identifier }),
    output: z.strictObject({}),
  }),
}
