import { createInterface } from 'node:readline'
import { createHost } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { makePorts } from './hostPorts.ts'
import { systemRandomBytes } from './randomIdentifier.ts'

/*
 * A whole Linkboard in a process of its own, to be killed: the host, the facilitator's page and the room.
 * Started beforehand, it waits for a line with the study's path, makes or opens that, and prints one line of
 * JSON with its addresses.
 */
const [folder = ''] = process.argv.slice(2)
const log: string[] = []
const ports = makePorts(folder, log)
const host = createHost(ports, { roomAddress: '127.0.0.1' })

createInterface({ input: process.stdin }).once('line', (line) => void start(line))

async function start(line: string): Promise<void> {
  const { path, isNew } = JSON.parse(line) as { path: string; isNew: boolean }
  if (isNew) await host.call('study.create', { templateKey: 'splw', title: 'A study', path })
  else await host.call('study.open', { path })
  const room = await host.call('room.open', {})
  const { address } = await serveFacilitator(host, {
    port: 0,
    pagesFolder: ports.paths.pagesFolder,
    randomBytes: systemRandomBytes,
  })
  console.log(JSON.stringify({ facilitator: address, room, log }))
}
