import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { BEGINNING, END, isFocused, openBoard } from './boardPage.ts'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Menu of ${name}` })

async function sides(element: Locator): Promise<{ left: number; right: number }> {
  const { left, right } = await element.evaluate((one) => one.getBoundingClientRect())
  return { left, right }
}

const scrollTo = (page: Page, left: number) =>
  region(page, 'Parking lot').evaluate((one, at) => {
    if (one.parentElement) one.parentElement.scrollLeft = at
    return one.parentElement?.scrollLeft
  }, left)
const scrolled = (page: Page) => region(page, 'Parking lot').evaluate((one) => one.parentElement?.scrollLeft)

describe('the tray and the parking lot at the edges of a narrow board', () => {
  it('stay where they are with what is behind them when they are opened, and let the focus be seen', async () => {
    const { page } = await openBoard([
      ['barrier', 'Beds are short', 0],
      ['barrier', 'Letters arrive late', 2],
    ])
    await page.setViewportSize({ width: 1100, height: 700 })
    const parking = region(page, 'Parking lot')

    const before = await scrollTo(page, 30)
    expect(before).toBe(30)
    await parking.getByRole('button').click()
    await menuOf(page, 'Parking lot').waitFor()
    expect(await scrolled(page)).toBe(30)

    // It lies over the last stage by now; the last stage's menu comes out from behind it with the focus.
    expect((await sides(menuOf(page, END))).right).toBeGreaterThan((await sides(parking)).left)
    await page.keyboard.press('Shift+Tab')
    for (let step = 0; step < 8 && !(await isFocused(menuOf(page, END))); step += 1) {
      await page.keyboard.press('Shift+Tab')
    }
    expect(await isFocused(menuOf(page, END))).toBe(true)
    expect((await sides(region(page, END))).right).toBeLessThanOrEqual((await sides(parking)).left)

    await page.getByRole('button', { name: /^Tray/ }).click()
    const tray = region(page, 'Tray: not placed yet')
    await menuOf(page, 'Tray: not placed yet').waitFor()
    await scrollTo(page, 200)
    expect((await sides(region(page, BEGINNING))).left).toBeLessThan((await sides(tray)).right)
    for (let step = 0; step < 8 && !(await isFocused(menuOf(page, BEGINNING))); step += 1) {
      await page.keyboard.press('Tab')
    }
    expect(await isFocused(menuOf(page, BEGINNING))).toBe(true)
    expect((await sides(region(page, BEGINNING))).left).toBeGreaterThanOrEqual((await sides(tray)).right)
  })
})
