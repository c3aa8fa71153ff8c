import { Refusal, type RefusalData } from '#shared/domain/refusal'

/** What to tell somebody about a failed call. Anything but a Refusal is a fault of ours, and says so. */
export function refusalOf(error: unknown): RefusalData {
  if (error instanceof Refusal) {
    return { code: error.code, message: error.message, ...(error.details ? { details: error.details } : {}) }
  }
  return { code: 'internal', message: 'Something went wrong inside Linkboard. Please try again.' }
}
