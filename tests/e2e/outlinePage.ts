import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { card, columnIn, isFocused, said, tabTo } from './boardPage.ts'

/** To the outline by the board's header, with the keyboard alone. */
export async function openOutline(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: 'Outline' }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Keys' }).waitFor()
}

export const newCard = (page: Page, name: string) =>
  page.getByRole('textbox', { name: `New card in ${name}` })
export const heading = (page: Page, name: string) =>
  columnIn(page, name).getByRole('button', { name, expanded: true })
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
export const rowOf = (page: Page, text: string) =>
  page.locator('[data-row-id]').filter({ has: card(page, text) })

/** As `tabTo`, against the order of the page. */
export async function tabBackTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error('Shift with the Tab key does not lead there.')
}

/** Waits for the focus: it comes back to its card a moment after the window over the page has gone. */
export async function expectFocus(page: Page, text: string): Promise<void> {
  await expect.poll(() => isFocused(card(page, text)), { message: `the focus is on ${text}` }).toBe(true)
}

export async function expectSaid(page: Page, words: string): Promise<void> {
  await expect.poll(() => said(page).textContent()).toBe(words)
}

/** The heading and the list of a column, as assistive technology is told of them. */
export async function tree(page: Page, name: string): Promise<string> {
  const parts = [
    columnIn(page, name).getByRole('heading', { level: 2 }),
    columnIn(page, name).getByRole('list', { name, exact: true }),
  ]
  return (await Promise.all(parts.map((part) => part.ariaSnapshot()))).join('\n')
}

export async function expectTree(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await expect.poll(() => tree(page, name)).toBe(lines.join('\n'))
}

/** The lines of a tree for the form at the end of a column. */
export function addForm(name: string): string[] {
  return [
    `  - 'form "New card in ${name}"':`,
    `    - text: "New card in ${name}"`,
    `    - 'textbox "New card in ${name}"':`,
    '      - /placeholder: Write, then press Enter',
    '    - status',
    '    - text: Kind',
    '    - button "Idea Kind": Idea',
    '    - button "Add"',
  ]
}

/** The lines of a tree for a barrier, enabler or training need without links, note or originals. */
export function plainCard(name: string): string[] {
  const buttons = [name, 'Edit', 'Move to…', 'Link to…', 'More']
  return ['  - listitem:', ...buttons.map((one) => `    - button "${one}"`)]
}

/** What of the outline reaches beyond the right edge of the window. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-column-id], [data-column-id] *')]
      .filter((element) => {
        const { right, width, height } = element.getBoundingClientRect()
        return width > 1 && height > 1 && right > document.documentElement.clientWidth + 1
      })
      .map((element) => `${element.tagName} ${element.className}`),
  )
}
