import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** The program inside Electron's folder, or null where this system has none. */
function programName(platform: NodeJS.Platform): string | null {
  switch (platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron'
    case 'win32':
      return 'electron.exe'
    case 'linux':
      return 'electron'
    default:
      return null
  }
}

/**
 * Electron's program, if it is there whole: in the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, or in the
 * npm package, which writes `path.txt` and `dist/version` once it has unpacked all of it.
 */
export function findElectron(
  packageFolder: string,
  env: Env = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = readText(join(packageFolder, 'path.txt')) ?? programName(platform)
  if (name === null) return null
  if (override) return existing(join(override, name))
  const unpacked = readText(join(packageFolder, 'dist', 'version'))?.replace(/^v/, '')
  if (unpacked === undefined || unpacked !== electronVersion(packageFolder)) return null
  return existing(join(packageFolder, 'dist', name))
}

/** The version of the npm package; null where it is not installed. */
export function electronVersion(packageFolder: string): string | null {
  const text = readText(join(packageFolder, 'package.json'))
  return text === null ? null : ((JSON.parse(text) as { version?: string }).version ?? null)
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}
