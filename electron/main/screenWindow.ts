import { BrowserWindow, powerSaveBlocker, screen, type BrowserWindowConstructorOptions } from 'electron'
import type { WebContents } from 'electron'
import { freeDisplay } from './freeDisplay.ts'

interface ScreenWindowOptions {
  readonly address: string
  readonly windowOptions: BrowserWindowConstructorOptions
  /** The facilitator's window: the big screen goes to another display than this one is on. */
  readonly facilitator: () => BrowserWindow | null
}

export interface ScreenWindow {
  /** Opens it, or brings it to the front. */
  open(): void
  close(): void
  /** Whether this is the big screen's page, which may look and nothing else. */
  isIts(contents: WebContents): boolean
}

/** The big screen's window: all of the second display where there is one, else a window like any other. */
export function createScreenWindow({
  address,
  windowOptions,
  facilitator,
}: ScreenWindowOptions): ScreenWindow {
  let window: BrowserWindow | null = null

  function create(): BrowserWindow {
    const owner = facilitator()
    const display =
      owner && freeDisplay(screen.getAllDisplays(), screen.getDisplayMatching(owner.getBounds()))
    const created = new BrowserWindow({
      ...windowOptions,
      title: 'Linkboard: the big screen',
      autoHideMenuBar: true,
      ...(display ? { ...display.bounds, fullscreen: true } : {}),
    })
    // A workshop looks at one picture for longer than a laptop waits before it goes dark.
    const staysLit = powerSaveBlocker.start('prevent-display-sleep')
    created.once('ready-to-show', () => created.show())
    created.on('closed', () => {
      powerSaveBlocker.stop(staysLit)
      window = null
    })
    // The page has no buttons, so this is the way out that people try first.
    created.webContents.on('before-input-event', (_event, { key }) => {
      if (key === 'Escape' && created.isFullScreen()) created.setFullScreen(false)
    })
    void created.loadURL(address)
    return created
  }

  return {
    open() {
      if (window?.isMinimized()) window.restore()
      window?.focus()
      window ??= create()
    },
    close: () => window?.close(),
    isIts: (contents) => contents === window?.webContents,
  }
}
