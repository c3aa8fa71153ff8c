import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openPhone } from '../support/startApp.ts'
import {
  BEGINNING,
  boardOf,
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
  openBoard,
  said,
  studyOf,
  tabTo,
  TRAY,
} from './boardPage.ts'
import { addCard, joinWithAddress } from './phone.ts'

const columnMenu = (page: Page, name: string) =>
  page.getByRole('button', { name: `Menu of ${name}`, exact: true })
const boardMenu = (page: Page) => page.getByRole('button', { name: 'Board menu' })
const boardTab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Boards' }).getByRole('link', { name })

/** Opens a menu and chooses from it by typing, as menus are used without a mouse. */
async function chooseByKey(page: Page, menu: ReturnType<typeof boardMenu>, item: string): Promise<void> {
  await menu.focus()
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('menuitem', { name: item, exact: true })
  await wanted.waitFor()
  for (let presses = 0; !(await isFocused(wanted)); presses++) {
    if (presses > 30) throw new Error(`The arrow keys do not lead to “${item}”.`)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

async function namesOn(host: Host, boardName: string): Promise<string[]> {
  const state = await studyOf(host)
  const board = [...state.records.board.values()].find(({ name }) => name === boardName)
  return [...state.records.column.values()]
    .filter(({ boardId, role, isArchived }) => boardId === board?.id && role === 'stage' && !isArchived)
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
    .map(({ name }) => name)
}

const columnNamed = async (host: Host, name: string) =>
  (await recordsOf(host, 'column')).find((one) => one.name === name)
const boardNamed = async (host: Host, name: string) =>
  (await recordsOf(host, 'board')).find((one) => one.name === name)

describe('boards and columns, with the keyboard alone', () => {
  it('adds a board of one’s own, edits it, and puts its columns in order, away and back', async () => {
    const { host, page } = await openBoard([['idea', 'A bench in the hall', 0]])
    // So wide that the parking lot at the edge lies over none of the columns.
    await page.setViewportSize({ width: 1600, height: 900 })
    await tabTo(page, page.getByRole('button', { name: 'Add a board' }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Add a board' })
    await dialog.waitFor()
    await expectAccessible(page, 'the dialog for a new board')
    await tabTo(page, dialog.getByRole('radio', { name: /^Themes/ }))
    for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => dialog.getByRole('radio', { name: /^Something of your own/ }).isChecked())
      .toBe(true)
    await tabTo(page, dialog.getByLabel('Name', { exact: true }))
    await tabTo(page, dialog.getByLabel('Columns, one a line'))
    await page.keyboard.type('Now\nSoon\n\nOne day')
    // Without a name it is refused in words, and all stays as it was typed.
    await tabTo(page, dialog.getByRole('button', { name: 'Add the board' }))
    await page.keyboard.press('Enter')
    await dialog.getByRole('alert').waitFor()
    await tabTo(page, dialog.getByLabel('Name', { exact: true }))
    await page.keyboard.type('What next')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'What next' }).waitFor()
    await expect.poll(() => namesOn(host, 'What next')).toEqual(['Now', 'Soon', 'One day'])
    await expect
      .poll(() => isFocused(boardTab(page, 'What next')), { message: 'the focus is not lost' })
      .toBe(true)
    await columnIn(page, TRAY).getByText('A bench in the hall').waitFor()
    await expectAccessible(page, 'a new board')

    // Its name, its kinds of cards, and who wrote them.
    await chooseByKey(page, boardMenu(page), 'Edit this board…')
    const edit = page.getByRole('dialog', { name: 'Edit this board' })
    await edit.waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Next steps')
    await tabTo(page, edit.getByRole('checkbox', { name: 'Idea' }))
    await page.keyboard.press('Space')
    await tabTo(page, edit.getByRole('switch'))
    await page.keyboard.press('Space')
    await edit.getByText('In a small group people can guess who wrote a card.').waitFor()
    await expectAccessible(page, 'the dialog to edit a board')
    await tabTo(page, edit.getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Next steps' }).waitFor()
    await expect.poll(() => isFocused(boardMenu(page)), { message: 'back to the menu' }).toBe(true)
    await expect
      .poll(() => boardNamed(host, 'Next steps'))
      .toMatchObject({
        showsGroups: true,
        cardKinds: ['step', 'barrier', 'enabler', 'training-need'],
      })
    await columnIn(page, TRAY).getByText('A bench in the hall').waitFor({ state: 'detached' })

    // Renamed: the words follow the kind of board.
    await columnMenu(page, 'Soon').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Edit the column…' }).waitFor()
    await expectAccessible(page, 'the menu of a column')
    await page.keyboard.press('Enter')
    const columnDialog = page.getByRole('dialog', { name: 'Edit the column' })
    await columnDialog.waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Before summer')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Before summer' }).waitFor()
    await expect.poll(() => isFocused(columnMenu(page, 'Before summer'))).toBe(true)

    // From place to place.
    await chooseByKey(page, columnMenu(page, 'Now'), 'Move right')
    await expect.poll(() => namesOn(host, 'Next steps')).toEqual(['Before summer', 'Now', 'One day'])
    await expect
      .poll(() => isFocused(columnMenu(page, 'Now')), { message: 'the focus goes with it' })
      .toBe(true)
    await chooseByKey(page, columnMenu(page, 'One day'), 'Move left')
    await expect.poll(() => namesOn(host, 'Next steps')).toEqual(['Before summer', 'One day', 'Now'])
    await expect.poll(() => isFocused(columnMenu(page, 'One day'))).toBe(true)
    await columnMenu(page, 'Now').press('Enter')
    await page.getByRole('menuitem', { name: 'Move right', disabled: true }).waitFor()
    await page.keyboard.press('Escape')

    // Folded away and opened again.
    await chooseByKey(page, columnMenu(page, 'Now'), 'Fold away')
    const strip = columnIn(page, 'Now').getByRole('button', { expanded: false })
    await expect.poll(() => isFocused(strip)).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => isFocused(columnMenu(page, 'Now'))).toBe(true)

    // Away, and back with what stood in it.
    const boardId = (await boardNamed(host, 'Next steps'))?.id ?? ''
    const columnId = (await columnNamed(host, 'One day'))?.id ?? ''
    await host.call('card.add', {
      cardId: randomIdentifier(),
      kind: 'step',
      text: 'Ask the council',
      boardId,
      columnId,
      beforeCardId: null,
    })
    await columnIn(page, 'One day').getByText('Ask the council').waitFor()
    await chooseByKey(page, columnMenu(page, 'One day'), 'Put away this column')
    await columnIn(page, TRAY).getByText('Ask the council').waitFor()
    await expect.poll(() => namesOn(host, 'Next steps')).toEqual(['Before summer', 'Now'])
    await expect.poll(() => isFocused(columnMenu(page, 'Now')), { message: 'on to its neighbour' }).toBe(true)
    await chooseByKey(page, boardMenu(page), 'Boards and columns that were put away…')
    const bin = page.getByRole('dialog', { name: 'Recycle bin' })
    await bin.getByText('Column of “Next steps” with 1 card').waitFor()
    await expectAccessible(page, 'what was put away')
    await tabTo(page, bin.getByRole('button', { name: 'Bring back: One day' }))
    await page.keyboard.press('Enter')
    await bin.getByText('Nothing has been put away').waitFor()
    await page.keyboard.press('Escape')
    await columnIn(page, 'One day').getByText('Ask the council').waitFor()

    // A board goes away and comes back as well, with its columns.
    await chooseByKey(page, boardMenu(page), 'Put away this board')
    await page.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
    expect(await boardTab(page, 'Next steps').count()).toBe(0)
    await expect.poll(() => isFocused(boardTab(page, 'Pathway'))).toBe(true)
    await chooseByKey(page, boardMenu(page), 'Put away this board')
    await page.getByText('The draft is built on the pathway board, so it cannot be put away.').waitFor()
    await chooseByKey(page, boardMenu(page), 'Boards and columns that were put away…')
    await tabTo(page, bin.getByRole('button', { name: 'Bring back: Next steps' }))
    await page.keyboard.press('Enter')
    await page.getByText('The board “Next steps” is back.').waitFor()
    await page.keyboard.press('Escape')
    await boardTab(page, 'Next steps').waitFor()
  })

  it('calls columns by what they are on each board', async () => {
    const { page } = await openBoard([])
    await page.getByRole('button', { name: 'Add a stage' }).waitFor()
    await boardTab(page, 'Themes').press('Enter')
    await page.getByRole('button', { name: 'Add a theme' }).press('Enter')
    await page.getByRole('dialog', { name: 'Add a theme' }).waitFor()
    await page.keyboard.type('Waiting')
    await page.keyboard.press('Enter')
    await columnMenu(page, 'Waiting').press('Enter')
    await page.getByRole('menuitem', { name: 'Edit the theme…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Edit the theme' })
    await dialog.getByLabel('What this theme is for').waitFor()
    expect(await dialog.getByLabel('Who acts here').count()).toBe(0)
    await page.keyboard.press('Escape')
    await boardTab(page, 'Training').press('Enter')
    await page.getByRole('button', { name: 'Add a column', exact: true }).waitFor()
  })
})

describe('locks and what is hidden', () => {
  it('keeps a locked column and a locked board as they are, and says why', async () => {
    const { host, page } = await openBoard([
      ['step', 'Ward round', 0],
      ['step', 'Letter home', 1],
    ])
    await chooseByKey(page, columnMenu(page, BEGINNING), 'Lock')
    await columnIn(page, BEGINNING).getByText('Locked').waitFor()
    await columnMenu(page, BEGINNING).press('Enter')
    for (const name of ['Edit the stage…', 'Move right', 'Paste a list…', 'Put away this stage']) {
      await page.getByRole('menuitem', { name, disabled: true }).waitFor()
    }
    await page.keyboard.press('Escape')
    // Out of it, and into it.
    await dropOnto(page, card(page, 'Ward round'), card(page, 'Letter home'))
    await page.getByText(`“${BEGINNING}” is locked. Unlock it first.`).first().waitFor()
    await dropOnto(page, card(page, 'Letter home'), card(page, 'Ward round'))
    await expect.poll(() => page.getByText(`“${BEGINNING}” is locked.`).count()).toBe(2)
    expect([await column(host, BEGINNING), await column(host, MIDDLE)]).toEqual([
      ['Ward round'],
      ['Letter home'],
    ])
    await expectAccessible(page, 'a locked column')
    await chooseByKey(page, columnMenu(page, BEGINNING), 'Unlock')
    await expect.poll(async () => (await columnNamed(host, BEGINNING))?.isLocked).toBe(false)
    await dropOnto(page, card(page, 'Ward round'), emptyList(page, END))
    await expect.poll(() => column(host, END)).toEqual(['Ward round'])

    await chooseByKey(page, boardMenu(page), 'Lock the board')
    await page.getByText('This board is locked.').waitFor()
    // The tooltip of the button that has the focus stands in no landmark.
    await boardTab(page, 'Pathway').focus()
    await expectAccessible(page, 'a locked board')
    expect(await page.getByRole('button', { name: 'Add a stage' }).isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: /^Add a card to/ }).count()).toBe(0)
    await dropOnto(page, card(page, 'Ward round'), card(page, 'Letter home'))
    await page.getByText('The board “Pathway” is locked. Unlock it first.').waitFor()
    expect(await column(host, END)).toEqual(['Ward round'])
    await page.getByRole('button', { name: 'Unlock', exact: true }).press('Enter')
    await page.getByText('This board is locked.').waitFor({ state: 'detached' })
    expect((await boardNamed(host, 'Pathway'))?.isLocked).toBe(false)
  })

  it('hides a column and a board from the big screen, and reveals them', async () => {
    const { host, page } = await openBoard([])
    await chooseByKey(page, columnMenu(page, MIDDLE), 'Hide from the big screen')
    await columnIn(page, MIDDLE).getByText('Hidden from the big screen').waitFor()
    await chooseByKey(page, columnMenu(page, MIDDLE), 'Reveal on the big screen')
    await expect.poll(async () => (await columnNamed(host, MIDDLE))?.isHidden).toBe(false)
    await chooseByKey(page, boardMenu(page), 'Hide from the big screen')
    await expect.poll(async () => (await boardNamed(host, 'Pathway'))?.isHidden).toBe(true)
    await chooseByKey(page, boardMenu(page), 'Reveal on the big screen')
    await expect.poll(async () => (await boardNamed(host, 'Pathway'))?.isHidden).toBe(false)
  })

  it('lets phones write in silence, peeks, and reveals it all at once', async () => {
    const { host, browser, page } = await openBoard([])
    const room = await openRoom(host)
    const phone = await openPhone(browser)
    await joinWithAddress(phone, `${room.address}#s=${room.secret}`, 'Professionals')
    await phone.getByRole('heading', { name: 'Add a card' }).waitFor()
    await chooseByKey(page, boardMenu(page), 'Start silent writing')
    await page.getByText('Silent writing', { exact: true }).waitFor()
    await phone.getByText('Only you can see this until the facilitator shows all cards.').waitFor()
    await addCard(phone, 'Barrier', 'Nobody answers the phone')
    await phone.getByText('Hidden for now').waitFor()
    await page.getByRole('button', { name: 'Reveal 1 card', exact: true }).waitFor()
    expect(await page.getByText('Nobody answers the phone').count()).toBe(0)
    await boardTab(page, 'Pathway').focus()
    await expectAccessible(page, 'a board with hidden cards')

    // The activity tells that there is a card, and no word of it.
    await chooseByKey(page, boardMenu(page), 'Activity…')
    await page.getByText('A participant added a card', { exact: true }).waitFor()
    await page.keyboard.press('Escape')

    await columnIn(page, TRAY).getByRole('button', { expanded: false }).press('Enter')
    await columnIn(page, TRAY).getByText('Written in silence, hidden for now').waitFor()
    // A screen reader says it aloud, so picking it up must not tell either.
    await columnIn(page, TRAY).locator('[data-card-id]').focus()
    await page.keyboard.press('Space')
    await expect.poll(() => said(page).textContent()).toContain('Picked up: a hidden card.')
    await page.keyboard.press('Escape')
    await expect.poll(() => said(page).textContent()).toBe('Put back where it was: a hidden card.')
    await chooseByKey(page, boardMenu(page), 'Peek at hidden cards on this screen')
    await columnIn(page, TRAY).getByText('Nobody answers the phone').waitFor()
    await page.getByRole('button', { name: 'Stop peeking' }).press('Enter')
    await columnIn(page, TRAY).getByText('Written in silence, hidden for now').waitFor()

    // In the recycle bin it stays covered too.
    const hidden = await cardNamed(host, 'Nobody answers the phone')
    await host.call('card.delete', { cardId: hidden?.id ?? '' })
    await page.getByRole('button', { name: /^Reveal/ }).waitFor({ state: 'detached' })
    await chooseByKey(page, boardMenu(page), 'Recycle bin…')
    const bin = page.getByRole('dialog', { name: 'Recycle bin' })
    await bin.getByText('Written in silence, hidden for now').waitFor()
    await page.getByLabel('Search the deleted cards').fill('phone')
    await bin.getByText('0 of 1 card').waitFor()
    await page.getByLabel('Search the deleted cards').fill('')
    await bin.getByRole('button', { name: 'Bring back: a hidden card' }).press('Enter')
    await bin.getByText('Nothing has been deleted').waitFor()
    expect(await page.getByText('Nobody answers the phone').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Reveal 1 card', exact: true }).press('Enter')
    await columnIn(page, TRAY).getByText('Nobody answers the phone').waitFor()
    await page.getByText('1 card has been revealed.').waitFor()
    // The button is gone, and the focus stays beside it.
    await expect.poll(() => isFocused(page.getByRole('button', { name: 'Add a stage' }))).toBe(true)
    expect(await host.call('room.getStatus', {})).toMatchObject({ isSilent: false, acceptsCards: true })

    await chooseByKey(page, boardMenu(page), 'Stop phones from adding cards')
    await phone.getByRole('heading', { name: 'Add a card' }).waitFor({ state: 'hidden' })
    await page.getByText('Phones cannot add cards').waitFor()
    await chooseByKey(page, boardMenu(page), 'Let phones add cards')
    await phone.getByRole('heading', { name: 'Add a card' }).waitFor()
  })
})

describe('the recycle bin', () => {
  it('brings back one card, those that are chosen, and all, and leaves what is locked', async () => {
    const { host, page, ids } = await openBoard([
      ['barrier', 'No beds', 0],
      ['barrier', 'No free beds', 0],
      ['idea', 'More chairs', 1],
      ['step', 'Ward round', 1],
      ['enabler', 'A night bus', 2],
    ])
    const id = (text: string) => ids.get(text) ?? ''
    await host.call('cards.merge', {
      intoCardId: id('No beds'),
      merged: [{ linkId: randomIdentifier(), cardId: id('No free beds') }],
      reason: '',
      decidedBy: '',
    })
    const deleted = ['No beds', 'More chairs', 'Ward round', 'A night bus']
    await host.call('cards.delete', { cardIds: deleted.map(id) })
    await chooseByKey(page, boardMenu(page), 'Recycle bin…')
    const bin = page.getByRole('dialog', { name: 'Recycle bin' })
    await bin.getByText('with 1 merged').waitFor()
    expect(await bin.getByRole('listitem').count()).toBe(4)
    await expectAccessible(page, 'the recycle bin')

    await tabTo(page, bin.getByLabel('Search the deleted cards'))
    await page.keyboard.type('bus night')
    await bin.getByText('1 of 4 cards').waitFor()
    await tabTo(page, bin.getByRole('button', { name: 'Bring back: A night bus' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, END)).toEqual(['A night bus'])
    await expect.poll(() => isFocused(bin.getByLabel('Search the deleted cards'))).toBe(true)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')

    await tabTo(page, bin.getByRole('checkbox', { name: /Ward round/ }))
    await page.keyboard.press('Space')
    await bin.getByRole('button', { name: 'Bring back the 1 chosen card' }).press('Enter')
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Ward round'])

    const stage = await columnNamed(host, BEGINNING)
    await host.call('column.configure', { columnId: stage?.id ?? '', isLocked: true })
    await bin.getByRole('button', { name: 'Bring back all 2 cards' }).press('Enter')
    await expect.poll(() => column(host, MIDDLE)).toEqual(['More chairs', 'Ward round'])
    await page.getByText('1 card stayed here.').waitFor()
    await bin.getByRole('button', { name: 'Bring back: No beds' }).press('Enter')
    await page.getByText(`This card stands in “${BEGINNING}”, which is locked.`).first().waitFor()
    await host.call('column.configure', { columnId: stage?.id ?? '', isLocked: false })
    await bin.getByRole('button', { name: 'Bring back: No beds' }).press('Enter')
    await bin.getByText('Nothing has been deleted').waitFor()
    await page.keyboard.press('Escape')
    await card(page, 'No beds').waitFor()
    await expect.poll(() => isFocused(boardMenu(page))).toBe(true)
  })

  it('draws no more than two hundred cards at a time', async () => {
    const { host, page } = await openBoard([])
    const cards = Array.from({ length: 230 }, (_, index) => ({
      cardId: randomIdentifier(),
      kind: 'idea' as const,
      text: `Card number ${index + 1}.`,
    }))
    const state = await studyOf(host)
    const boardId = boardOf(state, 'pathway').id
    const columnId = (await columnNamed(host, BEGINNING))?.id ?? ''
    await host.call('cards.add', { cards, destination: { boardId, columnId, beforeCardId: null } })
    await host.call('cards.delete', { cardIds: cards.map(({ cardId }) => cardId) })
    await chooseByKey(page, boardMenu(page), 'Recycle bin…')
    const bin = page.getByRole('dialog', { name: 'Recycle bin' })
    await bin.getByText('230 cards', { exact: true }).waitFor()
    expect(await bin.getByRole('listitem').count()).toBe(200)
    await bin.getByRole('button', { name: 'Show 30 more' }).press('Enter')
    await expect.poll(() => bin.getByRole('listitem').count()).toBe(230)
    await bin.getByRole('button', { name: 'Bring back all 230 cards' }).press('Enter')
    await bin.getByText('Nothing has been deleted').waitFor()
    await expect.poll(() => column(host, BEGINNING)).toHaveLength(230)
    await bin.getByRole('button', { name: 'Undo: bring back 230 cards' }).press('Enter')
    await bin.getByText('230 cards', { exact: true }).waitFor()
  })
})

describe('the activity log', () => {
  it('takes back what a phone added, restores an earlier moment, and undoes that', async () => {
    const { host, browser, page, ids } = await openBoard([['step', 'Ward round', 0]])
    const room = await openRoom(host)
    const phone = await openPhone(browser)
    await joinWithAddress(phone, `${room.address}#s=${room.secret}`, 'Professionals')
    await addCard(phone, 'Barrier', 'The lift is broken')
    await phone.getByText('On the board ✓').waitFor()
    const boardId = boardOf(await studyOf(host), 'pathway').id
    const columnId = (await columnNamed(host, MIDDLE))?.id ?? ''
    const cardId = ids.get('Ward round') ?? ''
    await host.call('card.move', { cardId, boardId, columnId, beforeCardId: null })

    await tabTo(page, boardMenu(page))
    await chooseByKey(page, boardMenu(page), 'Activity…')
    const dialog = page.getByRole('dialog', { name: 'Activity' })
    const sentences = () => dialog.getByRole('listitem').locator('span > span:first-child').allTextContents()
    await dialog.getByText(`Moved “Ward round” to “${MIDDLE}”`).waitFor()
    expect((await sentences()).slice(0, 4)).toEqual([
      `Moved “Ward round” to “${MIDDLE}”`,
      'A participant added “The lift is broken”',
      `Added “Ward round” to “${BEGINNING}”`,
      'Started the study',
    ])
    await dialog.getByRole('heading', { name: 'Today' }).waitFor()
    await expectAccessible(page, 'the activity log')

    // Anybody's change, whatever came after it.
    await tabTo(page, dialog.getByRole('button', { name: /^Take back.*A participant added/ }))
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cardNamed(host, 'The lift is broken'))?.isDeleted).toBe(true)
    await dialog
      .getByRole('button', { name: /^Take back.*A participant added/ })
      .waitFor({ state: 'detached' })
    await page.getByText('Taken back: A participant added “The lift is broken”.').waitFor()
    expect(await column(host, MIDDLE), 'all else stays').toEqual(['Ward round'])

    // What is new waits until it is asked for.
    await dialog.getByRole('button', { name: '1 new change' }).waitFor()
    await host.call('card.edit', { cardId, text: 'Ward round at nine' })
    const news = dialog.getByRole('button', { name: '2 new changes' })
    await news.waitFor()
    expect((await sentences())[0]).toContain('Moved')
    await expectAccessible(page, 'the activity log with news')
    await news.press('Enter')
    await expect
      .poll(async () => (await sentences()).slice(0, 2))
      .toEqual(['Edited “Ward round at nine”', 'Took back a change to “The lift is broken”'])

    // Back to right after the first card, and from there again.
    await dialog.getByRole('button', { name: /^Restore to here.*Added “Ward round/ }).press('Enter')
    await expect.poll(() => columnsOn(host, 'pathway')).toContainEqual([BEGINNING, ['Ward round']])
    await page.getByText(/^The boards are as they were at/).waitFor()
    await expect.poll(async () => (await cardNamed(host, 'The lift is broken'))?.isDeleted).toBe(true)
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Ward round at nine'])
    expect(await dialog.isVisible(), 'a message over the window leaves it open').toBe(true)
    await dialog.getByRole('button', { name: /new change/ }).press('Enter')
    await expect.poll(async () => (await sentences())[0]).toContain('Undid a change')
    const restored = dialog.getByRole('listitem').filter({ hasText: 'Restored the boards' })
    await restored.getByText('Undone', { exact: true }).waitFor()

    // By the keyboard alone, the window's own undo.
    await tabTo(page, dialog.getByRole('button', { name: 'Undo: edit a card' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Ward round'])
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(boardMenu(page))).toBe(true)
  })

  it('shows fifty changes, and earlier ones when they are asked for', async () => {
    const { host, page, ids } = await openBoard([['step', 'Ward round', 0]])
    const cardId = ids.get('Ward round') ?? ''
    for (let edit = 1; edit <= 60; edit++) await host.call('card.edit', { cardId, note: `Version ${edit}` })
    await chooseByKey(page, boardMenu(page), 'Activity…')
    const dialog = page.getByRole('dialog', { name: 'Activity' })
    await dialog.getByRole('listitem').nth(49).waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(50)
    await dialog.getByRole('button', { name: 'Show earlier changes' }).press('Enter')
    await dialog.getByText('Started the study').waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(62)
    // Only the last of these edits is in force as it was made.
    expect(await dialog.getByRole('button', { name: /^Take back/ }).count()).toBe(1)
  })
})
