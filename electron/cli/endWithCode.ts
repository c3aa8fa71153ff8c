import { CommanderError } from 'commander'
import { Refusal, type RefusalCode } from '#shared/domain/refusal'

export const FAILURE = 1
export const WRONG_USAGE = 2

/** A failure that is known well enough to be told in one line. */
export class CommandFailure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number = FAILURE) {
    super(message)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}

/** Refusals that the person who typed the command can mend by giving something else. */
const BAD_INPUT: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'invalid-input',
  'not-found',
  'file-missing',
  'file-empty',
  'file-foreign',
  'file-damaged',
  'file-newer',
  'file-exists',
])

/** Runs a command to its end and turns whatever went wrong into one line and an exit code. */
export async function endWithCode(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.exitCode = report(error)
  }
}

function report(error: unknown): number {
  // Commander has said already what is wrong, or has shown its help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  process.stderr.write(`linkboard: ${oneLine(messageOf(error))}\n`)
  if (error instanceof CommandFailure) return error.exitCode
  return error instanceof Refusal && BAD_INPUT.has(error.code) ? WRONG_USAGE : FAILURE
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ')
}
