import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import { IPC_TO_HOST, IPC_TO_WINDOW, type HostFrame } from '#shared/contract/wire'
import type { Logger } from '../host/ports.ts'
import { isTrustedFrame } from './senderCheck.ts'

interface Connection {
  receive(frame: unknown): void
  closed(): void
}

interface IpcLinkOptions {
  readonly ipcMain: Pick<IpcMain, 'on'>
  /** The connection that belongs to this window; null for one that is none of ours. */
  readonly connect: (contents: WebContents, send: (frame: HostFrame) => void) => Connection | null
  readonly trustedOrigin: string
  readonly logger: Logger
}

/**
 * Carries frames between the windows and the host. A window gets its connection with its first frame; a
 * page that is loaded again, crashes or closes ends it, so that the next page starts from the beginning.
 */
export function attachIpcLink({ ipcMain, connect, trustedOrigin, logger }: IpcLinkOptions): void {
  const connections = new Map<WebContents, Connection>()
  const watched = new WeakSet<WebContents>()

  function end(contents: WebContents): void {
    const connection = connections.get(contents)
    connections.delete(contents)
    connection?.closed()
  }

  function watch(contents: WebContents): void {
    if (watched.has(contents)) return
    watched.add(contents)
    contents.on('did-start-navigation', (event) => {
      if (event.isMainFrame && !event.isSameDocument) end(contents)
    })
    contents.on('render-process-gone', () => end(contents))
    contents.on('destroyed', () => end(contents))
  }

  function begin(contents: WebContents): Connection | null {
    const connection = connect(contents, (frame) => {
      if (!contents.isDestroyed() && connections.get(contents) === connection) {
        contents.send(IPC_TO_WINDOW, frame)
      }
    })
    if (!connection) return null
    watch(contents)
    connections.set(contents, connection)
    return connection
  }

  ipcMain.on(IPC_TO_HOST, (event: IpcMainEvent, frame: unknown) => {
    const isTrusted = isTrustedFrame(event.senderFrame, trustedOrigin)
    const connection = isTrusted ? (connections.get(event.sender) ?? begin(event.sender)) : null
    if (connection) connection.receive(frame)
    else logger.error('A message from a page that is not ours was refused')
  })
}
