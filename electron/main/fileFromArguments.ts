import { resolve } from 'node:path'

/**
 * The study file that a command line names, or null. Options, and whatever Chromium adds of its own, are
 * passed over; a relative name counts from the folder in which the command was given.
 */
export function fileFromArguments(args: readonly string[], workingFolder: string): string | null {
  const named = args.find((argument) => !argument.startsWith('-') && /\.linkboard$/i.test(argument))
  return named === undefined ? null : resolve(workingFolder, named)
}
