import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openFacilitatorPage } from '../support/startApp.ts'
import {
  BEGINNING,
  boardOf,
  card,
  columnIn,
  columnsOn,
  dropOnto,
  isFocused,
  MIDDLE,
  middleOf,
  openBoard,
  studyOf,
  tabTo,
  TRAY,
  type CardToAdd,
} from './boardPage.ts'

const CARDS: readonly CardToAdd[] = [
  ['barrier', 'No transport home', 0],
  ['barrier', 'Taxis cost too much', 1],
  ['barrier', 'Letters arrive late', 1],
  ['enabler', 'A volunteer drives', 2],
]

async function openThemes() {
  const app = await openBoard(CARDS)
  await app.page.getByRole('navigation', { name: 'Boards' }).getByRole('link', { name: 'Themes' }).click()
  await app.page.getByRole('heading', { level: 1, name: 'Themes' }).waitFor()
  await card(app.page, 'No transport home').waitFor()
  return app
}

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of the new theme' })

describe('the themes board', () => {
  it('has every card in its tray at first, and starts a theme where one card is dragged onto another', async () => {
    const { host, page } = await openThemes()
    expect(await columnsOn(host, 'themes')).toEqual([
      [TRAY, CARDS.map(([, text]) => text)],
      ['Parking lot', []],
    ])

    await dropOnto(page, card(page, 'Taxis cost too much'), card(page, 'No transport home'))
    await nameField(page).waitFor()
    expect(await nameField(page).inputValue()).toBe('Theme 1')
    await expectAccessible(page, 'a theme that is being named')
    await page.keyboard.type('Getting home')
    await page.keyboard.press('Enter')
    await columnIn(page, 'Getting home').waitFor()
    await expect
      .poll(() => columnsOn(host, 'themes'))
      .toEqual([
        [TRAY, ['Letters arrive late', 'A volunteer drives']],
        ['Getting home', ['No transport home', 'Taxis cost too much']],
        ['Parking lot', []],
      ])
    // On the pathway nothing has moved.
    expect((await columnsOn(host, 'pathway'))[1]).toEqual([BEGINNING, ['No transport home']])

    // A third one joins, at the place where it is let go.
    await dropOnto(page, card(page, 'A volunteer drives'), card(page, 'Taxis cost too much'))
    await expect
      .poll(async () => (await columnsOn(host, 'themes'))[1])
      .toEqual(['Getting home', ['No transport home', 'A volunteer drives', 'Taxis cost too much']])
    const counts = columnIn(page, 'Getting home').getByRole('list', { name: 'Cards by kind' })
    expect(await counts.textContent()).toBe('Barrier: 2Enabler: 1')
    await columnIn(page, 'Getting home').getByText('from 3 stages').waitFor()

    // Back into the tray, where there is no place to choose.
    await dropOnto(
      page,
      card(page, 'A volunteer drives'),
      columnIn(page, TRAY).getByText('Letters arrive late'),
    )
    await nameField(page).press('Escape')
    await page.getByRole('button', { name: 'Undo: start a theme' }).click()
    await expect
      .poll(async () => (await columnsOn(host, 'themes')).map(([name]) => name))
      .toEqual([TRAY, 'Getting home', 'Parking lot'])
  })

  it('starts and names a theme with the keyboard alone, folds it away, and undoes it', async () => {
    const { host, page } = await openThemes()
    await tabTo(page, card(page, 'No transport home'))
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => isFocused(card(page, 'Taxis cost too much'))).toBe(true)
    await page.keyboard.press('x')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Start a theme with 2 cards' }).waitFor()
    await expectAccessible(page, 'the menu of several cards')
    await page.keyboard.type('Start')
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(nameField(page))).toBe(true)
    await page.keyboard.type('Getting home')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => columnsOn(host, 'themes'))
      .toEqual([
        [TRAY, ['Letters arrive late', 'A volunteer drives']],
        ['Getting home', ['No transport home', 'Taxis cost too much']],
        ['Parking lot', []],
      ])
    await expect
      .poll(() => isFocused(card(page, 'No transport home')), { message: 'the focus goes into the theme' })
      .toBe(true)

    await page.getByRole('button', { name: 'Fold away Getting home' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Getting home 2 cards', expanded: false }).waitFor()
    await expectAccessible(page, 'a theme that is folded away')

    await page.keyboard.press('ControlOrMeta+z')
    await page.keyboard.press('ControlOrMeta+z')
    await expect
      .poll(() => columnsOn(host, 'themes'))
      .toEqual([
        [TRAY, CARDS.map(([, text]) => text)],
        ['Parking lot', []],
      ])
  })
})

describe('the matrix of themes and stages', () => {
  it('counts cards where they meet, goes from number to number by arrows, and opens the cards', async () => {
    const { host, page, ids } = await openThemes()
    const themes = boardOf(await studyOf(host), 'themes')
    const cardIds = ['No transport home', 'Taxis cost too much'].map((text) => ids.get(text) ?? '')
    await host.call('theme.start', {
      columnId: randomIdentifier(),
      boardId: themes.id,
      name: 'Getting home',
      cardIds,
    })
    await page
      .getByRole('navigation', { name: 'Ways of looking' })
      .getByRole('link', { name: 'Matrix' })
      .click()
    const table = page.getByRole('table')
    await table.waitFor()
    await expectAccessible(page, 'the matrix')
    expect(
      await table
        .getByRole('row')
        .allInnerTexts()
        .then((rows) => rows.map((row) => row.split(/\s*\t\s*/))),
    ).toEqual([
      ['Theme', 'Beginning: how it starts', 'Middle: what happens', 'End: what comes after', 'All'],
      ['Getting home', '1', '1', '·', '2'],
      ['Not sorted yet', '·', '1', '1', '2'],
      ['All', '1', '2', '1', '4'],
    ])
    const first = page.getByRole('button', { name: `1 card: Getting home, ${BEGINNING}` })
    await tabTo(page, first)
    await page.keyboard.press('ArrowRight')
    await expect
      .poll(() => isFocused(page.getByRole('button', { name: `1 card: Getting home, ${MIDDLE}` })))
      .toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `${TRAY} × ${MIDDLE}` })
    await dialog.getByText('Letters arrive late').waitFor()
    await expectAccessible(page, 'the cards behind a number')
  })
})

describe('the gaps', () => {
  it('lists barriers without an answer, and leaves one out as soon as it is linked elsewhere', async () => {
    const { host, address, browser, page, ids } = await openBoard(CARDS)
    await page
      .getByRole('navigation', { name: 'Ways of looking' })
      .getByRole('link', { name: 'Gaps' })
      .click()
    await page.getByText('0 of 3 barriers are addressed or eased').waitFor()
    await expectAccessible(page, 'the gaps')
    const other = await openFacilitatorPage(browser)
    await other.goto(address)
    await host.call('link.add', {
      linkId: ids.get('Taxis cost too much') ?? '',
      type: 'eased-by',
      fromCardId: ids.get('No transport home') ?? '',
      toCardId: ids.get('A volunteer drives') ?? '',
    })
    await page.getByText('1 of 3 barriers are addressed or eased').waitFor()
    expect(await page.getByRole('button', { name: 'No transport home', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Letters arrive late', exact: true }).press('Enter')
    await page.getByRole('dialog', { name: 'Card' }).waitFor()
  })

  it('goes on with the next barrier once one has its answer, without losing the focus', async () => {
    const { page } = await openBoard(CARDS)
    await page
      .getByRole('navigation', { name: 'Ways of looking' })
      .getByRole('link', { name: 'Gaps' })
      .click()
    const linkTo = (text: string) => page.getByRole('button', { name: `Link to… ${text}`, exact: true })
    async function answer(text: string): Promise<void> {
      await linkTo(text).press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Link to…' })
      await dialog.getByRole('button', { name: /^A volunteer drives/ }).press('Enter')
      await linkTo(text).waitFor({ state: 'detached' })
      await dialog.getByRole('button', { name: 'Done' }).press('Enter')
      await dialog.waitFor({ state: 'detached' })
    }
    await answer('No transport home')
    await expect.poll(() => isFocused(linkTo('Taxis cost too much'))).toBe(true)
    await answer('Taxis cost too much')
    await expect.poll(() => isFocused(linkTo('Letters arrive late'))).toBe(true)
    await answer('Letters arrive late')
    const end = page.locator('[tabindex="-1"]').filter({ hasText: 'Every barrier has an answer.' })
    await expect.poll(() => isFocused(end.last())).toBe(true)
  })
})

describe('touch on a tablet', () => {
  it('scrolls with a finger that moves at once, and lifts a card under one that rests', async () => {
    const { host, address, browser } = await openBoard(CARDS)
    const page = await openFacilitatorPage(browser, {
      viewport: { width: 1180, height: 820 },
      hasTouch: true,
    })
    await page.goto(address)
    await card(page, 'Letters arrive late').waitFor()
    const session = await page.context().newCDPSession(page)
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) => {
      await session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      })
    }
    const from = await middleOf(card(page, 'Letters arrive late'))
    const to = await middleOf(columnIn(page, BEGINNING))

    await touch('touchStart', from.x, from.y)
    for (let step = 1; step <= 6; step += 1) await touch('touchMove', from.x - step * 20, from.y)
    await touch('touchEnd')
    expect((await columnsOn(host, 'pathway'))[2]?.[1]).toContain('Letters arrive late')

    await touch('touchStart', from.x, from.y)
    await page.locator('[data-dragging]').waitFor()
    for (let step = 1; step <= 8; step += 1) {
      await touch('touchMove', from.x + ((to.x - from.x) * step) / 8, from.y)
    }
    await touch('touchEnd')
    await expect
      .poll(async () => (await columnsOn(host, 'pathway'))[1])
      .toEqual([BEGINNING, expect.arrayContaining(['Letters arrive late'])])
  })
})
