import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export interface StandardFolders {
  readonly studiesFolder: string
  readonly settingsFolder: string
}

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly exists: (path: string) => boolean
}

/**
 * Where studies and settings are kept: one answer for the desktop app, the browser app and the command line,
 * so that all of them know the same recent files. `LINKBOARD_HOME` puts both into one folder.
 */
export function standardFolders(
  { platform, env, home, exists }: Surroundings = {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    exists: existsSync,
  },
): StandardFolders {
  const own = env['LINKBOARD_HOME']
  if (own) return { studiesFolder: join(own, 'studies'), settingsFolder: join(own, 'settings') }
  const documents = join(home, 'Documents')
  return {
    studiesFolder: join(exists(documents) ? documents : home, 'Linkboard'),
    settingsFolder: settingsFolder(platform, env, home),
  }
}

function settingsFolder(platform: NodeJS.Platform, env: Surroundings['env'], home: string): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Linkboard')
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Linkboard')
    default: {
      const configured = env['XDG_CONFIG_HOME']
      return join(configured?.startsWith('/') ? configured : join(home, '.config'), 'linkboard')
    }
  }
}
