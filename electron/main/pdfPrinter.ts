import { BrowserWindow } from 'electron'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PdfPrinter } from '../host/ports.ts'

/** Prints in a window that nobody sees: sandboxed, without scripts, and with nothing of the app's own session. */
export function createPdfPrinter(): PdfPrinter {
  return {
    async print(html, signal) {
      signal.throwIfAborted()
      // From a file: an address that holds the page itself would be too long for a large draft.
      const folder = await mkdtemp(join(tmpdir(), 'linkboard-print-'))
      try {
        const page = join(folder, 'page.html')
        await writeFile(page, html, { mode: 0o600 })
        return await printPage(page, signal)
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
      }
    },
  }
}

async function printPage(page: string, signal: AbortSignal): Promise<Uint8Array> {
  // An earlier stop is not told again to who listens from here on.
  signal.throwIfAborted()
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      // In memory, and apart from the app's.
      partition: 'print',
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const { webContents } = window
  webContents.session.webRequest.onBeforeRequest((request, decide) =>
    decide({ cancel: !request.url.startsWith('file:') }),
  )
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  const printed = (async () => {
    await window.loadFile(page)
    return webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  })()
  // Stopping destroys the window, which makes this fail as well.
  printed.catch(() => undefined)
  try {
    return await Promise.race([printed, stopped])
  } finally {
    window.destroy()
  }
}
