import { resolve } from 'node:path'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { EXTERNAL_ADDRESSES, isExternalAddress } from '../../electron/main/externalAddresses.ts'
import { freeDisplay } from '../../electron/main/freeDisplay.ts'
import { fileFromArguments } from '../../electron/main/fileFromArguments.ts'
import { menuTemplate } from '../../electron/main/menu.ts'
import { isTrustedFrame } from '../../electron/main/senderCheck.ts'
import { denyLeaving, denyPermissions } from '../../electron/main/windowGuards.ts'
import { windowOptions } from '../../electron/main/windowOptions.ts'

const PAGE = 'app://linkboard/'

/** Stands where Electron's web contents would, and tells what the handlers decided. */
function guardedWindow(page = PAGE) {
  const handlers = new Map<string, (event: object) => void>()
  let openWindow: ((details: { url: string }) => { action: string }) | undefined
  const opened: string[] = []
  const contents = {
    on: (name: string, handler: (event: object) => void) => void handlers.set(name, handler),
    setWindowOpenHandler: (handler: typeof openWindow) => void (openWindow = handler),
  }
  denyLeaving(
    contents as unknown as WebContents,
    () => page,
    (address) => void opened.push(address),
  )
  return {
    opened,
    isDenied(name: string, event: object = {}): boolean {
      const preventDefault = vi.fn<() => void>()
      const handler = handlers.get(name)
      if (!handler) throw new Error(`nothing listens to ${name}`)
      handler({ ...event, preventDefault })
      return preventDefault.mock.calls.length > 0
    },
    open: (url: string) => openWindow?.({ url }).action,
  }
}

describe('leaving the page', () => {
  it.each([
    'https://example.org/',
    'http://127.0.0.1:8000/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://elsewhere/',
    'app://linkboard/assets/a.js',
    'app://linkboard.example.org/',
  ])('is denied to %s', (url) => {
    const window = guardedWindow()
    expect(window.isDenied('will-navigate', { url, isMainFrame: true })).toBe(true)
    expect(window.isDenied('will-frame-navigate', { url, isMainFrame: false })).toBe(true)
    expect(window.opened).toEqual([])
  })

  it('is not what loading the same page again does', () => {
    expect(guardedWindow().isDenied('will-navigate', { url: PAGE })).toBe(false)
    expect(guardedWindow().isDenied('will-navigate', { url: `${PAGE}#/board` })).toBe(false)
  })

  it('from the big screen to the facilitator’s page is denied, and the other way round', () => {
    const screen = `${PAGE}screen`
    expect(guardedWindow(screen).isDenied('will-navigate', { url: screen })).toBe(false)
    expect(guardedWindow(screen).isDenied('will-navigate', { url: PAGE })).toBe(true)
    expect(guardedWindow(PAGE).isDenied('will-navigate', { url: screen })).toBe(true)
  })

  it('is denied by redirect and by web view', () => {
    expect(guardedWindow().isDenied('will-redirect', { url: PAGE })).toBe(true)
    expect(guardedWindow().isDenied('will-attach-webview')).toBe(true)
  })

  it('lets the draft’s preview be shown in its frame', () => {
    const preview = { url: 'about:srcdoc', isMainFrame: false }
    expect(guardedWindow().isDenied('will-frame-navigate', preview)).toBe(false)
  })

  it('never opens a window, and opens in the browser only what the list holds', () => {
    const window = guardedWindow()
    expect(window.open('https://example.org/')).toBe('deny')
    expect(window.open(`${EXTERNAL_ADDRESSES.accord}?a=b`)).toBe('deny')
    expect(window.opened).toEqual([])
    expect(window.open(EXTERNAL_ADDRESSES.accord)).toBe('deny')
    expect(window.opened).toEqual([EXTERNAL_ADDRESSES.accord])
  })
})

describe('addresses that may open in the browser', () => {
  it('are all https', () => {
    for (const address of Object.values(EXTERNAL_ADDRESSES)) expect(address).toMatch(/^https:\/\//)
  })

  it.each(['https://www.rand.org/', 'file:///bin/sh', 'smb://server/share', 'toString', ''])(
    'do not hold %s',
    (address) => expect(isExternalAddress(address)).toBe(false),
  )
})

describe('permissions', () => {
  it('are denied, whichever way a page asks', () => {
    const decisions: unknown[] = []
    const decide = (decision: unknown) => void decisions.push(decision)
    const session = {
      setPermissionRequestHandler: (handler: (...given: unknown[]) => void) => handler(null, 'media', decide),
      setPermissionCheckHandler: (handler: () => boolean) => decide(handler()),
      setDevicePermissionHandler: (handler: () => boolean) => decide(handler()),
      setDisplayMediaRequestHandler: (handler: (...given: unknown[]) => void) => handler({}, decide),
    }
    denyPermissions(session)
    expect(decisions).toEqual([false, false, false, null])
  })
})

describe('the sender of a message', () => {
  const ours = { origin: 'app://linkboard', url: 'app://linkboard/#/board', parent: null }

  it('is trusted when it is the top frame of our own page', () => {
    expect(isTrustedFrame(ours, 'app://linkboard')).toBe(true)
  })

  it.each([
    ['a frame that is gone', null],
    ['a frame inside our page', { ...ours, parent: ours }],
    ['the draft’s preview', { origin: 'null', url: 'about:srcdoc', parent: ours }],
    ['a page from elsewhere', { ...ours, origin: 'https://example.org', url: 'https://example.org/' }],
    ['an origin that only begins like ours', { ...ours, origin: 'app://linkboard.example.org' }],
    ['an address that only begins like ours', { ...ours, url: 'app://linkboard.example.org/' }],
    ['a window without a page yet', { ...ours, url: '' }],
  ])('is not trusted when it is %s', (_name, frame) => {
    expect(isTrustedFrame(frame, 'app://linkboard')).toBe(false)
  })
})

describe('the window', () => {
  it('has no Node, a sandbox, a world of its own and no web views', () => {
    expect(windowOptions('/app/preload.cjs', undefined).webPreferences).toMatchObject({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    })
  })
})

describe('the display for the big screen', () => {
  const display = (id: number, width: number) => ({ id, bounds: { x: 0, y: 0, width, height: 800 } })
  const laptop = display(1, 1440)

  it('is the largest on which the facilitator does not work', () => {
    const [small, projector] = [display(2, 1024), display(3, 1920)]
    expect(freeDisplay([laptop, small, projector], laptop)).toBe(projector)
    expect(freeDisplay([laptop, small, projector], projector)).toBe(laptop)
  })

  it('is none where there is no other', () => {
    expect(freeDisplay([laptop], laptop)).toBeNull()
    expect(freeDisplay([], laptop)).toBeNull()
  })
})

describe('the menu', () => {
  const roles = (isPackaged: boolean, platform: NodeJS.Platform) =>
    JSON.stringify(menuTemplate({ platform, isPackaged, openExternal: () => undefined }))

  it('has the developer tools only while developing', () => {
    expect(roles(false, 'linux')).toContain('toggleDevTools')
    expect(roles(true, 'linux')).not.toContain('toggleDevTools')
  })

  it('has the application menu that macOS expects', () => {
    expect(roles(true, 'darwin')).toContain('appMenu')
    expect(roles(true, 'win32')).not.toContain('appMenu')
  })
})

describe('the file on the command line', () => {
  it('is found after the options and Chromium’s own additions', () => {
    const args = ['--allow-file-access', '.', '--x=a.linkboard', 'Pathway 1.linkboard', 'b.linkboard']
    expect(fileFromArguments(args, '/home/ana')).toBe(resolve('/home/ana', 'Pathway 1.linkboard'))
  })

  it('may have its ending in capitals and a path of its own', () => {
    expect(fileFromArguments(['/data/STUDY.LINKBOARD'], '/home/ana')).toBe(resolve('/data/STUDY.LINKBOARD'))
  })

  it('is null when no study is named', () => {
    expect(fileFromArguments(['.', 'notes.txt', 'linkboard'], '/home/ana')).toBeNull()
  })
})
