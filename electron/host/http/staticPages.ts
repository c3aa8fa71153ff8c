import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

interface Page {
  readonly body: Buffer
  readonly type: string
  readonly isPermanent: boolean
  zipped?: Buffer
}

/** The files of one surface, found once at the start: a request's path only looks up a name in this map. */
export type StaticPages = ReadonlyMap<string, Page>

/**
 * Each path of `documents` (such as `/`) gives its document; besides them only the built assets are served, whose
 * names carry a hash.
 */
export function loadStaticPages(folder: string, documents: Readonly<Record<string, string>>): StaticPages {
  const pages = new Map<string, Page>()
  const read = (path: string, isPermanent: boolean): Page => ({
    body: readFileSync(path),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    isPermanent,
  })
  for (const [path, document] of Object.entries(documents)) {
    pages.set(path, read(join(folder, document), false))
  }
  const assets = join(folder, 'assets')
  for (const name of readdirSync(assets)) {
    const path = join(assets, name)
    if (statSync(path).isFile()) pages.set(`/assets/${name}`, read(path, true))
  }
  return pages
}

/** Answers a GET or HEAD from the map; anything else is 404 or 405. */
export function servePage(
  pages: StaticPages,
  contentSecurityPolicy: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const page = pages.get(path)
  if (!page) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.\n')
    return
  }
  const zips = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !page.type.startsWith('font/')
  const body = zips ? (page.zipped ??= gzipSync(page.body)) : page.body
  response.writeHead(200, {
    'Content-Type': page.type,
    'Content-Length': body.length,
    'Cache-Control': page.isPermanent ? 'public, max-age=31536000, immutable' : 'no-store',
    Vary: 'Accept-Encoding',
    ...(zips ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
