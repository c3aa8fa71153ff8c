import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createFileLogger } from '../host/logging/fileLogger.ts'
import type { Ports } from '../host/ports.ts'
import { standardFolders } from '../host/standardFolders.ts'
import { createPdfPrinter } from './browserPdfPrinter.ts'
import { findBrowser } from './findBrowser.ts'
import { PROJECT_FOLDER, readVersion } from './projectFolder.ts'

/** What the host needs when plain Node runs it: the real clock, real randomness, the usual folders. */
export function createPorts(): Ports {
  const { studiesFolder, settingsFolder } = standardFolders()
  const browser = findBrowser()
  return {
    paths: {
      studiesFolder,
      settingsFolder,
      resourcesFolder: join(PROJECT_FOLDER, 'resources'),
      pagesFolder: join(PROJECT_FOLDER, 'out', 'renderer'),
    },
    logger: createFileLogger({ path: join(settingsFolder, 'linkboard.log'), now: Date.now }),
    filePicker: null,
    pdfPrinter: browser && createPdfPrinter(browser),
    randomBytes: (length) => Uint8Array.from(randomBytes(length)),
    now: Date.now,
    version: readVersion(),
  }
}
