import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { createHost, type Host } from '../host/createHost.ts'
import { serveFacilitator } from '../host/http/serveFacilitator.ts'
import { CommandFailure, WRONG_USAGE } from './endWithCode.ts'
import { openBrowserApp, type Opened } from './openBrowserApp.ts'
import { ensureBuilt, PAGES } from './pages.ts'
import { createPorts } from './ports.ts'
import { untilStopped } from './stopRequests.ts'

export interface ServeOptions {
  readonly file: string
  readonly port: number
  readonly roomPort: number
  readonly open: boolean
  readonly template?: string
  readonly blank?: true
  readonly title?: string
}

/** Serves a study and its room until it is told to stop. */
export async function serve(options: ServeOptions): Promise<void> {
  const stopped = untilStopped()
  checkFile(options)
  await ensureBuilt(PAGES, (line) => void process.stderr.write(`${line}\n`))
  const ports = createPorts()
  const host = createHost(ports, { roomPort: options.roomPort })
  try {
    const { path } = await openOrCreate(host, options)
    const room = await host.call('room.open', {})
    const { pagesFolder, settingsFolder } = ports.paths
    const page = await serveFacilitator(host, {
      port: options.port,
      pagesFolder,
      randomBytes: ports.randomBytes,
    })
    let opened: Opened = { kind: 'nothing' }
    try {
      if (!room.isOpen) throw new CommandFailure('The room could not be opened.')
      checkPort(page.address, options.port, 'port')
      checkPort(room.addresses[0], options.roomPort, 'room-port')
      const line = { facilitator: page.address, room: room.joinUrl, code: room.code, file: path }
      process.stdout.write(`${JSON.stringify({ ...line, pid: process.pid })}\n`)
      if (options.open) opened = await openBrowserApp(page.address, settingsFolder)
      await stopped
    } finally {
      await page.close()
      if (opened.kind === 'window') opened.close()
    }
  } finally {
    await host.close()
  }
}

function checkFile({ file, template, blank }: ServeOptions): void {
  if (existsSync(file) || template !== undefined || blank) return
  throw new CommandFailure(
    `There is no file “${resolve(file)}”. Give --template splw or --blank to make it.`,
    WRONG_USAGE,
  )
}

/** Opens the file if it is there, so that the same command line works the second time too. */
async function openOrCreate(host: Host, options: ServeOptions): Promise<{ path: string }> {
  const path = resolve(options.file)
  if (existsSync(path)) return host.call('study.open', { path })
  return host.call('study.create', {
    templateKey: options.template ?? null,
    title: options.title ?? basename(path, '.linkboard'),
    path,
  })
}

/** The host takes another port when the wished one is in use; who named one in a script wants just that. */
function checkPort(address: string | undefined, wished: number, option: string): void {
  if (wished === 0 || (address && new URL(address).port === String(wished))) return
  throw new CommandFailure(`Port ${wished} is in use. Give another with --${option}, or 0 for any free one.`)
}
