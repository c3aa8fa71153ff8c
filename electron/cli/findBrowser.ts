import { existsSync } from 'node:fs'
import { posix, win32 } from 'node:path'

/** A browser of the Chromium family: the only kind that can show a page as a window of its own. */
export interface Browser {
  readonly name: 'Chrome' | 'Edge' | 'Chromium' | 'Browser'
  readonly path: string
}

/** What the search looks at; tests give a machine that is not there. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

export const thisMachine: Machine = { platform: process.platform, env: process.env, exists: existsSync }

const LINUX_COMMANDS = [
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
] as const

/** Where the packages put them when the search path of a desktop session leaves the folder out. */
const LINUX_FOLDERS = ['/usr/local/bin', '/usr/bin', '/snap/bin']

const MAC_APPS = [
  ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
] as const

const WINDOWS_PROGRAMS = [
  ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
] as const

/**
 * The browser to use: the one that `CHROMIUM_PATH` names if it is there, else the system's Chrome, Edge or
 * Chromium, in this order. Null where there is none.
 */
export function findBrowser(machine: Machine = thisMachine): Browser | null {
  const named = machine.env['CHROMIUM_PATH']
  if (named && machine.exists(named)) return { name: 'Browser', path: named }
  return candidates(machine).find((browser) => machine.exists(browser.path)) ?? null
}

/**
 * A folder of our own that the browser may read and write. One from a snap may do neither in the system's folder for
 * temporary files nor in hidden folders, but only in its own part of the home folder.
 */
export function folderForBrowser(
  browserPath: string,
  elsewhere: string,
  { env, exists }: Machine = thisMachine,
): string {
  const snapFolder = `${env['HOME'] ?? ''}/snap/chromium/common`
  const isSnap = browserPath.startsWith('/snap/') || browserPath.endsWith('/chromium-browser')
  return isSnap && exists(snapFolder) ? `${snapFolder}/linkboard` : elsewhere
}

function candidates({ platform, env }: Machine): Browser[] {
  switch (platform) {
    case 'darwin':
      return inFolders(['/Applications', env['HOME'] && `${env['HOME']}/Applications`], MAC_APPS, posix.join)
    case 'win32':
      return inFolders(
        [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']],
        WINDOWS_PROGRAMS,
        win32.join,
      )
    default: {
      const searchPath = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
      return [
        ...inFolders([...new Set([...searchPath, ...LINUX_FOLDERS])], LINUX_COMMANDS, posix.join),
        { name: 'Chrome', path: '/opt/google/chrome/chrome' },
        { name: 'Edge', path: '/opt/microsoft/msedge/msedge' },
      ]
    }
  }
}

/** By browser first, then by folder: a Chrome in any folder goes before an Edge. */
function inFolders(
  folders: readonly (string | undefined)[],
  programs: readonly (readonly [Browser['name'], string])[],
  join: (...parts: string[]) => string,
): Browser[] {
  return programs.flatMap(([name, program]) =>
    folders.flatMap((folder) => (folder ? [{ name, path: join(folder, program) }] : [])),
  )
}
