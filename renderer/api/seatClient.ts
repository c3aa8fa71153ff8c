import { participantEvent } from '#shared/contract/participantEvents'
import { seatContract } from '#shared/contract/seat.contract'
import { votingContract } from '#shared/contract/voting.contract'
import type { Credential } from '#shared/contract/wire'
import { createClient, type Client } from './client.ts'
import type { Link } from './link.ts'

/** A client that knows no more than a phone needs: its page comes over the room's Wi-Fi, to everybody at once. */
export function createSeatClient(link: Link, credential: Credential): Client {
  return createClient(link, credential, {
    procedures: { ...seatContract, ...votingContract },
    event: participantEvent,
  })
}
