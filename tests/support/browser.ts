import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../../electron/cli/findBrowser.ts'

/** A browser that Playwright can drive. */
export interface TestBrowser {
  readonly path: string
  /** What this browser needs in its environment beside what the test has. */
  readonly env: Readonly<Record<string, string>>
}

const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
]

const modules = join(import.meta.dirname, '../../node_modules')

/** Starts the browser of this machine, without a window. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findTestBrowser()
  // Tests open nothing but pages of this repository, and Chromium's sandbox does not run for root (containers).
  return chromium.launch({
    executablePath: path,
    chromiumSandbox: false,
    args: FLAGS,
    env: { ...process.env, ...env },
  })
}

/**
 * The first there is of: the browser that `CHROMIUM_PATH` names, the system's Chrome, Edge or Chromium, the one
 * that Playwright installed, and the one that comes as a package (Linux on x64 only). `LINKBOARD_BROWSER=packaged`
 * goes straight to the last.
 */
export async function findTestBrowser(): Promise<TestBrowser> {
  if (process.env['LINKBOARD_BROWSER'] !== 'packaged') {
    const installed = findBrowser()
    if (installed) return { path: installed.path, env: {} }
    const playwrights = chromium.executablePath()
    if (existsSync(playwrights)) return { path: playwrights, env: {} }
  }
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser()
  throw new Error('No browser to test with: install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH')
}

/** Unpacks the packaged browser once, beside the packages, so that `npm ci` clears it away with them. */
async function packagedBrowser(): Promise<TestBrowser> {
  const folder = join(modules, '.cache', `chromium-${await packagedVersion()}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    path: join(folder, 'chromium'),
    // It brings the libraries (NSS) that a bare server does not have.
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

async function packagedVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8'),
  )
  if (
    typeof manifest === 'object' &&
    manifest &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  )
    return manifest.version
  throw new Error('The package of the browser says no version')
}

/** Unpacks aside and then renames, so that nobody ever starts a browser that is half there. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(join(modules, '.cache'), { recursive: true })
  const aside = await mkdtemp(`${folder}-`)
  try {
    // The name of a runtime on which the package unpacks the libraries too.
    const env = { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpackChromium.ts')], { env })
    // Its own list of font folders names places on a server that is not this machine.
    await writeFile(join(aside, 'fonts', 'fonts.conf'), fontSettings(folder))
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}
