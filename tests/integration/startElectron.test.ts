import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { obstacle, runDesktopApp, whyItEnded } from '../../electron/cli/desktopApp.ts'
import { findElectron } from '../../electron/cli/electronBinary.ts'
import { downloadAddress, fetchElectron, probe, proxySettings } from '../../electron/cli/electronDownload.ts'
import { PROJECT } from '../support/runningProgram.ts'
import { temporaryFolder } from '../support/testHost.ts'

const isWindows = process.platform === 'win32'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Electron's npm package as npm leaves it: the installer, and no program yet. */
function electronPackage(): { folder: string; version: string } {
  const modules = join(temporaryFolder(), 'node_modules')
  const folder = join(modules, 'electron')
  const real = join(PROJECT, 'node_modules')
  mkdirSync(folder, { recursive: true })
  for (const name of ['install.js', 'package.json', 'checksums.json']) {
    cpSync(join(real, 'electron', name), join(folder, name))
  }
  for (const scope of ['@electron', '@electron-internal'])
    symlinkSync(join(real, scope), join(modules, scope))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version }
}

const programPath =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
  'electron'

describe('where Electron is', () => {
  const install = (folder: string, version: string): void => {
    mkdirSync(dirname(join(folder, 'dist', programPath)), { recursive: true })
    writeFileSync(join(folder, 'path.txt'), programPath)
    writeFileSync(join(folder, 'dist', 'version'), version)
    writeFileSync(join(folder, 'dist', programPath), '')
  }

  it('is in the npm package once its installer has run to the end', () => {
    const { folder, version } = electronPackage()
    expect(findElectron(folder, {})).toBeNull()
    install(folder, `v${version}`)
    expect(findElectron(folder, {})).toBe(join(folder, 'dist', programPath))
  })

  it('is nowhere if another version was unpacked, or only half of it', () => {
    const { folder } = electronPackage()
    install(folder, '1.0.0')
    expect(findElectron(folder, {})).toBeNull()
  })

  it('is where ELECTRON_OVERRIDE_DIST_PATH says, if it is there', () => {
    const { folder } = electronPackage()
    const own = temporaryFolder()
    const env = { ELECTRON_OVERRIDE_DIST_PATH: own }
    expect(findElectron(folder, env, 'linux')).toBeNull()
    writeFileSync(join(own, 'electron'), '')
    expect(findElectron(folder, env, 'linux')).toBe(join(own, 'electron'))
  })

  it('is nowhere on a system for which there is none', () => {
    expect(findElectron(electronPackage().folder, {}, 'freebsd')).toBeNull()
  })
})

describe('where Electron is downloaded from', () => {
  const platform = { ELECTRON_INSTALL_PLATFORM: 'linux', ELECTRON_INSTALL_ARCH: 'x64' }

  it('is GitHub unless a mirror is named', () => {
    expect(downloadAddress('45.4.1', platform)).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
    )
  })

  it.each([
    { ELECTRON_MIRROR: 'https://mirror.test/' },
    { npm_config_electron_mirror: 'https://mirror.test/' },
    { NPM_CONFIG_ELECTRON_MIRROR: 'https://mirror.test/', ELECTRON_MIRROR: 'https://other.test/' },
  ])('is the mirror of %o', (env) => {
    expect(downloadAddress('45.4.1', { ...platform, ...env })).toBe(
      'https://mirror.test/v45.4.1/electron-v45.4.1-linux-x64.zip',
    )
  })

  it('follows a mirror’s own folders', () => {
    const env = { ELECTRON_MIRROR: 'https://mirror.test/', ELECTRON_CUSTOM_DIR: '{{ version }}' }
    expect(downloadAddress('45.4.1', { ...platform, ...env })).toBe(
      'https://mirror.test/45.4.1/electron-v45.4.1-linux-x64.zip',
    )
  })

  it('goes through the proxy of the environment or of npm', () => {
    expect(proxySettings({ https_proxy: 'http://one', npm_config_proxy: 'http://two' })).toEqual({
      HTTPS_PROXY: 'http://one',
      HTTP_PROXY: 'http://two',
    })
    expect(proxySettings({})).toEqual({})
  })
})

describe('asking whether Electron can be had', () => {
  it('follows redirects and learns the size', async () => {
    const address = await serve((request, response) => {
      if (request.url === '/there') response.writeHead(200, { 'content-length': '112000000' }).end()
      else response.writeHead(302, { location: '/there' }).end()
    })
    expect(await probe(`${address}/electron.zip`, {})).toEqual({ bytes: 112_000_000 })
  })

  it.each([403, 404, 500])('says so when the server answers %i', async (status) => {
    const address = await serve((_request, response) => response.writeHead(status).end())
    expect(await probe(address, {})).toEqual({
      reason: `${new URL(address).host} does not have it (it answered ${status})`,
    })
  })

  it('takes a server that knows no HEAD for one that has it', async () => {
    const address = await serve((_request, response) => response.writeHead(405).end())
    expect(await probe(address, {})).toEqual({ bytes: null })
  })

  it('gives up after the time that it is given, however often it is sent on', async () => {
    const address = await serve((_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60)
    })
    const startedAt = performance.now()
    expect(await probe(address, {}, 150)).toEqual({
      reason: `${new URL(address).host} did not answer within 0.15 seconds`,
    })
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  it('gives up on a circle of redirects', async () => {
    const address = await serve((_request, response) => response.writeHead(302, { location: '/' }).end())
    expect(await probe(address, {})).toEqual({ reason: expect.stringContaining('without end') as string })
  })

  it('says that nobody is there', async () => {
    expect(await probe('http://127.0.0.1:1/', {})).toEqual({
      reason: '127.0.0.1:1 cannot be reached (ECONNREFUSED)',
    })
  })

  it('asks through a proxy', async () => {
    const asked: string[] = []
    const proxy = await serve((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(200).end()
    })
    expect(await probe('http://electron.test/e.zip', { HTTP_PROXY: proxy })).toEqual({ bytes: null })
    expect(asked).toEqual(['http://electron.test/e.zip'])
  })
})

describe('fetching Electron with its own installer', () => {
  /** A mirror with a small archive in Electron's place; its checksum is right unless told otherwise. */
  async function mirror(version: string, options: { checksum?: string } = {}) {
    const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
    const files: Zippable = {
      version: new TextEncoder().encode(version),
      [programPath]: [new TextEncoder().encode('the program'), { os: 3, attrs: 0o100755 << 16 }],
    }
    const archive = zipSync(files)
    const checksum = options.checksum ?? createHash('sha256').update(archive).digest('hex')
    const address = await serve((request, response) => {
      if (request.url === `/v${version}/${file}`) {
        response.writeHead(200, { 'content-length': archive.length }).end(archive)
      } else if (request.url === `/v${version}/SHASUMS256.txt`) response.end(`${checksum} *${file}\n`)
      else response.writeHead(404).end()
    })
    const env = {
      PATH: process.env['PATH'],
      ELECTRON_MIRROR: `${address}/`,
      // The real archive's checksum comes with the package; a mirror's own is used instead.
      electron_use_remote_checksums: '1',
      electron_config_cache: temporaryFolder(),
      TMPDIR: temporaryFolder(),
    }
    return { address, env }
  }

  it('unpacks the program and says what it does; what it has in its cache it does not download again', async () => {
    const { folder, version } = electronPackage()
    const { env } = await mirror(version)
    const said: string[] = []
    const program = join(folder, 'dist', programPath)
    expect(await fetchElectron(folder, (line) => void said.push(line), env)).toEqual({ program })
    expect(readFileSync(program, 'utf8')).toBe('the program')
    expect(said).toEqual([expect.stringMatching(/^Downloading Electron \d/)])
    expect(readdirSync(env.electron_config_cache)).toHaveLength(1)

    rmSync(join(folder, 'dist'), { recursive: true })
    expect(await fetchElectron(folder, (line) => void said.push(line), env)).toEqual({ program })
    expect(said).toHaveLength(1)
  })

  it('tells in one line why the archive was not taken', async () => {
    const { folder, version } = electronPackage()
    const { env } = await mirror(version, { checksum: '0'.repeat(64) })
    const fetched = await fetchElectron(folder, () => undefined, env)
    expect(fetched).toEqual({
      reason: expect.stringMatching(/^could not be downloaded: .*checksum/i) as string,
    })
    expect(JSON.stringify(fetched)).not.toMatch(/\\n|at file:|node:internal/)
    expect(existsSync(join(folder, 'dist', programPath))).toBe(false)
  })

  it('does not run the installer where there is nothing to be had', async () => {
    const { folder } = electronPackage()
    const address = await serve((_request, response) => response.writeHead(404).end())
    const said: string[] = []
    const env = { ELECTRON_MIRROR: `${address}/`, electron_config_cache: temporaryFolder() }
    expect(await fetchElectron(folder, (line) => void said.push(line), env)).toEqual({
      reason: expect.stringContaining('is not on this computer and') as string,
    })
    expect(said).toEqual([])
  })

  it('says so where not even the npm package is there', async () => {
    expect(await fetchElectron(temporaryFolder(), () => undefined, {})).toEqual({
      reason: 'is not installed (“npm ci” brings it)',
    })
  })
})

describe('what speaks against Electron', () => {
  it('is a Linux session without a display', () => {
    expect(obstacle('linux', {}, 1000)).toMatchObject({ hasDisplay: false })
    expect(obstacle('linux', { DISPLAY: ':0' }, 1000)).toBeNull()
    expect(obstacle('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
  })

  it('is the root user, for whom the sandbox would have to go', () => {
    expect(obstacle('linux', { DISPLAY: ':0' }, 0)).toMatchObject({ hasDisplay: true })
  })

  it('is nothing on macOS and Windows', () => {
    expect(obstacle('darwin', {}, 0)).toBeNull()
    expect(obstacle('win32', {}, undefined)).toBeNull()
  })

  it.each([
    [
      'electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      'could not start: the system’s library libnss3.so is missing',
    ],
    [
      'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured',
      'could not start: this system does not let it use its sandbox',
    ],
    [
      'ERROR:ozone_platform_x11.cc(250)] Missing X server or $DISPLAY',
      'could not start: the display could not be opened',
    ],
    ['', 'ended at once (code 127)'],
  ])('is read from its last words: %s', (words, reason) => {
    expect(whyItEnded(words, 127, null)).toBe(reason)
  })
})

describe('running Electron', () => {
  /** A program that stands in for Electron: a script that Node runs. */
  const run = (script: string, env: Record<string, string> = {}) =>
    runDesktopApp(process.execPath, ['-e', script], env)

  it('hands on its exit code once its window was there', async () => {
    expect(await run(`process.send('ready', () => process.exit(7))`)).toEqual({ exitCode: 7 })
  })

  it('takes a quick and clean end for an end: another Linkboard has been brought to the front', async () => {
    expect(await run('process.exit(0)')).toEqual({ exitCode: 0 })
  })

  it('tells why its window never came', async () => {
    const script = `process.stderr.write('x: error while loading shared libraries: libgtk-3.so.0: no\\n'); process.exitCode = 127`
    expect(await run(script)).toEqual({
      reason: 'could not start: the system’s library libgtk-3.so.0 is missing',
    })
  })

  it.skipIf(isWindows)('tells of a crash before the window (Windows has no signals)', async () => {
    expect(await run(`process.kill(process.pid, 'SIGKILL')`)).toEqual({ reason: 'ended at once (SIGKILL)' })
  })

  it.skipIf(isWindows)('tells of a program that cannot be run (Windows has no such permission)', async () => {
    const program = join(temporaryFolder(), 'electron')
    writeFileSync(program, 'not a program')
    chmodSync(program, 0o644)
    expect(await runDesktopApp(program, [], {})).toEqual({ reason: 'could not be run (EACCES)' })
  })

  it('is not turned into plain Node by an editor’s terminal', async () => {
    const script = `process.exit('ELECTRON_RUN_AS_NODE' in process.env ? 1 : 0)`
    expect(await run(script, { ELECTRON_RUN_AS_NODE: '1' })).toEqual({ exitCode: 0 })
  })

  it.skipIf(isWindows)('passes a signal on and waits for the end (Windows has no signals)', async () => {
    const script = `
      process.on('SIGTERM', () => setTimeout(() => process.exit(3), 50))
      setInterval(() => undefined, 1000)
      process.ppid && setTimeout(() => process.kill(process.ppid, 'SIGTERM'), 100)`
    // The signal goes to this process, as it would to npm start; the handler of this test run is ours alone.
    const others = process.listeners('SIGTERM')
    process.removeAllListeners('SIGTERM')
    try {
      expect(await run(script)).toEqual({ exitCode: 3 })
    } finally {
      for (const listener of others) process.on('SIGTERM', listener)
    }
  })
})
