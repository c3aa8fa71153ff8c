import { IMPORT_PART_BYTES, type ImportPurpose } from '#shared/contract/import.contract'
import type { CardChoices } from '#shared/domain/exchange/cardImport'
import type { Host } from '../../electron/host/createHost.ts'
import { randomIdentifier } from './randomIdentifier.ts'

/** Nothing chosen: what is strange goes to the tray, to no group, and becomes an idea. */
export const NO_CHOICES: CardChoices = {
  kind: 'idea',
  kinds: [],
  places: [],
  groups: [],
  addsTwins: false,
  leavesOutRefused: false,
}

/** Hands a file in as a page does, in parts. Gives the import's id. */
export async function sendFile(
  host: Host,
  purpose: ImportPurpose,
  content: string | Uint8Array,
): Promise<string> {
  const bytes = Buffer.from(content)
  const importId = randomIdentifier()
  await host.call('import.begin', { importId, purpose, bytes: bytes.length })
  for (let start = 0, part = 0; start < bytes.length; start += IMPORT_PART_BYTES, part += 1) {
    const data = bytes.subarray(start, start + IMPORT_PART_BYTES).toString('base64')
    await host.call('import.sendPart', { importId, part, data })
  }
  return importId
}
