import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { createHost } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { createFileLogger } from '../../electron/host/logging/fileLogger.ts'
import { foldersOf, makePorts, type PortOptions } from './hostPorts.ts'
import { systemRandomBytes } from './randomIdentifier.ts'
import { seededRandomBytes } from './seededRandom.ts'

/*
 * A whole Linkboard in a process of its own, to be killed: the host, the facilitator's page and the room.
 * Started beforehand, it waits for a line with the study's path, makes or opens that, and prints one line of
 * JSON with its addresses. With a seed, its random bytes and its clock are given, and it logs to a file as the
 * program does; each further line then sets the clock, and is answered with a line of its own.
 */
const [folder = '', seed] = process.argv.slice(2)
const log: string[] = []
let clock = 0
const ports = makePorts(folder, log, seed === undefined ? {} : givenPorts(seed))
const host = createHost(ports, { roomAddress: '127.0.0.1' })

function givenPorts(from: string): PortOptions {
  const now = () => (clock += 7)
  const logger = createFileLogger({ path: join(foldersOf(folder).settingsFolder, 'linkboard.log'), now })
  return { randomBytes: seededRandomBytes(from), now, logger }
}

let isStarted = false
createInterface({ input: process.stdin }).on('line', (line) => {
  const wish = JSON.parse(line) as { path: string; isNew: boolean; clock?: string }
  if (wish.clock !== undefined) clock = Date.parse(wish.clock)
  if (isStarted) console.log('{}')
  else void start(wish)
  isStarted = true
})

async function start({ path, isNew }: { path: string; isNew: boolean }): Promise<void> {
  if (seed !== undefined) ports.logger.info('The log is written.')
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
