import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Card } from '#shared/domain/board/card'
import type { Link } from '#shared/domain/board/link'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openFacilitatorPage } from '../support/startApp.ts'
import {
  card,
  isFocused,
  middleOf,
  openBoard as openCards,
  studyOf,
  tabTo,
  type CardToAdd,
} from './boardPage.ts'

const BEGINNING = 0
const MIDDLE = 1
const END = 2

/** "No beds → More beds" of each link of a type, and the link itself. */
async function linksOf(host: Host, type: Link['type']): Promise<Record<string, Link>> {
  const { card, link } = (await studyOf(host)).records
  const text = (cardId: string) => card.get(cardId)?.text ?? '?'
  const found = [...link.values()].filter((one) => one.type === type)
  return Object.fromEntries(found.map((one) => [`${text(one.fromCardId)} → ${text(one.toCardId)}`, one]))
}

const cardOf = async (host: Host, cardId: string): Promise<Card | undefined> =>
  (await studyOf(host)).records.card.get(cardId)

/** A blank study with these cards in its three stages, open in a browser. */
async function openBoard(cards: readonly CardToAdd[]) {
  const app = await openCards(cards)
  const idOf = (text: string) => app.ids.get(text) ?? ''
  const link = (type: 'addressed-by' | 'eased-by', from: string, to: string) =>
    app.host.call('link.add', {
      linkId: randomIdentifier(),
      type,
      fromCardId: idOf(from),
      toCardId: idOf(to),
    })
  return { ...app, idOf, link }
}

const handle = (page: Page) => page.getByRole('button', { name: 'Link to…', exact: true })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

/** How many lines are drawn of one sort. */
async function lineCount(page: Page, emphasis: 'current' | 'faint', type: string): Promise<number> {
  const path = page.locator(
    `[data-link-lines] [data-part="line"][data-emphasis="${emphasis}"][data-type="${type}"]`,
  )
  return ((await path.getAttribute('d')) ?? '').split('M').length - 1
}

/** Points at a card and presses its handle. */
async function pressHandle(page: Page, text: string): Promise<void> {
  await card(page, text).hover()
  await handle(page).waitFor()
  const { x, y } = await middleOf(handle(page))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y + 6, { steps: 3 })
}

/** Opens something from a card's menu without a mouse. */
async function chooseFromMenu(page: Page, text: string, start: string): Promise<void> {
  await card(page, text).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await page.keyboard.type(start)
  await page.keyboard.press('Enter')
}

describe('links drawn by hand', () => {
  it('links two cards by the handle, the right way round, and says why others cannot be', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'No transport home', BEGINNING],
      ['step', 'Ward round', MIDDLE],
      ['enabler', 'Volunteer drivers', MIDDLE],
      ['training-need', 'Booking transport', END],
    ])

    // From the enabler to the barrier: the link still goes from the barrier.
    await pressHandle(page, 'Volunteer drivers')
    const board = page.locator('[data-linkable]')
    await expect.poll(() => board.getAttribute('data-linkable')).toBe('barrier')
    const to = await middleOf(card(page, 'No transport home'))
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await expect.poll(() => page.locator('[data-link-target="yes"]').count()).toBe(1)
    await page.mouse.up()
    await expect
      .poll(async () => Object.keys(await linksOf(host, 'eased-by')))
      .toEqual(['No transport home → Volunteer drivers'])
    expect(await board.count(), 'all marks are gone').toBe(0)
    expect(await page.locator('[data-link-target], [data-link-from]').count()).toBe(0)
    expect(await page.getByRole('dialog').count(), 'a line is no press').toBe(0)

    // A step cannot be linked to: said in words.
    await pressHandle(page, 'No transport home')
    const step = await middleOf(card(page, 'Ward round'))
    await page.mouse.move(step.x, step.y, { steps: 6 })
    await expect.poll(() => page.locator('[data-link-target="no"]').count()).toBe(1)
    await page.mouse.up()
    await page.getByText('A barrier can be linked to training needs and enablers.').waitFor()

    // Escape gives up, and so does letting go over nothing.
    const need = await middleOf(card(page, 'Booking transport'))
    await pressHandle(page, 'No transport home')
    await page.mouse.move(need.x, need.y, { steps: 6 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await pressHandle(page, 'No transport home')
    await page.mouse.move(need.x, need.y + 200, { steps: 6 })
    await page.mouse.up()
    expect(await linksOf(host, 'addressed-by')).toEqual({})

    await pressHandle(page, 'No transport home')
    await page.mouse.move(need.x, need.y, { steps: 6 })
    await page.mouse.up()
    await expect
      .poll(async () => Object.keys(await linksOf(host, 'addressed-by')))
      .toEqual(['No transport home → Booking transport'])

    // A card that cannot be linked has no handle, and a press without a drag opens the list.
    await card(page, 'Ward round').hover()
    await handle(page).waitFor({ state: 'hidden' })
    await card(page, 'Booking transport').hover()
    await handle(page).click()
    await dialog(page, 'Link to…').waitFor()
    await expectAccessible(page, 'the link dialog')
  })

  it('shows the links of the card in focus as lines, all of them, or none', async () => {
    const { page, link } = await openBoard([
      ['barrier', 'No transport home', BEGINNING],
      ['barrier', 'No beds', BEGINNING],
      ['enabler', 'Volunteer drivers', MIDDLE],
      ['training-need', 'Booking transport', END],
    ])
    await link('eased-by', 'No transport home', 'Volunteer drivers')
    await link('addressed-by', 'No transport home', 'Booking transport')
    await link('addressed-by', 'No beds', 'Booking transport')
    const counts = async () => ({
      current: [
        await lineCount(page, 'current', 'eased-by'),
        await lineCount(page, 'current', 'addressed-by'),
      ],
      faint: [await lineCount(page, 'faint', 'eased-by'), await lineCount(page, 'faint', 'addressed-by')],
    })

    expect(await counts()).toEqual({ current: [0, 0], faint: [0, 0] })
    await card(page, 'No transport home').focus()
    await expect.poll(counts).toEqual({ current: [1, 1], faint: [0, 0] })
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(counts, { message: 'the lines go with the focus' })
      .toEqual({ current: [0, 1], faint: [0, 0] })

    // On the way to the choice the focus passes the training need, which keeps its lines.
    const shown = page.getByRole('radiogroup', { name: 'Links' })
    await tabTo(page, shown.getByRole('radio', { name: 'None' }))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await expect.poll(counts).toEqual({ current: [0, 2], faint: [1, 0] })
    await expectAccessible(page, 'the board with all lines')
    await shown.getByRole('radio', { name: 'None' }).click()
    await expect.poll(counts).toEqual({ current: [0, 0], faint: [0, 0] })

    // While a card is under way there are no lines; then they are where it is now.
    await shown.getByRole('radio', { name: 'All' }).click()
    await card(page, 'No beds').focus()
    await expect.poll(counts).toEqual({ current: [0, 1], faint: [1, 1] })
    await page.keyboard.press('Space')
    await expect.poll(() => page.locator('[data-link-lines]').isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-link-lines]').evaluate((svg) => svg.style.display)).toBe('')
    await expect.poll(counts).toEqual({ current: [0, 1], faint: [1, 1] })
  })

  it('counts what is out of sight at the edge where it is', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `Way out ${index + 1}.`)
    const { page, link } = await openBoard([
      ['barrier', 'No transport home', BEGINNING],
      ...texts.map((text): CardToAdd => ['enabler', text, MIDDLE]),
    ])
    for (const text of ['Way out 1.', 'Way out 38.', 'Way out 40.']) {
      await link('eased-by', 'No transport home', text)
    }
    await card(page, 'No transport home').hover()
    await expect.poll(() => lineCount(page, 'current', 'eased-by')).toBe(3)
    const badges = page.locator('[data-link-lines] text')
    await expect.poll(() => badges.allTextContents()).toEqual(['2'])
    // The column is scrolled to its end: now the first one is out of sight.
    await card(page, 'Way out 1.').evaluate((face) => {
      const list = face.closest('ul')?.parentElement
      if (list) list.scrollTop = list.scrollHeight
    })
    await expect.poll(() => badges.allTextContents()).toEqual(['1'])
  })
})

describe('links by the keyboard', () => {
  it('links by the dialog, and lists what a merged card brings along', async () => {
    const { host, page, link, idOf } = await openBoard([
      ['barrier', 'No transport home', BEGINNING],
      ['barrier', 'Nobody to drive home', BEGINNING],
      ['enabler', 'Volunteer drivers', MIDDLE],
    ])
    await link('eased-by', 'Nobody to drive home', 'Volunteer drivers')
    await host.call('cards.merge', {
      intoCardId: idOf('No transport home'),
      merged: [{ linkId: randomIdentifier(), cardId: idOf('Nobody to drive home') }],
      reason: '',
      decidedBy: '',
    })
    await card(page, 'Nobody to drive home').waitFor({ state: 'detached' })
    expect(await card(page, 'No transport home').textContent()).toContain('1 link')
    await chooseFromMenu(page, 'No transport home', 'Link')
    await dialog(page, 'Link to…').waitFor()
    await page
      .getByRole('button', { name: /^Volunteer drivers.*through a merged card/, pressed: true })
      .waitFor()
    await page.keyboard.press('Escape')

    await page.keyboard.press('Enter')
    await dialog(page, 'Card').waitFor()
    await dialog(page, 'Card').getByText('Through a merged card: Nobody to drive home').waitFor()
    await dialog(page, 'Card').getByText('Pathway: Beginning: how it starts').waitFor()
    await expectAccessible(page, 'the card dialog with an inherited link')
  })
})

describe('merging duplicates', () => {
  it('merges three chosen cards by keyboard, lists them with who and why, splits one off, and undoes it', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'No transport home', BEGINNING],
      ['barrier', 'Nobody to drive home', BEGINNING],
      ['barrier', 'Transport home is missing', MIDDLE],
      ['idea', 'A bus', MIDDLE],
    ])
    await card(page, 'No transport home').focus()
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('x')
    await chooseFromMenu(page, 'Transport home is missing', 'Merge')
    await dialog(page, 'Merge duplicates').waitFor()
    await expectAccessible(page, 'the merge dialog')
    await tabTo(page, page.getByRole('radio', { name: 'No transport home' }))
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'Nobody to drive home' }).isChecked()).toBe(true)
    await tabTo(page, page.getByLabel('Why (if you like)'))
    await page.keyboard.type('All about the way home')
    await tabTo(page, page.getByRole('combobox', { name: 'Who decided' }))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Fac')
    await page.getByRole('option', { name: 'Facilitators' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Merge 3 cards' }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await expect
      .poll(async () => Object.keys(await linksOf(host, 'duplicates')).toSorted())
      .toEqual([
        'No transport home → Nobody to drive home',
        'Transport home is missing → Nobody to drive home',
      ])
    const merges = await linksOf(host, 'duplicates')
    for (const { merge } of Object.values(merges)) {
      expect(merge).toEqual({ reason: 'All about the way home', decidedBy: 'Facilitators' })
    }
    const survivor = card(page, 'Nobody to drive home')
    await expect.poll(() => isFocused(survivor)).toBe(true)
    expect(await survivor.textContent()).toContain('2 merged into this')
    expect(await page.locator('[data-card-id]').count()).toBe(2)

    // Its window lists the originals; one is split off.
    await page.keyboard.press('Enter')
    const window = dialog(page, 'Card')
    await window.getByText('Decided by: Facilitators. Why: All about the way home').first().waitFor()
    await expectAccessible(page, 'the card dialog with merged cards')
    await tabTo(page, page.getByRole('button', { name: 'Split off: Transport home is missing' }))
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: 'Split off: Transport home is missing' })
      .waitFor({ state: 'detached' })
    await expect.poll(async () => Object.keys(await linksOf(host, 'duplicates'))).toHaveLength(1)

    // The message with its undo can be pressed while the window is open.
    await page.getByText('The card has been split off.').waitFor()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'split off.' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await page.getByRole('button', { name: 'Split off: Transport home is missing' }).waitFor()
    await expect.poll(async () => Object.keys(await linksOf(host, 'duplicates'))).toHaveLength(2)
  })

  it('finds what says the same as one card, and refuses cards of different kinds with a way out', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'Waiting lists are too long', BEGINNING],
      ['barrier', 'Parking is dear', BEGINNING],
      ['barrier', 'The waiting list is long', MIDDLE],
      ['idea', 'Waiting lists could be shorter', MIDDLE],
    ])
    await chooseFromMenu(page, 'Waiting lists are too long', 'Merge')
    const window = dialog(page, 'Merge duplicates')
    await window.getByText('1 card looks much the same').waitFor()
    expect(await window.getByRole('checkbox').count(), 'of this kind alone').toBe(2)
    const likely = window.getByRole('checkbox', { name: /^The waiting list is long/ })
    await tabTo(page, likely)
    await page.keyboard.press('Space')
    await expectAccessible(page, 'the search for duplicates')
    await tabTo(page, page.getByRole('button', { name: 'Merge 2 cards' }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(async () => Object.keys(await linksOf(host, 'duplicates'))).not.toEqual([])
    const merges = await linksOf(host, 'duplicates')
    expect(merges['The waiting list is long → Waiting lists are too long']?.merge).toEqual({
      reason: '',
      decidedBy: 'The whole room',
    })

    await card(page, 'Parking is dear').focus()
    await page.keyboard.press('x')
    await card(page, 'Waiting lists could be shorter').focus()
    await page.keyboard.press('x')
    await chooseFromMenu(page, 'Waiting lists could be shorter', 'Merge')
    await page.getByText('You have chosen 1 barrier and 1 idea.').waitFor()
    await expectAccessible(page, 'the refusal to merge')
    expect(
      await dialog(page, 'Merge duplicates')
        .getByRole('button', { name: /^Merge/ })
        .count(),
    ).toBe(0)
  })
})

describe('the window of a card', () => {
  it('adds and takes off tags', async () => {
    const { host, page, idOf } = await openBoard([['barrier', 'No transport home', BEGINNING]])
    const tags = async () => (await cardOf(host, idOf('No transport home')))?.tags
    await card(page, 'No transport home').focus()
    await page.keyboard.press('Enter')
    const field = page.getByRole('combobox', { name: 'Add a tag' })
    await tabTo(page, field)
    await page.keyboard.type('rural')
    await page.keyboard.press('Enter')
    await page.keyboard.type('compl')
    await page.getByRole('option', { name: 'complex needs' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: 'complex needs' }).waitFor()
    await expectAccessible(page, 'the card dialog with tags')
    await page.getByRole('button', { name: 'Save' }).press('Enter')
    await expect.poll(tags).toEqual(['rural', 'complex needs'])
    await expect.poll(() => card(page, 'No transport home').textContent()).toContain('rural')

    // What was typed and not entered is kept too; Backspace takes one off.
    await card(page, 'No transport home').click()
    await page.getByRole('row', { name: 'rural' }).focus()
    await page.keyboard.press('Backspace')
    await page.getByRole('row', { name: 'rural' }).waitFor({ state: 'detached' })
    await field.fill('nights')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect.poll(tags).toEqual(['complex needs', 'nights'])
  })

  it('follows what another window does, and lets a person decide where both changed the same', async () => {
    const { host, address, browser, page, idOf } = await openBoard([['barrier', 'No beds', BEGINNING]])
    const other = await openFacilitatorPage(browser)
    await other.goto(address)
    await card(other, 'No beds').click()
    await card(page, 'No beds').click()
    const words = (of: Page) => of.getByLabel('What the card says')

    // Only the note is touched here, so that the words follow.
    await page.getByLabel('Note').fill('Said by two wards')
    await words(other).fill('No free beds')
    await other.getByRole('button', { name: 'Save' }).click()
    await expect.poll(() => words(page).inputValue()).toBe('No free beds')
    expect(await page.getByLabel('Note').inputValue()).toBe('Said by two wards')
    expect(await page.getByText('Somebody else has changed').count()).toBe(0)

    // Now both change the words.
    await words(page).fill('No beds at night')
    await card(other, 'No free beds').click()
    await words(other).fill('No beds on Mondays')
    await other.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody else has changed what it says to:').waitFor()
    await dialog(page, 'Card').getByText('No beds on Mondays').waitFor()
    await expectAccessible(page, 'a card that was changed in two windows')

    // Saving waits for the decision, and so does closing.
    await page.getByRole('button', { name: 'Save' }).click()
    const keep = page.getByRole('button', { name: 'Keep mine' })
    await expect.poll(() => isFocused(keep)).toBe(true)
    await page.keyboard.press('Escape')
    expect(await dialog(page, 'Card').count()).toBe(1)
    expect((await cardOf(host, idOf('No beds')))?.text).toBe('No beds on Mondays')

    await keep.click()
    await page.getByText('Somebody else has changed what it says').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect
      .poll(() => cardOf(host, idOf('No beds')))
      .toMatchObject({ text: 'No beds at night', note: 'Said by two wards' })

    // Taking theirs.
    await card(page, 'No beds at night').click()
    await words(page).fill('Mine')
    await host.call('card.edit', { cardId: idOf('No beds'), text: 'Theirs' })
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => words(page).inputValue()).toBe('Theirs')
  })
})
