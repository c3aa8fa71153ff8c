import type { BrowserWindowConstructorOptions } from 'electron'

/** Linkboard's windows. The page in one is treated like any page on the web: it has no Node at all. */
export function windowOptions(preload: string, icon: string | undefined): BrowserWindowConstructorOptions {
  return {
    title: 'Linkboard',
    width: 1360,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    // Shown once there is something to see.
    show: false,
    backgroundColor: '#ffffff',
    ...(icon === undefined ? {} : { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // Words of a study must not go to a spelling service.
      spellcheck: false,
    },
  }
}
