import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronVersion, findElectron } from './electronBinary.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Either it worked, or a reason that completes the sentence “Electron …”. */
export type Fetched = { readonly program: string } | { readonly reason: string }

const GITHUB = 'https://github.com/electron/electron/releases/download/'
const ANSWERS_WITHIN_MS = 3_000
const MOST_REDIRECTS = 4
const LOOKS_EVERY_MS = 500
const STALLS_AFTER_MS = 60_000
const MEGABYTE = 1_000_000

/** Where Electron's own installer will look: GitHub, or the mirror that the environment or npm names. */
export function downloadAddress(version: string, env: Env = process.env): string {
  const platform = env['ELECTRON_INSTALL_PLATFORM'] || env['npm_config_platform'] || process.platform
  const arch = env['ELECTRON_INSTALL_ARCH'] || env['npm_config_arch'] || process.arch
  const folder = installerSetting(env, 'custom_dir')?.replace('{{ version }}', version) ?? `v${version}`
  const file = installerSetting(env, 'custom_filename') ?? `electron-v${version}-${platform}-${arch}.zip`
  return `${installerSetting(env, 'mirror') ?? GITHUB}${folder}/${file}`
}

/** The names under which the installer knows a setting, in its order. */
function installerSetting(env: Env, name: 'mirror' | 'custom_dir' | 'custom_filename'): string | undefined {
  return (
    env[`npm_config_electron_${name.replace('_', '')}`] ||
    env[`NPM_CONFIG_ELECTRON_${name.toUpperCase()}`] ||
    env[`npm_config_electron_${name}`] ||
    env[`npm_package_config_electron_${name}`] ||
    env[`ELECTRON_${name.toUpperCase()}`] ||
    undefined
  )
}

/** Proxies as the environment names them, or as npm was told. */
export function proxySettings(env: Env = process.env): Record<string, string> {
  const both = env['npm_config_proxy']
  const found = {
    HTTPS_PROXY: env['HTTPS_PROXY'] || env['https_proxy'] || env['npm_config_https_proxy'] || both,
    HTTP_PROXY: env['HTTP_PROXY'] || env['http_proxy'] || both,
    NO_PROXY: env['NO_PROXY'] || env['no_proxy'] || env['npm_config_noproxy'],
  }
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  )
}

/** Whether the download can be had, asked for its head only; its size in bytes where the server says it. */
export async function probe(
  address: string,
  env: Env = process.env,
  withinMs = ANSWERS_WITHIN_MS,
): Promise<{ bytes: number | null } | { reason: string }> {
  const host = URL.parse(address)?.host ?? address
  const signal = AbortSignal.timeout(withinMs)
  try {
    let current = address
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const { status, location, length } = await head(current, env, signal)
      if (status >= 300 && status < 400 && location) current = new URL(location, current).href
      // Some servers know no HEAD; the download itself will show.
      else if (status < 300 || status === 405 || status === 501) return { bytes: length }
      else return { reason: `${host} does not have it (it answered ${status})` }
    }
    return { reason: `${host} sends from one address to the next without end` }
  } catch (error) {
    if (signal.aborted) return { reason: `${host} did not answer within ${withinMs / 1_000} seconds` }
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return { reason: `${host} cannot be reached${code}` }
  }
}

function head(
  address: string,
  env: Env,
  signal: AbortSignal,
): Promise<{ status: number; location: string | undefined; length: number | null }> {
  const isSecure = new URL(address).protocol === 'https:'
  const { request, Agent } = isSecure ? https : http
  const agent = new Agent({ proxyEnv: proxySettings(env) })
  return new Promise((resolve, reject) => {
    const asked = request(address, { method: 'HEAD', agent, signal }, (response) => {
      response.resume()
      const length = Number(response.headers['content-length'])
      resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location,
        length: length > 0 ? length : null,
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** True when the installer has the file in its cache and needs no network. */
function isCached(address: string, cacheFolder: string): boolean {
  const file = address.slice(address.lastIndexOf('/') + 1)
  try {
    return readdirSync(cacheFolder).some((folder) => existsSync(join(cacheFolder, folder, file)))
  } catch {
    return false
  }
}

function cacheFolder(env: Env): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? ''
  if (env['electron_config_cache']) return env['electron_config_cache']
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Caches', 'electron')
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'electron', 'Cache')
    default:
      return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'electron')
  }
}

/** Has Electron's own installer download and unpack its program, if it can be had at all. */
export async function fetchElectron(
  packageFolder: string,
  say: (line: string) => void,
  env: Env = process.env,
): Promise<Fetched> {
  const version = electronVersion(packageFolder)
  if (version === null) return { reason: 'is not installed (“npm ci” brings it)' }
  const address = downloadAddress(version, env)
  if (!isCached(address, cacheFolder(env))) {
    const found = await probe(address, env)
    if ('reason' in found) return { reason: `is not on this computer and ${found.reason}` }
    const size = found.bytes === null ? '' : `, ${Math.round(found.bytes / MEGABYTE)} MB`
    say(`Downloading Electron ${version}, once${size}…`)
  }
  const failure = await install(packageFolder, say, env)
  if (failure !== null) return { reason: failure }
  const program = findElectron(packageFolder, env)
  return program === null ? { reason: 'was downloaded, but its program is not there' } : { program }
}

/** Null when it worked. The installer's own words would be a stack trace: they are kept back. */
async function install(packageFolder: string, say: (line: string) => void, env: Env): Promise<string | null> {
  // A folder of its own for the half-done download shows how far it is, and leaves nothing behind.
  const temporary = mkdtempSync(join(tmpdir(), 'linkboard-electron-'))
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...env,
      ...proxySettings(env),
      NODE_USE_ENV_PROXY: '1',
      ...Object.fromEntries(['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, temporary])),
    },
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => (words = `${words}${String(chunk)}`.slice(0, 10_000)))
  const stopWatching = watchGrowth(temporary, say, () => child.kill())
  try {
    const code = await new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(null))
      child.on('close', resolve)
    })
    if (code === 0) return null
    if (child.killed) return 'could not be downloaded: the connection stood still for a minute'
    return `could not be downloaded: ${firstSentence(words)}`
  } finally {
    stopWatching()
    rmSync(temporary, { recursive: true, force: true })
  }
}

function firstSentence(words: string): string {
  const line = words.split('\n').find((candidate) => /\S/.test(candidate)) ?? 'its installer gave no reason'
  return line.replace(/^\w*Error: /, '').trim()
}

/** Tells about every quarter of a hundred megabytes, and gives up when nothing more comes. */
function watchGrowth(folder: string, say: (line: string) => void, giveUp: () => void): () => void {
  let lastBytes = 0
  let lastGrowth = performance.now()
  let told = 0
  const timer = setInterval(() => {
    const bytes = bytesBelow(folder)
    if (bytes > lastBytes) lastGrowth = performance.now()
    else if (performance.now() - lastGrowth > STALLS_AFTER_MS) giveUp()
    lastBytes = bytes
    const quarters = Math.floor(bytes / (25 * MEGABYTE))
    if (quarters > told) say(`  ${quarters * 25} MB so far…`)
    told = Math.max(told, quarters)
  }, LOOKS_EVERY_MS)
  return () => clearInterval(timer)
}

function bytesBelow(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  } catch {
    // A file went while it was looked at.
    return 0
  }
}
