import { facilitatorPolicy } from '../host/http/contentSecurityPolicy.ts'
import type { StaticPages } from '../host/http/staticPages.ts'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://linkboard'
/** The facilitator's page is the map's root, the big screen's lies beside it. */
export const APP_PAGE = `${APP_ORIGIN}/`
export const APP_SCREEN = `${APP_ORIGIN}/screen`

/** Answers one request of the window from the map of built pages. Nothing else exists, whatever is on disk. */
export function respond(pages: StaticPages, request: { url: string; method: string }): Response {
  const page = findPage(pages, request)
  if (!page) return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') })
  return new Response(Uint8Array.from(page.body), { headers: headers(page.type) })
}

function findPage(pages: StaticPages, { url, method }: { url: string; method: string }) {
  if (method !== 'GET') return undefined
  const address = URL.parse(url)
  if (!address || `${address.protocol}//${address.host}` !== APP_ORIGIN) return undefined
  return pages.get(address.pathname)
}

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': facilitatorPolicy("'self'"),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  }
}
