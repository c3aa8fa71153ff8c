import { APP_ORIGIN, APP_PAGE, APP_SCREEN } from './appProtocol.ts'

export interface WindowPage {
  /** The facilitator's page, and the big screen's. */
  readonly address: string
  readonly screenAddress: string
  /** The only origin whose messages are listened to. */
  readonly origin: string
  readonly isBuilt: boolean
}

/**
 * The built pages; while developing, those of Vite's server on this computer. A packaged app never looks at
 * the environment, so nobody can make it show another page.
 */
export function windowPage(
  isPackaged: boolean,
  env: Readonly<Record<string, string | undefined>>,
): WindowPage {
  const server = isPackaged ? null : URL.parse(env['ELECTRON_RENDERER_URL'] ?? '')
  if (server?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname)) {
    const { origin } = server
    return {
      address: `${origin}/facilitator.html`,
      screenAddress: `${origin}/screen.html`,
      origin,
      isBuilt: false,
    }
  }
  return { address: APP_PAGE, screenAddress: APP_SCREEN, origin: APP_ORIGIN, isBuilt: true }
}
