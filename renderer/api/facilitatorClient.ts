import { z } from 'zod'
import { contract } from '#shared/contract/contract'
import { facilitatorEvent } from '#shared/contract/events'
import { participantEvent } from '#shared/contract/participantEvents'
import { screenEvent } from '#shared/contract/screenEvents'
import type { Credential } from '#shared/contract/wire'
import { createClient, type Client } from './client.ts'
import type { Link } from './link.ts'

const event = z.discriminatedUnion('type', [facilitatorEvent, participantEvent, screenEvent])

/** A client that knows all that a host can be asked, for the page that comes from the same computer. */
export function createFacilitatorClient(link: Link, credential: Credential): Client {
  return createClient(link, credential, { procedures: contract, event })
}
