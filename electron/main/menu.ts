import type { MenuItemConstructorOptions } from 'electron'
import { EXTERNAL_ADDRESSES } from './externalAddresses.ts'

interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly openExternal: (address: string) => void
}

/** The system's usual items only: whatever Linkboard does of its own is in the page. */
export function menuTemplate({
  platform,
  isPackaged,
  openExternal,
}: MenuOptions): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: platform === 'darwin' ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        {
          label: 'The RAND/UCLA method: its manual',
          click: () => openExternal(EXTERNAL_ADDRESSES.ramManual),
        },
        {
          label: 'ACCORD: reporting a consensus study',
          click: () => openExternal(EXTERNAL_ADDRESSES.accord),
        },
      ],
    },
  ]
}
