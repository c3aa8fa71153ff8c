import { z } from 'zod'

/** Every reason for which Linkboard refuses something. The list is closed: clients switch over it. */
export const refusalCode = z.enum([
  'invalid-input',
  'not-allowed',
  'not-found',
  'conflict',
  'study-not-open',
  'file-missing',
  'file-empty',
  'file-foreign',
  'file-damaged',
  'file-read-only',
  'file-newer',
  'file-already-open',
  'file-exists',
  'storage-failed',
  'ballot-locked',
  'round-not-open',
  'round-not-closed',
  'voter-token-unknown',
  'room-closed',
  'room-code-wrong',
  'room-busy',
  'too-many-tries',
  'seat-unknown',
  'reload-page',
  'offline',
  'cancelled',
  'internal',
])
export type RefusalCode = z.infer<typeof refusalCode>

/** What a caller is told when something is refused: a code to act on, and a sentence that says what to do. */
export const refusalData = z.strictObject({
  code: refusalCode,
  message: z.string(),
  details: z.record(z.string(), z.string()).optional(),
})
export type RefusalData = z.infer<typeof refusalData>

/** Thrown where a rule of the domain says no; carried to the caller as {@link RefusalData}. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, string> | undefined

  constructor(code: RefusalCode, message: string, details?: Record<string, string>) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
