import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `package.json`, `resources` and `out`. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url))

export function readVersion(): string {
  const text = readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/**
 * Keeps what Node makes of the sources, which makes the next start quicker. In our own folder, because what lies
 * in a shared one could have been put there by somebody else.
 */
export function keepCompiledCode(): void {
  enableCompileCache(join(PROJECT_FOLDER, 'node_modules', '.cache', 'linkboard'))
}
