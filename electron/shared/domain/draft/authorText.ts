import { z } from 'zod'
import { linesOfText } from '../text.ts'

/** Longest answer to one prompt, in Unicode code points. */
export const AUTHOR_TEXT_LIMIT = 10_000

/** What a prompt of the draft is called: "methods.registration", "accord.M7". */
export const promptKey = z
  .string()
  .regex(/^[a-zA-Z0-9]+(?:[.:-][a-zA-Z0-9]+)*$/)
  .max(120)

/**
 * What the author answered to a prompt of the draft. `written` stands in the draft in the prompt's place;
 * `not-applicable` says why an item of a reporting guideline does not apply.
 */
export const authorText = z.strictObject({
  id: promptKey,
  status: z.enum(['written', 'not-applicable']),
  text: linesOfText(AUTHOR_TEXT_LIMIT).refine((text) => text !== '', 'Please write something here.'),
})
export type AuthorText = z.infer<typeof authorText>
