import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#shared/domain/refusal'
import { createHost, type Host } from '../host/createHost.ts'
import { SCREEN_PATH } from '../host/http/serveFacilitator.ts'
import { loadStaticPages } from '../host/http/staticPages.ts'
import { createFileLogger } from '../host/logging/fileLogger.ts'
import type { Logger } from '../host/ports.ts'
import { standardFolders, type StandardFolders } from '../host/standardFolders.ts'
import { APP_SCHEME, respond } from './appProtocol.ts'
import { isExternalAddress } from './externalAddresses.ts'
import { fileFromArguments } from './fileFromArguments.ts'
import { createFilePicker } from './filePicker.ts'
import { attachIpcLink } from './ipcLink.ts'
import { menuTemplate } from './menu.ts'
import { createPdfPrinter } from './pdfPrinter.ts'
import { createScreenWindow } from './screenWindow.ts'
import { denyLeaving, denyPermissions } from './windowGuards.ts'
import { windowOptions } from './windowOptions.ts'
import { windowPage } from './windowPage.ts'

const MOST_TIME_TO_CLOSE = 10_000

const folders = standardFolders()
const windowFolder = join(folders.settingsFolder, 'desktop-window')
// Electron throws where a folder is not there yet.
mkdirSync(windowFolder, { recursive: true })
// One folder whatever way Linkboard runs: the recent files are the same. What Chromium keeps lies apart.
app.setPath('userData', folders.settingsFolder)
app.setPath('sessionData', windowFolder)

const askedFor = fileFromArguments(process.argv.slice(1), process.cwd())
if (app.requestSingleInstanceLock({ file: askedFor })) run(folders, askedFor)
else app.exit(0)

function run({ studiesFolder, settingsFolder }: StandardFolders, firstFile: string | null): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])

  const root = app.getAppPath()
  const pagesFolder = join(root, 'out', 'renderer')
  const logger = createFileLogger({ path: join(settingsFolder, 'linkboard.log'), now: Date.now })
  const page = windowPage(app.isPackaged, process.env)
  let host: Host | null = null
  let window: BrowserWindow | null = null
  let waitingFile = firstFile

  function openExternal(address: string): void {
    if (isExternalAddress(address)) void shell.openExternal(address)
  }

  const options = windowOptions(
    join(root, 'out', 'preload', 'index.cjs'),
    join(root, 'resources', 'icons', 'linkboard.png'),
  )
  const screenWindow = createScreenWindow({
    address: page.screenAddress,
    windowOptions: options,
    facilitator: () => window,
  })

  function openWindow(): void {
    const created = new BrowserWindow(options)
    window = created
    created.once('ready-to-show', () => {
      created.show()
      // Tells `npm start`, where it started us, that nothing is missing on this machine.
      process.send?.('ready')
    })
    created.on('closed', () => {
      window = null
      screenWindow.close()
    })
    created.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason !== 'clean-exit') void offerReload(created, logger, details.reason)
    })
    void created.loadURL(page.address)
  }

  async function openStudy(file: string): Promise<void> {
    if (!host) {
      waitingFile = file
      return
    }
    try {
      await host.call('study.open', { path: file })
    } catch (error) {
      logger.error('A study file could not be opened', error)
      const message = error instanceof Refusal ? error.message : `Linkboard could not open “${file}”.`
      await showMessage(window, { type: 'warning', message })
    }
  }

  app.on('second-instance', (_event, _arguments, _folder, data) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    const file = typeof data === 'object' && data !== null && 'file' in data ? data.file : null
    if (typeof file === 'string') void openStudy(file)
  })
  // How macOS hands over a file that was double-clicked.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    void openStudy(file)
  })
  app.on('web-contents-created', (_event, contents) => {
    const ownPage = () => (screenWindow.isIts(contents) ? page.screenAddress : page.address)
    denyLeaving(contents, ownPage, openExternal)
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    void closeHost(host, logger).finally(() => app.exit(0))
  })
  process.on('uncaughtException', (error) => {
    logger.error('A fault that nothing caught', error)
    dialog.showErrorBox(
      'Linkboard has to stop',
      'Everything that was acknowledged is safe in your study file. Please start Linkboard again.',
    )
    app.exit(1)
  })

  void app.whenReady().then(async () => {
    denyPermissions(session.defaultSession)
    if (page.isBuilt) {
      const pages = loadStaticPages(pagesFolder, { '/': 'facilitator.html', [SCREEN_PATH]: 'screen.html' })
      protocol.handle(APP_SCHEME, (request) => respond(pages, request))
    }
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({ platform: process.platform, isPackaged: app.isPackaged, openExternal }),
      ),
    )
    host = createHost({
      paths: { studiesFolder, settingsFolder, resourcesFolder: join(root, 'resources'), pagesFolder },
      logger,
      filePicker: createFilePicker(studiesFolder),
      pdfPrinter: createPdfPrinter(),
      randomBytes: (length) => Uint8Array.from(randomBytes(length)),
      now: Date.now,
      version: app.getVersion(),
    })
    const { connectFacilitator, connectScreen } = host
    host.setScreenOpener(() => {
      screenWindow.open()
      return null
    })
    attachIpcLink({
      ipcMain,
      // The window decides, never what its page says of itself: the big screen's cannot act as the facilitator.
      connect(contents, send) {
        if (screenWindow.isIts(contents)) return connectScreen(send)
        return contents === window?.webContents ? connectFacilitator(send) : null
      },
      trustedOrigin: page.origin,
      logger,
    })
    if (waitingFile) await openStudy(waitingFile)
    openWindow()
  })
}

async function offerReload(window: BrowserWindow, logger: Logger, reason: string): Promise<void> {
  logger.error(`The window's process has ended (${reason})`)
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped working. Your study is safe, and an open room stays open.',
    buttons: ['Show the window again', 'Quit Linkboard'],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) app.quit()
  else window.webContents.reload()
}

async function showMessage(window: BrowserWindow | null, options: Electron.MessageBoxOptions): Promise<void> {
  await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
}

async function closeHost(host: Host | null, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MOST_TIME_TO_CLOSE)
  })
  try {
    await Promise.race([host?.close(), tooLong])
  } catch (error) {
    logger.error('The study could not be closed cleanly', error)
  } finally {
    clearTimeout(timer)
  }
}
