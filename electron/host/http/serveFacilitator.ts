import { timingSafeEqual } from 'node:crypto'
import type { RandomBytes } from '#shared/domain/identifier'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { Host } from '../createHost.ts'
import { facilitatorPolicy } from './contentSecurityPolicy.ts'
import { startPageServer, type SocketLimits } from './pageServer.ts'
import { loadStaticPages } from './staticPages.ts'

/** Where the big screen's page is, beside the facilitator's at the root. */
export const SCREEN_PATH = '/screen'

/**
 * A message too long, or an answer that is not read while the next one comes, ends the connection, and the page
 * would send or ask the same again for ever: a thousand pasted cards and a whole study have to fit, in any script.
 */
const LIMITS: SocketLimits = {
  messageBytes: 8_000_000,
  messagesPerSecond: 1_000,
  burst: 5_000,
  waitingBytes: 128_000_000,
}

export interface FacilitatorServer {
  /** The page's address, with this run's key in the fragment, which browsers never send anywhere. */
  readonly address: string
  close(): Promise<void>
}

/**
 * The facilitator's page and the big screen's on this computer alone: a listener of its own, never the room's. Each
 * page has a key of its own, so that the big screen's opens nothing but the big screen.
 */
export async function serveFacilitator(
  host: Host,
  options: { port: number; pagesFolder: string; randomBytes: RandomBytes },
): Promise<FacilitatorServer> {
  const key = makeIdentifier(options.randomBytes)
  const screenKey = makeIdentifier(options.randomBytes)
  const server = await startPageServer({
    port: options.port,
    address: '127.0.0.1',
    hostNames: ['127.0.0.1', 'localhost'],
    pages: loadStaticPages(options.pagesFolder, { '/': 'facilitator.html', [SCREEN_PATH]: 'screen.html' }),
    policy: (name) => facilitatorPolicy(`'self' ws://${name}`),
    limits: LIMITS,
    connect: (send) =>
      host.connectWith(send, (credential) => {
        if (credential.kind === 'facilitator' && isSame(credential.key, key)) return 'facilitator'
        if (credential.kind === 'screen' && isSame(credential.key, screenKey)) return 'screen'
        throw new Refusal(
          'not-allowed',
          'This page has no key. Open it from the address that Linkboard printed.',
        )
      }),
  })
  const origin = `http://127.0.0.1:${server.port}`
  host.setScreenOpener(() => `${origin}${SCREEN_PATH}#key=${screenKey}`)
  return {
    address: `${origin}/#key=${key}`,
    async close() {
      host.setScreenOpener(null)
      await server.close()
    },
  }
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
