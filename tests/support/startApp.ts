import { join } from 'node:path'
import { devices, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { ensureBuilt, PAGES } from '../../electron/cli/pages.ts'
import { createHost, type Host, type HostOptions } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { launchBrowser } from './browser.ts'
import type { Ports } from '../../electron/host/ports.ts'
import { systemRandomBytes } from './randomIdentifier.ts'
import { PROJECT } from './runningProgram.ts'
import { temporaryFolder } from './testHost.ts'

export const BUILT_PAGES = join(PROJECT, 'out', 'renderer')

const PHONE: BrowserContextOptions = {
  userAgent: devices['Pixel 7'].userAgent,
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  reducedMotion: 'reduce',
}

export interface RunningApp {
  readonly host: Host
  readonly folder: string
  /** The facilitator's page with its key. */
  readonly address: string
}

/** Builds the pages if they are older than their sources. */
export function buildPages(): Promise<void> {
  return ensureBuilt(PAGES, () => undefined)
}

/** A real host with the built pages and a real facilitator's listener, on a folder of its own. */
export async function startApp(options: HostOptions = {}): Promise<RunningApp> {
  await buildPages()
  const folder = temporaryFolder()
  const ports: Ports = {
    paths: {
      studiesFolder: join(folder, 'studies'),
      settingsFolder: join(folder, 'settings'),
      resourcesFolder: join(PROJECT, 'resources'),
      pagesFolder: BUILT_PAGES,
    },
    logger: { info: () => undefined, error: (message, cause) => console.error(message, cause) },
    filePicker: null,
    pdfPrinter: null,
    randomBytes: systemRandomBytes,
    now: Date.now,
    version: '0.0.0-test',
  }
  const host = createHost(ports, { roomAddress: '127.0.0.1', ...options })
  onTestFinished(() => host.close())
  const server = await serveFacilitator(host, {
    port: 0,
    pagesFolder: BUILT_PAGES,
    randomBytes: ports.randomBytes,
  })
  onTestFinished(() => server.close())
  return { host, folder, address: server.address }
}

let shared: Promise<Browser> | null = null

/** One browser for all tests of a file: what a test opens in it has contexts of its own, which end with the test. */
export function openBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

/** For the end of a test file. */
export async function closeBrowser(): Promise<void> {
  const closing = await shared
  shared = null
  await closing?.close()
}

/** A phone of its own: nothing that another one keeps is known to it. The test fails on an error in its console. */
export function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return openPage(browser, { ...PHONE, ...options })
}

export function openFacilitatorPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  return openPage(browser, {
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
}

let lastPicture = 0

/** With `LINKBOARD_FAILURES` set to a folder, each page of a failed test leaves a picture there. */
async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAboutTheConnection(message.text())) problems.push(message.text())
  })
  onTestFinished(async ({ task }) => {
    const folder = process.env['LINKBOARD_FAILURES']
    if (folder && task.result?.state === 'fail') {
      await page.screenshot({ path: join(folder, `${++lastPicture}.png`) })
    }
    await context.close()
    expect(problems, 'errors in the page').toEqual([])
  })
  return page
}

/** Browsers write down by themselves that a host is gone; the tests take hosts away on purpose. */
function isAboutTheConnection(text: string): boolean {
  return /WebSocket connection to|ERR_CONNECTION|ERR_INTERNET_DISCONNECTED/.test(text)
}
