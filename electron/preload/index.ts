import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { ClientFrame, DesktopBridge, HostFrame, IPC_TO_HOST, IPC_TO_WINDOW } from '#shared/contract/wire'

// Types only are imported, so that no library gets into this bundle; the compiler holds the names equal.
const toHost: typeof IPC_TO_HOST = 'linkboard:to-host'
const toWindow: typeof IPC_TO_WINDOW = 'linkboard:to-window'

const clientFrameTypes: Record<ClientFrame['type'], true> = { hello: true, call: true }
const hostFrameTypes: Record<HostFrame['type'], true> = {
  welcome: true,
  refused: true,
  reply: true,
  event: true,
}

/** Keeps each channel one-way: what belongs in the other direction, or in neither, does not pass. */
function isFrame(value: unknown, types: Record<string, true>): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  return typeof value.type === 'string' && Object.hasOwn(types, value.type)
}

const bridge: DesktopBridge = {
  send(frame) {
    if (!isFrame(frame, clientFrameTypes)) throw new TypeError('This is not a frame for the host.')
    ipcRenderer.send(toHost, frame)
  },
  listen(receive) {
    // The event stays here: it would hand `ipcRenderer` to the page.
    const pass = (_event: IpcRendererEvent, frame: unknown): void => {
      if (isFrame(frame, hostFrameTypes)) receive(frame)
    }
    ipcRenderer.on(toWindow, pass)
    return () => {
      ipcRenderer.removeListener(toWindow, pass)
    }
  },
}

contextBridge.exposeInMainWorld('linkboard', bridge)
