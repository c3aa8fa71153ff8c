import type { DesktopBridge } from '#shared/contract/wire'
import type { Link, LinkStatus } from './link.ts'
import { makeListeners } from './listeners.ts'

/** The bridge of the desktop app, or null in a browser. */
export function findDesktopBridge(): DesktopBridge | null {
  return (globalThis as { linkboard?: DesktopBridge }).linkboard ?? null
}

/** A link to the host in the same program: it is always open. */
export function openIpcLink(bridge: DesktopBridge): Link {
  const frames = makeListeners<unknown>()
  const statuses = makeListeners<LinkStatus>()
  let status: LinkStatus = 'open'
  bridge.listen((frame) => {
    if (status === 'open') frames.tell(frame)
  })

  function setStatus(next: LinkStatus): void {
    status = next
    statuses.tell(next)
  }

  return {
    send: (frame) => {
      if (status !== 'open') return false
      bridge.send(frame)
      return true
    },
    onFrame: frames.add,
    getStatus: () => status,
    onStatus: statuses.add,
    restart: () => {
      setStatus('connecting')
      setStatus('open')
    },
    close: () => setStatus('closed'),
  }
}
