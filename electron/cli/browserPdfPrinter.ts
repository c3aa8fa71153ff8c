import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { Refusal } from '#shared/domain/refusal'
import type { PdfPrinter } from '../host/ports.ts'
import { openDevToolsPipe, type DevToolsPipe } from './devToolsPipe.ts'
import { folderForBrowser } from './findBrowser.ts'

export interface PrintingBrowser {
  readonly path: string
  /** What it needs in its environment beside what this process has. */
  readonly env?: Readonly<Record<string, string>>
}

/** A report of some hundred pages takes a few seconds; a browser that hangs must not keep an export forever. */
const LONGEST_PRINT_MS = 120_000
/** Of what the browser says on its error output: enough to see why it did not start. */
const MOST_OUTPUT = 20_000

/** Prints with Chrome, Edge or Chromium, without a window, in a profile of its own that is gone afterwards. */
export function createPdfPrinter(browser: PrintingBrowser): PdfPrinter {
  return {
    async print(html, signal) {
      signal.throwIfAborted()
      const place = folderForBrowser(browser.path, tmpdir())
      await mkdir(place, { recursive: true })
      // Readable for nobody else: mkdtemp sees to that.
      const folder = await mkdtemp(join(place, 'linkboard-print-'))
      try {
        await writeFile(join(folder, 'page.html'), html, { mode: 0o600 })
        return await printIn(folder, browser, signal)
      } finally {
        // A browser that was just stopped may hold its files for a moment longer.
        await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
      }
    },
  }
}

async function printIn(folder: string, browser: PrintingBrowser, signal: AbortSignal): Promise<Uint8Array> {
  const isRoot = process.getuid?.() === 0
  const first = await runBrowser(folder, browser, !isRoot, signal)
  if (first.pdf) return first.pdf
  // Some systems let nobody but root make a sandbox. The page is our own, and its policy lets nothing run.
  const second =
    /sandbox/i.test(first.output) && !isRoot ? await runBrowser(folder, browser, false, signal) : first
  if (second.pdf) return second.pdf
  throw new Refusal(
    'internal',
    'The browser on this computer did not print the PDF. Please try again, or leave the PDF out: the Word file and the web page can be printed too. Nothing was written.',
    { browser: browser.path, output: second.output.slice(-500) },
  )
}

interface Printed {
  readonly pdf: Uint8Array | null
  readonly output: string
}

async function runBrowser(
  folder: string,
  { path, env }: PrintingBrowser,
  isSandboxed: boolean,
  signal: AbortSignal,
): Promise<Printed> {
  signal.throwIfAborted()
  const child = spawn(path, printArguments(folder, isSandboxed), {
    // The last two are the pipes of the DevTools protocol: what the browser reads, and what it writes.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    // A group of its own, so that all of its processes can be ended at once.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const [, , errors, toBrowser, fromBrowser] = child.stdio
  let output = ''
  errors?.on('data', (chunk: Buffer) => {
    output = (output + String(chunk)).slice(-MOST_OUTPUT)
  })
  const pipe = openDevToolsPipe(toBrowser as Writable, fromBrowser as Readable)
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  void gone.then(() => pipe.end(new Error('The browser has ended')))
  const stop = (): void => endWholly(child)
  const timer = setTimeout(stop, LONGEST_PRINT_MS)
  signal.addEventListener('abort', stop, { once: true })
  process.once('exit', stop)
  try {
    return { pdf: await printPage(pipe, pathToFileURL(join(folder, 'page.html')).href), output }
  } catch (error) {
    signal.throwIfAborted()
    return { pdf: null, output: `${output}\n${String(error)}` }
  } finally {
    stop()
    await gone
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    process.off('exit', stop)
  }
}

/**
 * Over the DevTools protocol rather than with `--print-to-pdf`: not every build of Chromium has that, and here no script
 * of a page can run at all.
 */
async function printPage(pipe: DevToolsPipe, address: string): Promise<Uint8Array> {
  const { targetId } = await pipe.call('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await pipe.call('Target.attachToTarget', { targetId, flatten: true })
  const call = (method: string, parameters?: Record<string, unknown>) =>
    pipe.call(method, parameters, String(sessionId))
  await call('Page.enable')
  await call('Emulation.setScriptExecutionDisabled', { value: true })
  const loaded = pipe.once('Page.loadEventFired')
  await Promise.all([call('Page.navigate', { url: address }), loaded])
  const { stream } = await call('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    // In pieces: a long report would be too much for one message.
    transferMode: 'ReturnAsStream',
  })
  const pieces: Buffer[] = []
  for (;;) {
    const { data, base64Encoded, eof } = await call('IO.read', { handle: stream, size: PIECE_BYTES })
    pieces.push(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'utf8'))
    if (eof === true) return Buffer.concat(pieces)
  }
}

const PIECE_BYTES = 1_000_000

function printArguments(folder: string, isSandboxed: boolean): string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    ...(isSandboxed ? [] : ['--no-sandbox']),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--disable-gpu',
    // Crashes only where /dev/shm is small, as in containers.
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    // The page's own policy lets it fetch nothing; this keeps the browser itself from calling home.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // The same pictures of letters everywhere, whatever the desktop's own settings.
    '--font-render-hinting=none',
  ]
}

function endWholly(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    if (process.platform === 'win32') child.kill()
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}
