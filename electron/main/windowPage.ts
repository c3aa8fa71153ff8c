import { APP_ORIGIN, APP_PAGE } from './appProtocol.ts'

export interface WindowPage {
  readonly address: string
  /** The only origin whose messages are listened to. */
  readonly origin: string
  readonly isBuilt: boolean
}

/**
 * The built page; while developing, the one of Vite's server on this computer. A packaged app never looks at
 * the environment, so nobody can make it show another page.
 */
export function windowPage(
  isPackaged: boolean,
  env: Readonly<Record<string, string | undefined>>,
): WindowPage {
  const server = isPackaged ? null : URL.parse(env['ELECTRON_RENDERER_URL'] ?? '')
  if (server?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname)) {
    return { address: `${server.origin}/facilitator.html`, origin: server.origin, isBuilt: false }
  }
  return { address: APP_PAGE, origin: APP_ORIGIN, isBuilt: true }
}
