import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RandomBytes } from '#shared/domain/identifier'
import type { Ports } from '../../electron/host/ports.ts'
import { systemRandomBytes } from './randomIdentifier.ts'

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))

export interface PortOptions {
  readonly randomBytes?: RandomBytes
  readonly now?: () => number
  readonly logger?: Ports['logger']
  readonly pdfPrinter?: Ports['pdfPrinter']
}

export function foldersOf(folder: string): Pick<Ports['paths'], 'studiesFolder' | 'settingsFolder'> {
  return { studiesFolder: join(folder, 'studies'), settingsFolder: join(folder, 'settings') }
}

/** Three pages and an asset, enough for the servers to serve: what is in them is no concern of these tests. */
export function makePages(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'join.html'), '<!doctype html><title>Join</title>')
  writeFileSync(join(pages, 'facilitator.html'), '<!doctype html><title>Facilitator</title>')
  writeFileSync(join(pages, 'screen.html'), '<!doctype html><title>Big screen</title>')
  writeFileSync(join(pages, 'assets', 'page-1a2b.js'), 'document.title += "!"')
  writeFileSync(join(folder, 'secret.txt'), 'never served')
  return pages
}

/** Ports of a host that lives in `folder`; what it logs goes to `log`. */
export function makePorts(folder: string, log: string[], options: PortOptions = {}): Ports {
  return {
    paths: {
      ...foldersOf(folder),
      resourcesFolder: RESOURCES,
      pagesFolder: makePages(folder),
    },
    logger: options.logger ?? {
      info: (message) => void log.push(message),
      error: (message, cause) => void log.push(`${message}: ${String(cause)}`),
    },
    filePicker: null,
    pdfPrinter: options.pdfPrinter ?? null,
    randomBytes: options.randomBytes ?? systemRandomBytes,
    now: options.now ?? Date.now,
    version: '0.0.0-test',
  }
}
