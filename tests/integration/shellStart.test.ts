import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindowConstructorOptions } from 'electron'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { IPC_TO_HOST, IPC_TO_WINDOW, PROTOCOL_VERSION } from '#shared/contract/wire'
import { PROJECT } from '../support/runningProgram.ts'
import { makePages } from '../support/hostPorts.ts'
import { startTestHost, temporaryFolder } from '../support/testHost.ts'

const displays = [
  { id: 1, bounds: { x: 0, y: 0, width: 1440, height: 900 } },
  { id: 2, bounds: { x: 1440, y: 0, width: 1024, height: 768 } },
] as const

// Electron itself cannot run in the tests. Its place is taken by what `main` uses of it, so that what `main` puts
// together (the lock, the page, the link to a real host, files, the end) is known to work together.

interface Start {
  readonly hasLock?: boolean
  readonly args?: readonly string[]
}

async function startMain({ hasLock = true, args = [] }: Start = {}) {
  const root = temporaryFolder()
  const pages = makePages(root)
  mkdirSync(join(root, 'out'))
  symlinkSync(join(PROJECT, 'resources'), join(root, 'resources'), 'junction')
  renameSync(pages, join(root, 'out', 'renderer'))
  vi.stubEnv('LINKBOARD_HOME', root)

  const steps: string[] = []
  const messages: string[] = []
  const ipcMain = new EventEmitter()
  const windows: FakeWindow[] = []
  let answer: ((request: { url: string; method: string }) => Response) | undefined
  let exited: (code: number) => void = () => undefined
  const exit = new Promise<number>((resolve) => (exited = resolve))

  class FakeWindow extends EventEmitter {
    readonly sent: unknown[] = []
    readonly options: BrowserWindowConstructorOptions
    readonly webContents = Object.assign(new EventEmitter(), {
      send: (channel: string, frame: unknown) => void this.sent.push([channel, frame]),
      isDestroyed: () => false,
      setWindowOpenHandler: () => undefined,
    })
    address = ''
    focused = 0
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      this.options = options
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
    loadURL = async (address: string) => void (this.address = address)
    getBounds = () => displays[0].bounds
    isFullScreen = () => this.options.fullscreen === true
    setFullScreen = (isFull: boolean) => void (this.options.fullscreen = isFull)
    close = () => void this.emit('closed')
    show = () => void steps.push('window shown')
    isMinimized = () => false
    focus = () => void (this.focused += 1)
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    setPath(name: string, path: string) {
      if (!existsSync(path)) throw new Error(`${path} is not there, and Electron would throw`)
      steps.push(`${name} is ${path}`)
    },
    getAppPath: () => root,
    getVersion: () => '0.0.0-test',
    requestSingleInstanceLock: (data: { file: string | null }) => {
      steps.push(`lock asked for with ${String(data.file)}`)
      return hasLock
    },
    whenReady: async () => void steps.push('ready'),
    quit: () => void app.emit('will-quit', { preventDefault: () => undefined }),
    exit: (code: number) => exited(code),
  })
  const electron = {
    app,
    screen: { getAllDisplays: () => displays, getDisplayMatching: () => displays[0] },
    powerSaveBlocker: {
      start: (what: string) => steps.push(`keeps: ${what}`),
      stop: () => void steps.push('keeps nothing'),
    },
    ipcMain,
    BrowserWindow: FakeWindow,
    dialog: {
      showMessageBox: async (...given: { message?: string }[]) => {
        messages.push(given.at(-1)?.message ?? '')
        return { response: 0 }
      },
      showErrorBox: (title: string) => void messages.push(title),
    },
    Menu: { setApplicationMenu: () => undefined, buildFromTemplate: () => undefined },
    protocol: {
      registerSchemesAsPrivileged: () => void steps.push('scheme registered'),
      handle: (_scheme: string, handler: typeof answer) => void (answer = handler),
    },
    session: {
      defaultSession: new Proxy({}, { get: (_, name) => () => void steps.push(`session.${String(name)}`) }),
    },
    shell: { openExternal: async () => undefined },
  }
  vi.resetModules()
  vi.doMock('electron', () => electron)
  const ownArguments = process.argv
  const listeners = process.listeners('uncaughtException')
  process.argv = ['electron', ...args]
  onTestFinished(() => {
    process.argv = ownArguments
    for (const listener of process.listeners('uncaughtException')) {
      if (!listeners.includes(listener)) process.off('uncaughtException', listener)
    }
  })
  await import('../../electron/main/index.ts')

  let callId = 0
  return {
    root,
    app,
    steps,
    messages,
    windows,
    exit,
    answer: (url: string) => answer?.({ url, method: 'GET' }),
    async window(): Promise<FakeWindow> {
      await expect.poll(() => windows[0]?.address).toBe('app://linkboard/')
      return windows[0] as FakeWindow
    },
    /** From the page of a window, the first unless another is named. */
    send(frame: unknown, window = windows[0]): void {
      const senderFrame = { origin: 'app://linkboard', url: window?.address, parent: null }
      ipcMain.emit(IPC_TO_HOST, { sender: window?.webContents, senderFrame }, frame)
    },
    hello: { type: 'hello', protocol: PROTOCOL_VERSION, credential: { kind: 'none' }, seen: null },
    ask: (procedure: string) => ({ type: 'call', callId: (callId += 1), procedure, input: {} }),
  }
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.doUnmock('electron')
})

/** A study that is on disk and closed. */
async function makeStudy(): Promise<string> {
  const { host, folder } = startTestHost()
  const path = join(folder, 'Our pathway.linkboard')
  await host.call('study.create', { templateKey: 'splw', title: 'Our pathway', path })
  await host.call('study.close', {})
  return path
}

describe('the desktop app', () => {
  it('registers its scheme before it is ready, and says no to permissions before a page is loaded', async () => {
    const main = await startMain()
    const window = await main.window()
    const { steps } = main
    expect(steps.indexOf('scheme registered')).toBeLessThan(steps.indexOf('ready'))
    expect(steps).toContain('session.setPermissionRequestHandler')
    expect(steps[0]).toBe(`userData is ${join(main.root, 'settings')}`)
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      preload: join(main.root, 'out', 'preload', 'index.cjs'),
    })
    expect(main.answer('app://linkboard/')?.status).toBe(200)
    expect(main.answer('app://linkboard/join.html')?.status).toBe(404)
    main.app.quit()
    expect(await main.exit).toBe(0)
  })

  it('ends at once when another Linkboard is there, having told it the file', async () => {
    const main = await startMain({ hasLock: false, args: ['--flag', 'Pathway.linkboard'] })
    expect(await main.exit).toBe(0)
    expect(main.steps.at(-1)).toMatch(/^lock asked for with .*Pathway\.linkboard$/)
    expect(main.windows).toEqual([])
  })

  it('links its window with a real host, which has the study of the command line open', async () => {
    const path = await makeStudy()
    const main = await startMain({ args: [path] })
    const window = await main.window()
    main.send(main.hello)
    main.send(main.ask('app.getState'))
    await expect.poll(() => window.sent.length).toBe(2)
    expect(window.sent).toMatchObject([
      [IPC_TO_WINDOW, { type: 'welcome' }],
      [
        IPC_TO_WINDOW,
        { type: 'reply', ok: true, output: { open: { path, title: 'Our pathway' }, hasFilePicker: true } },
      ],
    ])
    main.app.quit()
    expect(await main.exit).toBe(0)
    // The host was closed: the file can be opened by another.
    const other = startTestHost()
    expect((await other.host.call('study.open', { path })).title).toBe('Our pathway')
  })

  it('opens the file of a second start, and comes to the front', async () => {
    const path = await makeStudy()
    const main = await startMain()
    const window = await main.window()
    main.send(main.hello)
    main.app.emit('second-instance', {}, [], '/', { file: path })
    await expect.poll(() => JSON.stringify(window.sent)).toContain('study.opened')
    expect(window.focused).toBe(1)
    main.app.quit()
    await main.exit
  })

  it('opens the big screen on the other display, which may look and nothing else', async () => {
    const main = await startMain({ args: [await makeStudy()] })
    const window = await main.window()
    main.send(main.hello)
    main.send(main.ask('screen.open'))
    await expect.poll(() => main.windows[1]?.address).toBe('app://linkboard/screen')
    const screen = main.windows[1]
    expect(screen?.options).toMatchObject({ x: 1440, width: 1024, height: 768, fullscreen: true })
    expect(screen?.options.webPreferences).toEqual(window.options.webPreferences)
    expect(main.steps).toContain('keeps: prevent-display-sleep')

    main.send({ ...main.hello, credential: { kind: 'facilitator', key: '' } }, screen)
    main.send(main.ask('screen.getPicture'), screen)
    await expect.poll(() => screen?.sent.length).toBe(2)
    main.send(main.ask('study.getSnapshot'), screen)
    await expect.poll(() => screen?.sent.length).toBe(3)
    expect(screen?.sent).toMatchObject([
      [IPC_TO_WINDOW, { type: 'welcome' }],
      [IPC_TO_WINDOW, { ok: true, output: { studyTitle: 'Our pathway', showing: { name: 'title' } } }],
      [IPC_TO_WINDOW, { ok: false, error: { code: 'not-found' } }],
    ])

    main.send(main.ask('screen.open'))
    await expect.poll(() => screen?.focused).toBe(1)
    expect(main.windows).toHaveLength(2)
    screen?.webContents.emit('before-input-event', {}, { key: 'Escape' })
    expect(screen?.options.fullscreen).toBe(false)
    // The facilitator's window takes the big screen with it: nobody is left with a window without a way out.
    window.emit('closed')
    expect(main.steps).toContain('keeps nothing')
    main.app.quit()
    expect(await main.exit).toBe(0)
  })

  it('says what is wrong with a file that it cannot open, and goes on', async () => {
    const main = await startMain({ args: ['/nowhere/gone.linkboard'] })
    await main.window()
    expect(main.messages).toEqual([expect.stringContaining('gone.linkboard')])
    main.app.quit()
    expect(await main.exit).toBe(0)
  })
})
