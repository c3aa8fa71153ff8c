import type { Session, WebContents } from 'electron'
import { isExternalAddress } from './externalAddresses.ts'

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>
type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>

/** Nothing that a page could ask for is needed: no camera, no place, no devices, no notifications. */
export function denyPermissions(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null))
}

/**
 * Keeps a window on the page that it was given: no other page, no redirect, no new window, no web view. It
 * may load its own page again, which is how it recovers. An address of our list opens in the browser. Which page is
 * its own is asked when it wants to leave: before that, Electron tells of a window that nobody has a name for yet.
 */
export function denyLeaving(
  contents: GuardedContents,
  ownPage: () => string,
  openExternal: (address: string) => void,
): void {
  contents.on('will-navigate', (event) => {
    if (!isSamePage(event.url, ownPage())) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    // The draft's preview is a frame without an address of its own; a link in it leads nowhere.
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalAddress(url)) openExternal(url)
    return { action: 'deny' }
  })
}

function isSamePage(address: string, page: string): boolean {
  return address.split('#', 1)[0] === page
}
