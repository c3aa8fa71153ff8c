import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createFileLogger } from '../../electron/host/logging/fileLogger.ts'
import { standardFolders } from '../../electron/host/standardFolders.ts'
import { freshness } from '../../electron/cli/pages.ts'
import { withProcessLock } from '../../electron/cli/processLock.ts'
import { runProgram, START } from '../support/runningProgram.ts'
import { temporaryFolder } from '../support/testHost.ts'

const isWindows = process.platform === 'win32'
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#key=[0-9a-z]{26}/

/** An environment of its own: no display, no browser, no studies of the user. */
function surroundings(home: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, CHROMIUM_PATH: ___, ...inherited } = process.env
  return { ...inherited, LINKBOARD_HOME: home, ...more }
}

function startApp(args: readonly string[], env: NodeJS.ProcessEnv) {
  return runProgram(process.execPath, [START, ...args], { env })
}

/** Stands in for Chrome: writes down how it was called, then runs until it is closed. */
function fakeBrowser(lines: string): { path: string; calls: () => string[] } {
  const folder = temporaryFolder()
  const path = join(folder, 'chrome')
  const notes = join(folder, 'calls')
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${notes}'\n${lines}\n`)
  chmodSync(path, 0o755)
  return {
    path,
    calls: () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []),
  }
}

describe.skipIf(process.platform !== 'linux')(
  'npm start without a display (only Linux can be without one)',
  () => {
    it('says in one line why Electron is not used, prints the address, serves the page and stops cleanly', async () => {
      const app = startApp([], surroundings(temporaryFolder()))
      const [address] = await app.waitFor(ADDRESS)
      const page = await fetch(address)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('<title>Linkboard</title>')
      app.kill('SIGINT')
      const { code, stdout, stderr } = await app.ended
      expect(code).toBe(0)
      const reasons = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Building'))
      expect(reasons).toEqual([
        'Electron needs a display, and there is none here, so Linkboard runs as a browser app.',
      ])
      expect(stdout).toContain('Press Ctrl+C here to stop it.')
    })
  },
)

describe.skipIf(isWindows)(
  'the browser app (its stand-in is a shell script, which Windows does not run)',
  () => {
    it('opens a window of its own, with a profile of its own, and ends when that is closed', async () => {
      const home = temporaryFolder()
      const profile = join(home, 'settings', 'browser-window')
      const signpost = join(profile, 'open-linkboard.html')
      const browser = fakeBrowser(`cp -p '${signpost}' '${home}/'; exec sleep 2.5`)
      const env = surroundings(home, { DISPLAY: ':77', CHROMIUM_PATH: browser.path })
      const app = startApp(['--browser'], env)
      const [address] = await app.waitFor(ADDRESS)
      const { code, stderr } = await app.ended
      expect({ code, stderr: stderr.replace(/^Building.*\n/, '') }).toEqual({ code: 0, stderr: '' })
      expect(browser.calls()).toContain(`--user-data-dir=${profile}`)
      expect(browser.calls()).toContain(`--app=${pathToFileURL(signpost).href}`)

      // Anybody on this computer can read a command line: the key went another way.
      expect(browser.calls().join(' ')).not.toContain(new URL(address).hash)
      const copy = join(home, 'open-linkboard.html')
      expect(readFileSync(copy, 'utf8')).toContain(`content="0;url=${address}"`)
      expect(statSync(copy).mode & 0o077).toBe(0)
      expect(existsSync(signpost)).toBe(false)
    })

    it('closes its window when it is stopped', async () => {
      const browser = fakeBrowser('exec sleep 600')
      const env = surroundings(temporaryFolder(), { DISPLAY: ':77', CHROMIUM_PATH: browser.path })
      const app = startApp(['--browser'], env)
      await app.waitFor(ADDRESS)
      await expect.poll(() => browser.calls().length).toBeGreaterThan(0)
      app.kill('SIGTERM')
      expect((await app.ended).code).toBe(0)
    })

    it('says what to do when no browser can be opened, and goes on', async () => {
      const broken = fakeBrowser('exit 1')
      const nothing = temporaryFolder()
      mkdirSync(join(nothing, 'bin'))
      const env = {
        ...surroundings(temporaryFolder()),
        DISPLAY: ':77',
        CHROMIUM_PATH: broken.path,
        PATH: nothing,
      }
      const app = startApp(['--browser'], env)
      await app.waitFor(/No browser could be opened here\. Open that address/)
      app.kill('SIGTERM')
      expect((await app.ended).code).toBe(0)
    })

    it('opens the study that is named, and starts all the same when it is not there', async () => {
      const home = temporaryFolder()
      const app = startApp(['--browser', '--no-open', join(home, 'gone.linkboard')], surroundings(home))
      await app.waitFor(ADDRESS)
      const [line] = await app.waitFor(/^linkboard: .*$/m)
      expect(line).toContain('gone.linkboard')
      app.kill('SIGTERM')
      expect((await app.ended).code).toBe(0)
    })

    it('knows wrong usage', async () => {
      const { code, stderr } = await startApp(['--brwoser'], surroundings(temporaryFolder())).ended
      expect(code).toBe(2)
      expect(stderr).toContain('--brwoser')
    })
  },
)

describe('whether what was built is still right', () => {
  function project(): { root: string; touch: (path: string, seconds: number) => void } {
    const root = temporaryFolder()
    mkdirSync(join(root, 'source', 'deep'), { recursive: true })
    return {
      root,
      touch(path, seconds) {
        writeFileSync(join(root, path), '')
        utimesSync(join(root, path), seconds, seconds)
      },
    }
  }
  const build = { outputs: ['page.html', 'main.js'], sources: ['source', 'settings.json', 'not-there.json'] }

  it('is compared with its sources, whichever of them changed last', () => {
    const { root, touch } = project()
    touch('source/deep/a.ts', 100)
    touch('settings.json', 100)
    touch('page.html', 200)
    expect(freshness(build, root)).toBe('missing')
    touch('main.js', 300)
    expect(freshness(build, root)).toBe('fresh')
    touch('source/deep/a.test.ts', 400)
    expect(freshness(build, root)).toBe('fresh')
    touch('source/deep/a.ts', 250)
    expect(freshness(build, root)).toBe('stale')
    touch('source/deep/a.ts', 100)
    touch('settings.json', 500)
    expect(freshness(build, root)).toBe('stale')
  })

  it('is looked at by one process at a time', async () => {
    const lock = join(temporaryFolder(), 'out', 'building.lock')
    const steps: string[] = []
    const work = (name: string) =>
      withProcessLock(lock, async () => {
        steps.push(`${name} begins`)
        await new Promise((resolve) => void setTimeout(resolve, 50))
        steps.push(`${name} ends`)
      })
    await Promise.all([work('one'), work('other')])
    expect(steps).toEqual(['one begins', 'one ends', 'other begins', 'other ends'])
    expect(existsSync(lock)).toBe(false)
  })

  it('is not held up for ever by a process that was killed', async () => {
    const lock = join(temporaryFolder(), 'building.lock')
    const gone = runProgram(process.execPath, ['-e', '0'])
    await gone.ended
    writeFileSync(lock, String(gone.pid))
    let hasRun = false
    await withProcessLock(lock, async () => void (hasRun = true))
    expect(hasRun).toBe(true)
  })
})

describe('where things are kept', () => {
  const everything = { home: '/home/ana', exists: () => true }

  it('is Documents, or the home folder where there is no such thing', () => {
    const linux = { ...everything, platform: 'linux', env: {} } as const
    expect(standardFolders(linux).studiesFolder).toBe(join('/home/ana', 'Documents', 'Linkboard'))
    expect(standardFolders({ ...linux, exists: () => false }).studiesFolder).toBe(
      join('/home/ana', 'Linkboard'),
    )
  })

  it.each([
    ['linux', {}, join('/home/ana', '.config', 'linkboard')],
    ['linux', { XDG_CONFIG_HOME: '/settings' }, join('/settings', 'linkboard')],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, join('/home/ana', '.config', 'linkboard')],
    ['darwin', {}, join('/home/ana', 'Library', 'Application Support', 'Linkboard')],
    ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Linkboard')],
  ] as const)('is, on %s with %o, %s', (platform, env, folder) => {
    expect(standardFolders({ ...everything, platform, env }).settingsFolder).toBe(folder)
  })

  it('is all in LINKBOARD_HOME when that is set', () => {
    const env = { LINKBOARD_HOME: '/tmp/lb', XDG_CONFIG_HOME: '/settings' }
    expect(standardFolders({ ...everything, platform: 'linux', env })).toEqual({
      studiesFolder: join('/tmp/lb', 'studies'),
      settingsFolder: join('/tmp/lb', 'settings'),
    })
  })
})

describe('the log', () => {
  const now = () => Date.UTC(2026, 0, 5, 9, 30)

  it('says when and what, and of an error its kind and place but never its words', () => {
    const path = join(temporaryFolder(), 'new', 'linkboard.log')
    const logger = createFileLogger({ path, now })
    logger.info('Linkboard 0.1.0 has started')
    try {
      JSON.parse('My pain is not believed')
    } catch (error) {
      logger.error('A frame could not be read', error)
    }
    const log = readFileSync(path, 'utf8')
    expect(log).toContain('2026-01-05T09:30:00.000Z info Linkboard 0.1.0 has started\n')
    expect(log).toMatch(/error A frame could not be read: SyntaxError\n\s+at /)
    expect(log).not.toContain('pain')
  })

  it('stays below its limit and keeps the part before', () => {
    const path = join(temporaryFolder(), 'linkboard.log')
    const logger = createFileLogger({ path, now, mostBytes: 200 })
    for (let number = 0; number < 20; number += 1) logger.info(`line ${number}`)
    expect(readFileSync(path, 'utf8').length).toBeLessThanOrEqual(200)
    expect(readFileSync(path, 'utf8')).toContain('line 19')
    expect(readFileSync(`${path}.old`, 'utf8').length).toBeLessThanOrEqual(200)
  })

  it('never stops the program', () => {
    const logger = createFileLogger({ path: join(START, 'no-folder', 'linkboard.log'), now })
    expect(() => logger.info('lost')).not.toThrow()
  })
})
