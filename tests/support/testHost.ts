import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import type { Ports } from '../../electron/host/ports.ts'
import { makePorts, type PortOptions } from './hostPorts.ts'

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const lastingFolders: string[] = []
process.once('exit', () => {
  for (const folder of lastingFolders) rmSync(folder, { recursive: true, force: true })
})

/** As above for a whole test file: it is gone when all of its tests are over. */
export function lastingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-test-'))
  lastingFolders.push(folder)
  return folder
}

export interface TestHostOptions extends PortOptions {
  readonly folder?: string
  readonly roomPort?: number
}

export interface TestHost {
  readonly host: Host
  readonly ports: Ports
  readonly folder: string
  /** What the host wrote to its log. */
  readonly log: readonly string[]
}

/** A real host on a temporary folder, closed when the test is over. Its room listens on loopback alone. */
export function startTestHost(options: TestHostOptions = {}): TestHost {
  const folder = options.folder ?? temporaryFolder()
  const log: string[] = []
  const ports = makePorts(folder, log, options)
  const host = createHost(ports, { roomAddress: '127.0.0.1', roomPort: options.roomPort ?? 0 })
  onTestFinished(() => host.close())
  return { host, ports, folder, log }
}
