import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

function answers(program: string, argument: string): boolean {
  return spawnSync(program, [argument], { stdio: 'ignore' }).error === undefined
}

/** Whether LibreOffice is on this machine: it comes with no package of ours. */
export const hasLibreOffice = answers('soffice', '--version')
/** Opens a file with LibreOffice and saves it as another kind. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-office-'))
  try {
    const file = join(folder, `draft.${from}`)
    writeFileSync(file, bytes)
    // A profile of its own, so that it does not wait for one that is open.
    const profile = pathToFileURL(join(folder, 'profile')).href
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        join(folder, 'out'),
        file,
      ],
      { stdio: 'ignore', timeout: 300_000 },
    )
    return readFileSync(join(folder, 'out', `draft.${to.split(':', 1)[0] ?? to}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
