import { pictureContract } from '#shared/contract/picture.contract'
import { screenEvent } from '#shared/contract/screenEvents'
import type { Credential } from '#shared/contract/wire'
import { createClient, type Client } from './client.ts'
import type { Link } from './link.ts'

/** A client that knows the big screen's picture, and nothing else. */
export function createScreenClient(link: Link, credential: Credential): Client {
  return createClient(link, credential, { procedures: pictureContract, event: screenEvent })
}
