import { createHost, type Host } from '../host/createHost.ts'
import { serveFacilitator } from '../host/http/serveFacilitator.ts'
import { createPorts } from './ports.ts'
import { messageOf, oneLine } from './endWithCode.ts'
import { openBrowserApp, type Opened } from './openBrowserApp.ts'
import { untilStopped } from './stopRequests.ts'

const OPEN_IT_YOURSELF = 'No browser could be opened here. Open that address in one on this computer.'

interface BrowserAppOptions {
  readonly file: string | null
  /** False where there is no display, or where nobody wants a window. */
  readonly opensWindow: boolean
}

/** Linkboard in plain Node, with its page in a browser, until it is stopped or its window is closed. */
export async function runBrowserApp({ file, opensWindow }: BrowserAppOptions): Promise<void> {
  const stopped = untilStopped()
  const ports = createPorts()
  const host = createHost(ports)
  let opened: Opened = { kind: 'nothing' }
  const { pagesFolder, settingsFolder } = ports.paths
  const page = await serveFacilitator(host, { port: 0, pagesFolder, randomBytes: ports.randomBytes })
  try {
    if (file !== null) await openFirst(host, file)
    process.stdout.write(`Linkboard is running: ${page.address}\nPress Ctrl+C here to stop it.\n`)
    if (opensWindow) {
      opened = await openBrowserApp(page.address, settingsFolder)
      if (opened.kind === 'nothing') process.stdout.write(`${OPEN_IT_YOURSELF}\n`)
    }
    if (opened.kind === 'window') await Promise.race([stopped, closedForGood(host, opened.closed)])
    else await stopped
  } finally {
    await page.close()
    await host.close()
    if (opened.kind === 'window') opened.close()
  }
}

/** A file that does not open is no reason not to start: another can be chosen on the start screen. */
async function openFirst(host: Host, file: string): Promise<void> {
  try {
    await host.call('study.open', { path: file })
  } catch (error) {
    process.stderr.write(`linkboard: ${oneLine(messageOf(error))}\n`)
  }
}

/**
 * Closing the window ends Linkboard, as with any app. While the room is open it goes on: a slip with the
 * mouse must not send a whole workshop home.
 */
async function closedForGood(host: Host, closed: Promise<void>): Promise<void> {
  await closed
  if (!(await isRoomOpen(host))) return
  process.stdout.write(
    'The window was closed, but the room is still open. Open the address above to go on.\n',
  )
  await new Promise<never>(() => undefined)
}

async function isRoomOpen(host: Host): Promise<boolean> {
  try {
    return (await host.call('room.getStatus', {})).isOpen
  } catch {
    return false
  }
}
