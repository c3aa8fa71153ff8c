import { describe, expect, it } from 'vitest'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'
import {
  BEGINNING,
  card,
  cardNamed,
  column,
  columnIn,
  columnsOn,
  dropOnto,
  emptyList,
  END,
  isFocused,
  MIDDLE,
  middleOf,
  openBoard,
  said,
  studyOf,
  tabTo,
} from './boardPage.ts'

describe('the pathway board with the keyboard alone', () => {
  it('adds, edits, moves, links, deletes, undoes and redoes', async () => {
    const { host, page } = await openBoard([
      ['training-need', 'Lone working', 1],
      ['step', 'Ward round', 1],
    ])

    // Adding: the composer stays open for the next card.
    await tabTo(page, page.getByRole('button', { name: `Add a card to ${BEGINNING}` }))
    await page.keyboard.press('Enter')
    await page.getByPlaceholder('Write, then press Enter').waitFor()
    await expectAccessible(page, 'the composer')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Barrier' }).waitFor()
    await page.keyboard.type('Barr')
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await tabTo(page, page.getByPlaceholder('Write, then press Enter'))
    await page.keyboard.type('No transport home')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Letters arrive late')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => column(host, BEGINNING)).toEqual(['No transport home', 'Letters arrive late'])

    // Editing.
    const transport = card(page, 'No transport home')
    await transport.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Card' }).waitFor()
    await expectAccessible(page, 'the card dialog')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('No transport home after nine')
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toContain('No transport home after nine')
    await expect.poll(() => isFocused(card(page, 'No transport home after nine'))).toBe(true)

    // Picking up, from place to place, putting down.
    await page.keyboard.press('Space')
    await expect
      .poll(() => said(page).textContent())
      .toBe(`Picked up: No transport home after nine. In ${BEGINNING}, place 1 of 2.`)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => said(page).textContent()).toBe(`In ${MIDDLE}, place 1 of 3.`)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => said(page).textContent()).toBe(`In ${MIDDLE}, place 2 of 3.`)
    await expectAccessible(page, 'a card under way')
    expect(await column(host, MIDDLE), 'nothing is moved before it is put down').toHaveLength(2)
    await page.keyboard.press('Space')
    await expect
      .poll(() => column(host, MIDDLE))
      .toEqual(['Lone working', 'No transport home after nine', 'Ward round'])
    await expect
      .poll(() => said(page).textContent())
      .toBe(`Put down: No transport home after nine. In ${MIDDLE}, place 2 of 3.`)
    const moved = card(page, 'No transport home after nine')
    await expect.poll(() => isFocused(moved), { message: 'the focus goes with the card' }).toBe(true)

    // Escape puts it back.
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await expect.poll(() => said(page).textContent()).toContain('Put back where it was')
    await expect.poll(() => isFocused(moved)).toBe(true)
    expect(await column(host, END)).toEqual([])

    // "Move to…" from the card's menu.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Open and edit' }).waitFor()
    await expectAccessible(page, 'the card menu')
    await page.keyboard.type('Move')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor()
    await tabTo(page, page.getByRole('button', { name: /Column/ }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('End')
    await page.keyboard.press('Enter')
    await expectAccessible(page, 'the move dialog')
    await tabTo(page, page.getByRole('button', { name: 'Move the card' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, END)).toEqual(['No transport home after nine'])
    await expect.poll(() => isFocused(moved)).toBe(true)

    // A typed link.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Link to…' }).waitFor()
    await page.keyboard.type('Link')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Link to…' }).waitFor()
    await page.keyboard.type('lone')
    await page.getByRole('dialog').getByText('1 card', { exact: true }).waitFor()
    await tabTo(page, page.getByRole('button', { name: /^Lone working/ }))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Lone working.*Linked/, pressed: true }).waitFor()
    await expectAccessible(page, 'the link dialog')
    await expect
      .poll(async () => [...(await studyOf(host)).records.link.values()].map(({ type }) => type))
      .toEqual(['addressed-by'])
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(moved)).toBe(true)
    expect(await moved.textContent()).toContain('1 link')

    // Delete, undo, redo, undo.
    await page.keyboard.press('Delete')
    await expect.poll(() => column(host, END)).toEqual([])
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => column(host, END)).toEqual(['No transport home after nine'])
    await moved.waitFor()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => column(host, END)).toEqual([])
    await page.getByRole('button', { name: 'Undo: delete a card' }).press('Enter')
    await expect.poll(() => column(host, END)).toEqual(['No transport home after nine'])
    await expect.poll(() => said(page).textContent()).toBe('Undone: delete a card.')
  })

  it('adds a stage, names it anew, and says who acts there', async () => {
    const { host, page } = await openBoard([])
    await tabTo(page, page.getByRole('button', { name: 'Add a stage' }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('Back at home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Back at home' }).waitFor()
    const [, , , last, parking] = await stageNames(host)
    expect([last, parking]).toEqual(['Back at home', 'Parking lot'])

    await tabTo(page, page.getByRole('button', { name: 'Menu of Back at home' }))
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Edit the stage…' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Edit the stage' }).waitFor()
    await expectAccessible(page, 'the stage dialog')
    await page.keyboard.type(', first week')
    await tabTo(page, page.getByLabel('Who acts here'))
    await page.keyboard.type('District nurse\nFamily')
    await tabTo(page, page.getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Enter')
    await page.getByText('District nurse, Family').waitFor()
    await page.getByRole('heading', { level: 2, name: 'Back at home, first week' }).waitFor()
  })
})

describe('the pathway board with a mouse', () => {
  it('drags a card to a place in another column, and lets go outside of all places', async () => {
    const { host, page } = await openBoard([
      ['step', 'First', 0],
      ['step', 'Second', 0],
      ['step', 'Third', 1],
      ['step', 'Fourth', 1],
    ])
    await dropOnto(page, card(page, 'First'), card(page, 'Fourth'))
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Third', 'First', 'Fourth'])
    expect(await column(host, BEGINNING)).toEqual(['Second'])

    await dropOnto(page, card(page, 'Fourth'), card(page, 'Third'))
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Fourth', 'Third', 'First'])

    // Into the parking lot, which is folded away to a strip.
    await dropOnto(page, card(page, 'Third'), page.getByRole('region', { name: 'Parking lot' }))
    await expect.poll(() => column(host, 'Parking lot')).toEqual(['Third'])

    // Escape while dragging leaves everything as it was.
    const { x, y } = await middleOf(card(page, 'Fourth'))
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 300, y + 20, { steps: 5 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await column(host, MIDDLE)).toEqual(['Fourth', 'First'])

    // A click is no drag.
    await card(page, 'Fourth').click()
    await page.getByRole('dialog', { name: 'Card' }).waitFor()
  })

  it('puts a card where the line showed it, whatever others did in that column meanwhile', async () => {
    const { host, page } = await openBoard([
      ['step', 'First', 0],
      ['step', 'Second', 1],
      ['step', 'Third', 1],
    ])
    const from = await middleOf(card(page, 'First'))
    const onto = await middleOf(card(page, 'Third'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(onto.x, onto.y - onto.height / 4, { steps: 8 })

    const state = await studyOf(host)
    const columns = [...state.records.column.values()]
    const middle = columns.find(({ name }) => name === MIDDLE)
    const end = columns.find(({ name }) => name === END)
    for (const text of ['Before', 'Even before']) {
      const where = { boardId: middle?.boardId ?? '', columnId: middle?.id ?? '' }
      const beforeCardId = (await cardNamed(host, 'Second'))?.id ?? ''
      await host.call('card.add', { cardId: randomIdentifier(), kind: 'step', text, ...where, beforeCardId })
    }
    await host.call('column.edit', { columnId: end?.id ?? '', name: 'And then' })
    // By now this window knows of all three, and shows none of the cards yet.
    await page.getByRole('heading', { level: 2, name: 'And then' }).waitFor()
    expect(await card(page, 'Even before').count()).toBe(0)
    await page.mouse.up()
    await expect
      .poll(() => column(host, MIDDLE))
      .toEqual(['Before', 'Even before', 'Second', 'First', 'Third'])
  })

  it('scrolls to columns that are out of sight while a card is held at the edge', async () => {
    const { host, address } = await startApp()
    await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
    const page = await openFacilitatorPage(await openBrowser())
    await page.goto(address)
    const first = page.locator('[data-card-id]').first()
    await first.waitFor()
    const text = (await column(host, 'Spotting need and offering support'))[0] ?? ''
    const from = await middleOf(first)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 10, from.y)
    const edge = await columnIn(page, 'Parking lot').boundingBox()
    await page.mouse.move((edge?.x ?? 0) - 15, from.y, { steps: 5 })
    const last = columnIn(page, 'Across the pathway: community development, data, learning')
    await expect
      .poll(async () => (await last.boundingBox())?.x ?? 9_999, { timeout: 15_000 })
      .toBeLessThan(1_000)
    const to = await last.boundingBox()
    await page.mouse.move((to?.x ?? 0) + 100, from.y, { steps: 3 })
    await page.mouse.up()
    await expect
      .poll(() => column(host, 'Across the pathway: community development, data, learning'))
      .toContain(text)
  })

  it('leaves the stages where they are while a card is held over the parking lot', async () => {
    const { host, address } = await startApp()
    await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
    const page = await openFacilitatorPage(await openBrowser())
    await page.goto(address)
    const first = page.locator('[data-card-id]').first()
    await first.waitFor()
    const scrolled = () => first.evaluate((element) => element.getBoundingClientRect().x)
    const before = await scrolled()
    const from = await middleOf(first)
    const parking = await middleOf(columnIn(page, 'Parking lot'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(parking.x, from.y, { steps: 4 })
    await page.waitForTimeout(600)
    expect(await scrolled()).toBe(before)
    await page.mouse.up()
    await expect.poll(() => column(host, 'Parking lot')).toHaveLength(1)
  })

  it('keeps what was typed on a card when its window is closed with Escape or a click beside it', async () => {
    const { host, page } = await openBoard([['barrier', 'No beds', 0]])
    await card(page, 'No beds').click()
    await page.getByLabel('What the card says').fill('No beds at night')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => column(host, BEGINNING)).toEqual(['No beds at night'])
    await page.getByText('The card has been saved.').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => column(host, BEGINNING)).toEqual(['No beds'])

    await card(page, 'No beds').click()
    await page.getByLabel('Note').fill('Said by two wards')
    await page.mouse.click(5, 400)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(async () => (await cardNamed(host, 'No beds'))?.note).toBe('Said by two wards')

    // Nothing is closed over what cannot be saved.
    await card(page, 'No beds').click()
    await page.getByLabel('What the card says').fill('')
    await page.keyboard.press('Escape')
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await column(host, BEGINNING)).toEqual(['No beds'])

    // In "Link to…" the first Escape clears the search.
    await card(page, 'No beds').click()
    await page.getByRole('button', { name: 'Link to…' }).click()
    const search = page.getByRole('dialog').getByRole('searchbox')
    await search.fill('nurse')
    await page.keyboard.press('Escape')
    expect(await search.inputValue()).toBe('')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('says when a paste was cut, and shows the beginning of a long card', async () => {
    const { host, page } = await openBoard([])
    await page.getByRole('button', { name: `Add a card to ${BEGINNING}` }).click()
    const field = page.getByPlaceholder('Write, then press Enter')
    const text = 'Letters arrive late and in words that nobody at home understands. '.repeat(10)
    await field.fill(text.slice(0, 600))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('ControlOrMeta+x')
    await page.keyboard.type('Again: ')
    await page.keyboard.press('ControlOrMeta+v')
    await page.getByText('500 of 500 characters').waitFor()
    await page.getByText('What you pasted is too long').waitFor()
    const button = await middleOf(page.getByRole('button', { name: 'Add card' }))
    expect(button.y).toBeLessThan(page.viewportSize()?.height ?? 0)
    await expectAccessible(page, 'a full composer')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await column(host, BEGINNING))[0]?.length).toBeGreaterThan(490)
    expect((await middleOf(card(page, 'Again: Letters arrive late'))).height).toBeLessThan(260)
  })

  it('shows only a screenful of a thousand cards, and drops among those that it does not show', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `Card number ${index + 1}.`)
    const { host, page } = await openBoard(texts.map((text) => ['idea', text, 0]))
    await card(page, 'Card number 1.').waitFor()
    expect(await page.locator('[data-card-id]').count()).toBeLessThan(40)

    await card(page, 'Card number 1.').focus()
    await page.keyboard.press('End')
    await expect.poll(() => isFocused(card(page, 'Card number 1000.'))).toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => said(page).textContent()).toBe(`In ${BEGINNING}, place 999 of 1000.`)
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => said(page).textContent()).toBe(`In ${BEGINNING}, place 2 of 1000.`)
    await page.keyboard.press('Space')
    await expect
      .poll(async () => (await column(host, BEGINNING)).slice(0, 3))
      .toEqual(['Card number 1.', 'Card number 1000.', 'Card number 2.'])
    await expect.poll(() => isFocused(card(page, 'Card number 1000.'))).toBe(true)
  })
})

describe('the pathway board in two windows', () => {
  it('shows in one window what was done in the other', async () => {
    const { host, address, browser, page, ids } = await openBoard([['barrier', 'No beds', 0]])
    const other = await openFacilitatorPage(browser)
    await other.goto(address)
    await card(other, 'No beds').waitFor()

    await host.call('card.edit', { cardId: ids.get('No beds') ?? '', text: 'No free beds' })
    await Promise.all([card(page, 'No free beds').waitFor(), card(other, 'No free beds').waitFor()])

    await dropOnto(page, card(page, 'No free beds'), emptyList(page, MIDDLE))
    await columnIn(other, MIDDLE).locator('[data-card-id]').filter({ hasText: 'No free beds' }).waitFor()
    expect(await column(host, MIDDLE)).toEqual(['No free beds'])

    await other.getByRole('button', { name: 'Undo: move a card' }).click()
    await columnIn(page, BEGINNING).locator('[data-card-id]').filter({ hasText: 'No free beds' }).waitFor()
    await page.getByRole('button', { name: 'Redo: move a card' }).waitFor()
  })

  it('says why a change is refused, and shows what stands', async () => {
    const { host, page, ids } = await openBoard([
      ['barrier', 'No beds', 0],
      ['enabler', 'More beds', 1],
    ])
    const [fromCardId, toCardId] = [ids.get('No beds') ?? '', ids.get('More beds') ?? '']
    await host.call('link.add', { linkId: randomIdentifier(), type: 'eased-by', fromCardId, toCardId })
    await card(page, 'No beds').click()
    await page.getByRole('button', { name: /^Kind|Kind$/ }).click()
    await page.getByRole('option', { name: 'Idea' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').filter({ hasText: 'Remove the links of this card first' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await card(page, 'No beds').textContent()).toMatch(/^Barrier/)
  })
})

describe('the pathway board as it looks', () => {
  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['high contrast', { contrast: 'more' }],
    ['forced colours', { forcedColors: 'active' }],
    ['on a narrow screen', { viewport: { width: 390, height: 800 } }],
  ] as const)('has nothing for axe to find: %s', async (name, options) => {
    const { host, address } = await startApp()
    await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
    const page = await openFacilitatorPage(await openBrowser(), options)
    await page.goto(address)
    await page.locator('[data-card-id]').first().waitFor()
    await expectAccessible(page, `the board, ${name}`)
    await page.getByRole('button', { name: 'Colours and text size' }).click()
    await page.getByText('200 %').click()
    await expectAccessible(page, `the appearance dialog with large text, ${name}`)
    await page.getByRole('button', { name: 'Done' }).click()
    await expectAccessible(page, `the board with large text, ${name}`)
  })
})

async function stageNames(host: Host): Promise<string[]> {
  return (await columnsOn(host, 'pathway')).map(([name]) => name).slice(1)
}
