import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainEvent } from 'electron'
import { onTestFinished } from 'vitest'
import { IPC_TO_HOST, IPC_TO_WINDOW } from '#shared/contract/wire'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import { attachIpcLink } from '../../electron/main/ipcLink.ts'
import { createFrameCaller, type FrameCaller } from './frameCaller.ts'
import { systemRandomBytes } from './randomIdentifier.ts'
import { openSocket } from './socketClient.ts'
import type { TestHost } from './testHost.ts'

/** A facilitator's window on one of the ways to the host, before its greeting. */
export interface Window extends Omit<FrameCaller, 'receive' | 'lost'> {
  /** Greets as a facilitator's page on this carrier does. */
  greet(seen?: { studyId: string; revision: number } | null, protocol?: number): Promise<'patch' | 'snapshot'>
  close(): Promise<void>
}

export type OpenWindow = () => Promise<Window>

/** Each way in which frames of a facilitator reach the host, with the real code of both ends. */
export const CARRIERS: Readonly<Record<string, (test: TestHost) => Promise<OpenWindow>>> = {
  'in this process': async ({ host }) => {
    return async () => {
      const caller = createFrameCaller((frame) => connection.receive(frame))
      const connection = host.connectFacilitator(caller.receive)
      return asWindow(caller, async () => connection.closed())
    }
  },
  IPC: async ({ host, ports }) => {
    const ipcMain = new EventEmitter()
    attachIpcLink({
      ipcMain: ipcMain as unknown as Pick<IpcMain, 'on'>,
      connect: (_contents, send) => host.connectFacilitator(send),
      trustedOrigin: 'app://linkboard',
      logger: ports.logger,
    })
    return async () => openIpcWindow(ipcMain)
  },
  'a socket': async ({ host, ports }) => {
    const server = await serveFacilitator(host, {
      port: 0,
      pagesFolder: ports.paths.pagesFolder,
      randomBytes: systemRandomBytes,
    })
    onTestFinished(() => server.close())
    const key = new URL(server.address).hash.slice('#key='.length)
    return async () => {
      const client = await openSocket(server.address)
      const greet: Window['greet'] = (seen = null, protocol) =>
        client.hello({ kind: 'facilitator', key }, seen, protocol)
      return { ...client, greet }
    }
  },
}

/** Electron copies every frame by the structured clone algorithm, both ways, and delivers it later. */
function openIpcWindow(ipcMain: EventEmitter): Window {
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    send(channel: string, frame: unknown) {
      if (channel !== IPC_TO_WINDOW) throw new Error(`A frame went to ${channel}.`)
      const copy = structuredClone(frame)
      setImmediate(() => caller.receive(copy))
    },
  })
  const caller = createFrameCaller((frame) => {
    const copy: unknown = structuredClone(frame)
    const event = {
      sender: contents,
      senderFrame: { origin: 'app://linkboard', url: 'app://linkboard/facilitator.html', parent: null },
    } as unknown as IpcMainEvent
    setImmediate(() => ipcMain.emit(IPC_TO_HOST, event, copy))
  })
  return asWindow(caller, async () => void contents.emit('destroyed'))
}

function asWindow({ receive: _receive, lost, ...caller }: FrameCaller, close: () => Promise<void>): Window {
  return {
    ...caller,
    greet: (seen = null, protocol) => caller.hello({ kind: 'none' }, seen, protocol),
    async close() {
      await close()
      lost()
    },
  }
}
