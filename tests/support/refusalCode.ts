import { Refusal, type RefusalCode } from '#shared/domain/refusal'

/** How a call came out: `done`, or the code of its refusal. Any other failure is the test's own. */
export async function outcomeOf(call: Promise<unknown>): Promise<'done' | RefusalCode> {
  try {
    await call
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
