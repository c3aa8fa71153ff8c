import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findBrowser, folderForBrowser, thisMachine, type Machine } from './findBrowser.ts'

/** How the page was put before the user. */
export type Opened =
  | {
      readonly kind: 'window'
      /** Settled when the window is closed. */
      readonly closed: Promise<void>
      close(): void
    }
  /** A browser that runs already has taken it. */
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'nothing' }

/** A program that cannot start says so within this time; one that can is still running. */
const SETTLES_WITHIN_MS = 1_500

/**
 * Opens a page as a window of its own in Chrome, Edge or Chromium; failing that, as a tab of the default
 * browser; failing that, not at all: the caller prints the address anyway.
 */
export async function openBrowserApp(
  address: string,
  settingsFolder: string,
  machine: Machine = thisMachine,
): Promise<Opened> {
  const browser = findBrowser(machine)
  if (browser) {
    const profile = folderForBrowser(browser.path, join(settingsFolder, 'browser-window'), machine)
    const signpost = writeSignpost(profile, address)
    const { child, ended } = start(browser.path, appWindowArguments(signpost, profile))
    const code = await within(SETTLES_WITHIN_MS, ended)
    if (code === undefined) {
      const closed = ended.then(() => rmSync(signpost, { force: true }))
      return { kind: 'window', closed, close: () => void child.kill() }
    }
    if (code === 0) return { kind: 'handed-over' }
  }
  const [command, ...args] = defaultBrowserCommand(address, machine.platform)
  const { ended } = start(command, args)
  const code = await within(SETTLES_WITHIN_MS, ended)
  return code === undefined || code === 0 ? { kind: 'handed-over' } : { kind: 'nothing' }
}

/**
 * A page that leads on to the address. On the command line itself, everybody who uses this computer could read
 * the key in it; the file is for its owner alone.
 */
function writeSignpost(profile: string, address: string): string {
  const path = join(profile, 'open-linkboard.html')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  rmSync(path, { force: true })
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Linkboard</title><meta http-equiv="refresh" content="0;url=${address}">\n`,
    { mode: 0o600 },
  )
  return path
}

/** A profile of our own keeps the window apart from the user's tabs, extensions and accounts. */
function appWindowArguments(page: string, profile: string): string[] {
  return [
    `--app=${pathToFileURL(page).href}`,
    `--user-data-dir=${profile}`,
    '--window-size=1360,860',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    // Words of a study must not go to a translation service.
    '--disable-features=Translate',
  ]
}

function defaultBrowserCommand(address: string, platform: NodeJS.Platform): [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', address]
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', address]
    default:
      return ['xdg-open', address]
  }
}

function start(command: string, args: readonly string[]): { child: ChildProcess; ended: Promise<number> } {
  const child = spawn(command, args, { stdio: 'ignore' })
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(-1))
    child.on('exit', (code) => resolve(code ?? -1))
  })
  return { child, ended }
}

/** The exit code, or undefined while the program is still running after that time. */
async function within(milliseconds: number, ended: Promise<number>): Promise<number | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([ended, late])
  } finally {
    clearTimeout(timer)
  }
}
