import type { IncomingMessage } from 'node:http'

/**
 * Whether a request names this server exactly, as `address:port` from the list. It stops pages elsewhere
 * that point a name of their own at this computer (DNS rebinding), and requests in absolute form.
 */
export function hasAllowedHost(request: IncomingMessage, allowed: ReadonlySet<string>): boolean {
  const { host } = request.headers
  return host !== undefined && allowed.has(host.toLowerCase()) && (request.url ?? '').startsWith('/')
}

/** Whether a socket is asked for by the page that this server itself gave out. */
export function hasOwnOrigin(request: IncomingMessage): boolean {
  const { host, origin } = request.headers
  return origin !== undefined && host !== undefined && origin === `http://${host.toLowerCase()}`
}
