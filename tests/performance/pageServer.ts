import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

export interface ServedPage {
  readonly address: string
  close(): void
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * A peer that would fetch something from elsewhere goes without it, at once, rather than wait for a network. Fonts
 * are let alone: Excalidraw names a second place for each of its two hundred, which is asked only where the first
 * fails, and a refusal of each would be counted against it.
 */
const NOTHING_FROM_ELSEWHERE = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; font-src *"

/** Serves one page on a port of its own, and under each prefix the files of a folder. */
export async function servePage(
  html: string,
  folders: Readonly<Record<string, string>>,
): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/') {
      response
        .writeHead(200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': NOTHING_FROM_ELSEWHERE,
        })
        .end(html)
      return
    }
    const bytes = fileAt(decodeURIComponent(pathname), folders)
    if (bytes)
      response.writeHead(200, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain' }).end(bytes)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function fileAt(path: string, folders: Readonly<Record<string, string>>): Buffer | null {
  const prefix = Object.keys(folders).find((name) => path.startsWith(name))
  const folder = prefix === undefined ? undefined : folders[prefix]
  if (prefix === undefined || folder === undefined) return null
  const inside = normalize(path.slice(prefix.length))
  if (inside.startsWith('..')) return null
  try {
    return readFileSync(join(folder, inside))
  } catch {
    return null
  }
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
