import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the R program is called in the data pack. */
export const VERDICT_SCRIPT_NAME = 'verdicts.R'

/** The R program that recomputes every verdict from the tables, out of the folder of resources. */
export function readVerdictScript(resourcesFolder: string): string {
  return readFileSync(join(resourcesFolder, 'r', VERDICT_SCRIPT_NAME), 'utf8')
}
