import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { makePorts } from '../support/hostPorts.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
export const builtPagesFolder = join(repository, 'out', 'renderer')

/** The real host on a folder of its own, with the facilitator's page served as in the browser app. */
export interface HostUnderTest {
  readonly host: Host
  /** The facilitator's page, with the key in the fragment. */
  readonly address: string
  close(): Promise<void>
}

/**
 * A new folder on the disk that the repository is on. The system's temporary folder will not do: on many
 * machines it is kept in memory, where a flush to disk costs nothing.
 */
export function makeBenchFolder(): { path: string; remove(): void } {
  const parent = join(repository, 'node_modules', '.cache')
  mkdirSync(parent, { recursive: true })
  const path = mkdtempSync(join(parent, 'bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Without `pagesFolder` the pages are empty: for benchmarks that talk to the sockets alone. */
export async function startHostUnderTest(options: { pagesFolder?: string } = {}): Promise<HostUnderTest> {
  const folder = makeBenchFolder()
  const logger = {
    info: () => undefined,
    error: (message: string, cause: unknown) => console.error(message, cause),
  }
  const ports = makePorts(folder.path, [], { logger })
  const pagesFolder = options.pagesFolder ?? ports.paths.pagesFolder
  const host = createHost({ ...ports, paths: { ...ports.paths, pagesFolder } }, { roomAddress: '127.0.0.1' })
  const page = await serveFacilitator(host, { port: 0, pagesFolder, randomBytes: ports.randomBytes })
  return {
    host,
    address: page.address,
    async close() {
      await page.close()
      await host.close()
      folder.remove()
    },
  }
}
