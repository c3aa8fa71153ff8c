import type { Page } from 'playwright-core'

/* What people do with a shared tablet, in the words that it shows. */

export const PORTRAIT = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true } as const

/** From the groups, where a new device starts, to "Take your turn" or "No vote just now". */
export async function shareTablet(tablet: Page, joinUrl: string) {
  await tablet.goto(joinUrl)
  await tablet.getByRole('button', { name: 'This is a shared tablet' }).click()
  await tablet.getByRole('button', { name: 'Start sharing' }).click()
  await tablet.getByText('Shared tablet', { exact: true }).waitFor()
}

export async function typeCode(tablet: Page, code: string) {
  await tablet.getByLabel('Type the code on your card').fill(code)
  await tablet.getByRole('button', { name: 'Start' }).click()
}

/** As somebody with a printed card, when it is their turn. */
export async function takeTurn(tablet: Page, code: string) {
  await tablet.getByRole('heading', { name: 'Take your turn' }).waitFor()
  await typeCode(tablet, code)
  await tablet.getByRole('button', { name: 'Stop and clear' }).waitFor()
}

export async function clearForNext(tablet: Page) {
  await tablet.getByRole('button', { name: 'Done – clear for the next person' }).click()
  await tablet.getByRole('heading', { name: 'Take your turn' }).waitFor()
}

/** All that this tab and this device keep for the page. */
export function keptInStorage(tablet: Page): Promise<{ tab: string[]; device: string[] }> {
  return tablet.evaluate(() => ({
    tab: Object.keys(sessionStorage),
    device: Object.keys(localStorage),
  }))
}

/** Takes the room's Wi-Fi away and gives it back; pages go on being loaded. Called before the page is opened. */
export async function controlWifi(page: Page) {
  let isAway = false
  const open = new Set<{ close(): Promise<void> }>()
  await page.routeWebSocket(/\/socket$/, (socket) => {
    if (isAway) {
      void socket.close()
      return
    }
    const host = socket.connectToServer()
    open.add(socket)
    socket.onMessage((message) => {
      if (!isAway) host.send(message)
    })
    host.onMessage((message) => {
      if (!isAway) socket.send(message)
    })
  })
  return {
    cut() {
      isAway = true
      for (const socket of open) void socket.close()
      open.clear()
    },
    mend() {
      isAway = false
    },
  }
}
