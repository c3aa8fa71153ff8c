import { describe, expect, it } from 'vitest'
import { findBrowser } from '../../electron/cli/findBrowser.ts'

function machine(platform: NodeJS.Platform, env: Record<string, string>, ...files: string[]) {
  return { platform, env, exists: (path: string) => files.includes(path) }
}

describe('finding a browser', () => {
  it('takes the one that CHROMIUM_PATH names before all others', () => {
    const env = { CHROMIUM_PATH: '/tools/chrome', PATH: '/usr/bin' }
    expect(findBrowser(machine('linux', env, '/usr/bin/google-chrome', '/tools/chrome'))).toEqual({
      name: 'Browser',
      path: '/tools/chrome',
    })
  })

  it('goes on looking when CHROMIUM_PATH names nothing that is there', () => {
    const env = { CHROMIUM_PATH: '/tools/gone', PATH: '/usr/bin' }
    expect(findBrowser(machine('linux', env, '/usr/bin/chromium'))?.path).toBe('/usr/bin/chromium')
  })

  it('prefers Chrome to Edge to Chromium, wherever on the search path they are', () => {
    const env = { PATH: '/first:/second' }
    const all = ['/first/chromium', '/first/microsoft-edge', '/second/google-chrome']
    expect(findBrowser(machine('linux', env, ...all))).toEqual({
      name: 'Chrome',
      path: '/second/google-chrome',
    })
    expect(findBrowser(machine('linux', env, ...all.slice(0, 2)))?.name).toBe('Edge')
    expect(findBrowser(machine('linux', env, ...all.slice(0, 1)))?.name).toBe('Chromium')
  })

  it('finds a snap and a package under /opt that are not on the search path', () => {
    expect(findBrowser(machine('linux', {}, '/snap/bin/chromium'))?.name).toBe('Chromium')
    expect(findBrowser(machine('linux', {}, '/opt/google/chrome/chrome'))?.name).toBe('Chrome')
  })

  it('takes no browser from a relative folder on the search path', () => {
    expect(findBrowser(machine('linux', { PATH: '.:bin' }, 'bin/chromium', 'chromium'))).toBeNull()
  })

  it('looks in both Applications folders on macOS', () => {
    const chrome = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(machine('darwin', { HOME: '/Users/ana' }, `/Users/ana/${chrome}`))?.path).toBe(
      `/Users/ana/${chrome}`,
    )
    expect(findBrowser(machine('darwin', { HOME: '/Users/ana' }, `/${chrome}`))?.path).toBe(`/${chrome}`)
  })

  it('finds the Edge that comes with Windows', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(findBrowser(machine('win32', env, edge))).toEqual({ name: 'Edge', path: edge })
  })

  it('finds a Chrome that was installed for one user of Windows only', () => {
    const env = { LOCALAPPDATA: 'C:\\Users\\Ana\\AppData\\Local' }
    const chrome = 'C:\\Users\\Ana\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser(machine('win32', env, chrome))?.path).toBe(chrome)
  })

  it('says null where there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }, '/usr/bin/firefox'))).toBeNull()
    expect(findBrowser(machine('win32', {}))).toBeNull()
  })
})
