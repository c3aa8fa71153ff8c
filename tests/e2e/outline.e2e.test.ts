import { describe, expect, it } from 'vitest'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openFacilitatorPage, openPhone } from '../support/startApp.ts'
import {
  BEGINNING,
  boardOf,
  card,
  column,
  columnIn,
  columnsOn,
  dropOnto,
  emptyList,
  END,
  isFocused,
  MIDDLE,
  openBoard,
  studyOf,
  tabTo,
  TRAY,
  type CardToAdd,
} from './boardPage.ts'
import {
  addForm,
  button,
  expectFocus,
  expectSaid,
  expectTree,
  heading,
  newCard,
  openOutline,
  overflow,
  plainCard,
  rowOf,
  tabBackTo,
  tree,
} from './outlinePage.ts'
import { addCard, joinWithAddress } from './phone.ts'

describe('the outline with the keyboard alone', () => {
  it('adds, edits, moves, links, merges, chooses, deletes, undoes and redoes', async () => {
    const { host, page } = await openBoard([
      ['training-need', 'Lone working', 1],
      ['step', 'Ward round', 1],
    ])
    await openOutline(page)
    expect(await columnIn(page, MIDDLE).ariaSnapshot()).toBe(
      [
        `- 'region "${MIDDLE}"':`,
        `  - 'heading "${MIDDLE} 2 cards" [level=2]':`,
        `    - 'button "${MIDDLE} 2 cards" [expanded]'`,
        `  - 'button "Menu of ${MIDDLE}"'`,
        `  - 'list "${MIDDLE}"':`,
        '    - listitem:',
        '      - button "Training need Lone working"',
        '      - button "Edit"',
        '      - button "Move to…"',
        '      - button "Link to…"',
        '      - button "More"',
        '    - listitem:',
        '      - button "Step Ward round"',
        '      - button "Edit"',
        '      - button "Move to…"',
        '      - button "More"',
        ...addForm(MIDDLE),
      ].join('\n'),
    )
    await expectAccessible(page, 'the outline')
    // An empty tray is a heading alone.
    expect(await columnIn(page, TRAY).getByRole('button', { expanded: false }).count()).toBeGreaterThan(0)
    expect(await columnIn(page, TRAY).getByRole('textbox').count()).toBe(0)

    // Three cards, one after another, of a kind that is chosen once.
    await tabTo(page, columnIn(page, BEGINNING).getByRole('button', { name: 'Kind' }))
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Barrier' }).waitFor()
    await page.keyboard.type('Barr')
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => isFocused(newCard(page, BEGINNING))).toBe(true)
    for (const text of ['No transport home', 'Letters arrive late', 'Late letters']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await expect
      .poll(() => column(host, BEGINNING))
      .toEqual(['No transport home', 'Letters arrive late', 'Late letters'])
    await expectSaid(page, `Barrier added to ${BEGINNING}, the last of 3.`)
    expect(await isFocused(newCard(page, BEGINNING)), 'ready for the next card').toBe(true)

    // From card to card, and editing.
    await tabBackTo(page, card(page, 'No transport home'))
    await expectFocus(page, 'No transport home')
    await page.keyboard.press('ArrowDown')
    await expectFocus(page, 'Letters arrive late')
    await page.keyboard.press('End')
    await expectFocus(page, 'Late letters')
    await page.keyboard.press('Home')
    await expectFocus(page, 'No transport home')
    await page.keyboard.press('F2')
    await page.getByRole('dialog', { name: 'Card' }).waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('No transport home after nine')
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toContain('No transport home after nine')
    await expectFocus(page, 'No transport home after nine')

    // Moving: within the column, to the next one, and refused beyond the last place.
    const transport = 'No transport home after nine'
    await page.keyboard.press('Alt+ArrowUp')
    await expectSaid(page, `It is the first card in ${BEGINNING} already.`)
    await page.keyboard.press('Alt+ArrowDown')
    await expectSaid(page, `Moved to ${BEGINNING}, place 2 of 3.`)
    await expect
      .poll(() => column(host, BEGINNING))
      .toEqual(['Letters arrive late', transport, 'Late letters'])
    await expectFocus(page, transport)
    await page.keyboard.press('Alt+ArrowRight')
    await expectSaid(page, `Moved to ${MIDDLE}, place 2 of 3.`)
    await expect.poll(() => column(host, MIDDLE)).toEqual(['Lone working', transport, 'Ward round'])
    await expectFocus(page, transport)
    expect(page.url(), 'Alt with an arrow does not leave the page').toContain('/outline')

    // "Move to…" by the button in the row.
    await tabTo(page, rowOf(page, transport).getByRole('button', { name: 'Move to…' }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor()
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /Column/ }))
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: END }).waitFor()
    await page.keyboard.type('End')
    await page.keyboard.press('Enter')
    await tabTo(page, button(page, 'Move the card'))
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, END)).toEqual([transport])
    await expectFocus(page, transport)

    // A link, which both cards tell of, and which leads from one to the other.
    await page.keyboard.press('l')
    await page.getByRole('dialog', { name: 'Link to…' }).waitFor()
    await page.keyboard.type('lone')
    await page.getByRole('dialog').getByText('1 card', { exact: true }).waitFor()
    await tabTo(page, button(page, /^Lone working/))
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Lone working.*Linked/, pressed: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectFocus(page, transport)
    await expectTree(page, END, [
      `- 'heading "${END} 1 card" [level=2]':`,
      `  - 'button "${END} 1 card" [expanded]'`,
      `- 'list "${END}"':`,
      '  - listitem:',
      `    - button "Barrier ${transport}"`,
      '    - button "1 link" [expanded]',
      '    - button "Edit"',
      '    - button "Move to…"',
      '    - button "Link to…"',
      '    - button "More"',
      '    - list "Links":',
      '      - listitem:',
      '        - \'button "Addressed by: Lone working"\'',
      `        - text: "in ${MIDDLE}"`,
      '        - button "Remove the link to Lone working"',
    ])
    await expectAccessible(page, 'the outline with a link')
    await tabTo(page, button(page, 'Addressed by: Lone working'))
    await page.keyboard.press('Enter')
    await expectFocus(page, 'Lone working')

    // Folding the details, and opening them.
    await page.keyboard.press('ArrowLeft')
    await rowOf(page, 'Lone working').getByRole('button', { name: '1 link', expanded: false }).waitFor()
    expect(await rowOf(page, 'Lone working').getByRole('list').count()).toBe(0)
    await expectSaid(page, 'Details folded away.')
    await page.keyboard.press('ArrowRight')
    await button(page, `Addresses: ${transport}`).waitFor()

    // Taking the link away leaves the focus on the card; undoing brings the link back, and leads there.
    await tabTo(page, button(page, `Remove the link to ${transport}`))
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await studyOf(host)).records.link.size).toBe(0)
    await expectFocus(page, 'Lone working')
    await page.keyboard.press('ControlOrMeta+z')
    await button(page, `Addresses: ${transport}`).waitFor()
    await expectFocus(page, 'Lone working')

    // Merging what says the same: two cards are chosen, and one of them stands for both.
    await tabTo(page, card(page, 'Letters arrive late'))
    await page.keyboard.press('x')
    await expectSaid(page, '1 card chosen.')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await expectSaid(page, '2 cards chosen.')
    expect(await card(page, 'Late letters').getAttribute('aria-pressed')).toBe('true')
    await tabTo(page, rowOf(page, 'Late letters').getByRole('button', { name: 'More' }))
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Merge' }).waitFor()
    await page.keyboard.type('Merge')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Merge duplicates' }).waitFor()
    await tabTo(page, button(page, 'Merge 2 cards'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => column(host, BEGINNING)).toHaveLength(1)
    const [survivor = ''] = await column(host, BEGINNING)
    const original = survivor === 'Late letters' ? 'Letters arrive late' : 'Late letters'
    await expectFocus(page, survivor)
    await columnIn(page, BEGINNING).getByRole('list', { name: 'Merged into it' }).waitFor()
    expect(await tree(page, BEGINNING)).toContain(`Split off: ${original}`)
    await expectAccessible(page, 'the outline with merged cards')

    // Split again by the button of the original, which then goes.
    await tabTo(page, button(page, `Split off: ${original}`))
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await column(host, BEGINNING)).toSorted())
      .toEqual(['Late letters', 'Letters arrive late'])
    await expectFocus(page, survivor)

    // Deleting leads on to the next card; undoing leads back to what has come back.
    await page.keyboard.press('Home')
    await page.keyboard.press('Delete')
    await expect.poll(() => column(host, BEGINNING)).toHaveLength(1)
    const [left = ''] = await column(host, BEGINNING)
    const gone = left === 'Late letters' ? 'Letters arrive late' : 'Late letters'
    await expectFocus(page, left)
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => column(host, BEGINNING)).toHaveLength(2)
    await expectFocus(page, gone)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => column(host, BEGINNING)).toEqual([left])
    await expectFocus(page, left)

    // The last card of a column leaves the focus on the heading.
    await page.keyboard.press('Delete')
    await expect.poll(() => column(host, BEGINNING)).toEqual([])
    await expect.poll(() => isFocused(heading(page, BEGINNING))).toBe(true)
    await page.keyboard.press('ControlOrMeta+z')
    await expectFocus(page, left)

    // The message's own undo button goes away under the focus, which goes to what has come back.
    await page.keyboard.press('Delete')
    await expect.poll(() => column(host, BEGINNING)).toEqual([])
    await tabTo(
      page,
      page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last(),
    )
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toEqual([left])
    await expectFocus(page, left)
  })

  it('starts a theme by the menu of a card, asks for its name where it stands, and undoes it', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'No transport home', 0],
      ['barrier', 'Taxis cost too much', 1],
    ])
    await tabTo(page, page.getByRole('link', { name: 'Themes' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Themes' }).waitFor()
    await openOutline(page)
    await tabTo(page, card(page, 'No transport home'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('x')
    await tabTo(page, rowOf(page, 'No transport home').getByRole('button', { name: 'More' }))
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Start a theme with 2 cards' }).waitFor()
    await page.keyboard.type('Start')
    await page.keyboard.press('Enter')
    const name = page.getByRole('textbox', { name: 'Name of the new theme' })
    await expect.poll(() => isFocused(name)).toBe(true)
    await expectAccessible(page, 'a theme that is being named in the outline')
    await page.keyboard.type('Getting home')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => columnsOn(host, 'themes'))
      .toEqual([
        [TRAY, []],
        ['Getting home', ['No transport home', 'Taxis cost too much']],
        ['Parking lot', []],
      ])
    await expectFocus(page, 'No transport home')
    await expectTree(page, 'Getting home', [
      '- heading "Getting home 2 cards" [level=2]:',
      '  - button "Getting home 2 cards" [expanded]',
      '- list "Getting home":',
      ...plainCard('Barrier No transport home'),
      ...plainCard('Barrier Taxis cost too much'),
    ])

    await page.keyboard.press('ControlOrMeta+z')
    await columnIn(page, 'Theme 1').waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await expect
      .poll(() => columnsOn(host, 'themes'))
      .toEqual([
        [TRAY, ['No transport home', 'Taxis cost too much']],
        ['Parking lot', []],
      ])
    await expectFocus(page, 'No transport home')
  })

  it('lists the keys, in sight and for each card', async () => {
    const { page } = await openBoard([['barrier', 'No transport home', 0]])
    await openOutline(page)
    await tabTo(page, button(page, 'Keys'))
    await page.keyboard.press('Enter')
    await page.getByText('move the card to the column before or after').waitFor()
    await expectAccessible(page, 'the keys')
    const description = await card(page, 'No transport home').evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    )
    expect(description).toMatch(/Enter edits.*With Alt, arrows move the card.*Delete deletes it\./)

    await tabTo(page, card(page, 'No transport home'))
    await page.keyboard.press('n')
    await expect.poll(() => isFocused(newCard(page, BEGINNING))).toBe(true)
  })
})

describe('the outline and the columns in two windows', () => {
  it('shows in each what is done in the other, and keeps the focus on its card', async () => {
    const { host, address, browser, page, ids } = await openBoard([
      ['barrier', 'No beds', 0],
      ['barrier', 'No transport', 0],
      ['enabler', 'More beds', 1],
    ])
    await openOutline(page)
    const columns = await openFacilitatorPage(browser)
    await columns.goto(address)
    await card(columns, 'No beds').waitFor()

    // From the outline to the columns.
    await tabTo(page, card(page, 'No beds'))
    await page.keyboard.press('Alt+ArrowRight')
    await columnIn(columns, MIDDLE).locator('[data-card-id]').filter({ hasText: 'No beds' }).waitFor()
    await expectFocus(page, 'No beds')

    // From the columns to the outline: the card in focus goes to another column, and the focus with it.
    await dropOnto(columns, card(columns, 'No beds'), emptyList(columns, END))
    await expectTree(page, END, [
      `- 'heading "${END} 1 card" [level=2]':`,
      `  - 'button "${END} 1 card" [expanded]'`,
      `- 'list "${END}"':`,
      ...plainCard('Barrier No beds'),
    ])
    await expectFocus(page, 'No beds')

    // Also from a button of the card, which stays the same button.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const state = await studyOf(host)
    const board = boardOf(state, 'pathway')
    const cardId = ids.get('No beds') ?? ''
    const idOf = (name: string) =>
      boardOrder(state, board.id).columns.find((one) => one.name === name)?.id ?? ''
    const place = { boardId: board.id, columnId: idOf(BEGINNING), beforeCardId: null }
    await host.call('card.move', { cardId, ...place })
    await columnIn(page, BEGINNING).getByText('No beds').waitFor()
    await expect
      .poll(() => isFocused(rowOf(page, 'No beds').getByRole('button', { name: 'Move to…' })))
      .toBe(true)

    // Into a column that is folded here: it opens. And where others come and go, the focus stays.
    await tabTo(page, card(page, 'No beds'))
    await host.call('card.move', { cardId, ...place, columnId: idOf('Parking lot') })
    await expectFocus(page, 'No beds')
    await host.call('card.edit', { cardId, text: 'No free beds' })
    await expectFocus(page, 'No free beds')

    // Deleted elsewhere: the heading, since no other card is here.
    await host.call('card.delete', { cardId })
    await expect.poll(() => isFocused(heading(page, 'Parking lot'))).toBe(true)
    await host.call('history.undo', {})
    await card(page, 'No free beds').waitFor()
    expect(await isFocused(heading(page, 'Parking lot')), 'an undo elsewhere takes no focus here').toBe(true)
  })
})

describe('what the outline keeps back', () => {
  it('refuses in words what is locked, and offers no field there', async () => {
    const { host, page } = await openBoard([
      ['barrier', 'No beds', 0],
      ['barrier', 'No transport', 1],
    ])
    const locked = [...(await studyOf(host)).records.column.values()].find(({ name }) => name === MIDDLE)
    await host.call('column.configure', { columnId: locked?.id ?? '', isLocked: true })
    await openOutline(page)
    await columnIn(page, MIDDLE).getByText('Locked').waitFor()
    expect(await newCard(page, MIDDLE).count()).toBe(0)
    expect(await newCard(page, BEGINNING).count()).toBe(1)
    await tabTo(page, card(page, 'No beds'))
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByText(`“${MIDDLE}” is locked. Unlock it first.`).waitFor()
    await expectFocus(page, 'No beds')
    expect(await column(host, BEGINNING)).toEqual(['No beds'])
    await expectAccessible(page, 'the outline with a locked column')
  })

  it('covers what was written in silence, also where another card is linked to it', async () => {
    const { host, browser, page } = await openBoard([['enabler', 'More beds', 0]])
    const room = await openRoom(host)
    const phone = await openPhone(browser)
    await joinWithAddress(phone, `${room.address}#s=${room.secret}`, 'Public contributors')
    await host.call('room.configure', { isSilent: true })
    await phone.getByText('Only you can see this until the facilitator shows all cards.').waitFor()
    await addCard(phone, 'Barrier', 'Nobody asked my daughter')
    const all = async () => [...(await studyOf(host)).records.card.values()]
    await expect.poll(async () => (await all()).filter(({ isHidden }) => isHidden)).toHaveLength(1)
    const hidden = (await all()).find(({ isHidden }) => isHidden)
    const enabler = (await all()).find(({ isHidden }) => !isHidden)
    await host.call('link.add', {
      linkId: randomIdentifier(),
      type: 'eased-by',
      fromCardId: hidden?.id ?? '',
      toCardId: enabler?.id ?? '',
    })

    await openOutline(page)
    await expectTree(page, BEGINNING, [
      `- 'heading "${BEGINNING} 1 card" [level=2]':`,
      `  - 'button "${BEGINNING} 1 card" [expanded]'`,
      `- 'list "${BEGINNING}"':`,
      '  - listitem:',
      '    - button "Enabler More beds"',
      '    - button "1 link" [expanded]',
      '    - button "Edit"',
      '    - button "Move to…"',
      '    - button "Link to…"',
      '    - button "More"',
      '    - list "Links":',
      '      - listitem:',
      '        - \'button "Eases: a card that is hidden for now"\'',
      `        - text: "in ${TRAY}"`,
      '        - button "Remove the link to a card that is hidden for now"',
    ])
    expect(await columnIn(page, TRAY).ariaSnapshot()).toContain('button "Written in silence, hidden for now"')
    await expectAccessible(page, 'the outline with a hidden card')
    expect(await page.content(), 'no word of it is in the page').not.toContain('daughter')

    await host.call('cards.reveal', {})
    await card(page, 'Nobody asked my daughter').waitFor()
    await button(page, 'Eases: Nobody asked my daughter').waitFor()
  })

  it('shows what is looked for, and leads nowhere else', async () => {
    const { page } = await openBoard([
      ['barrier', 'No beds', 0],
      ['barrier', 'No transport', 0],
      ['enabler', 'More beds', 1],
    ])
    await openOutline(page)
    await tabTo(page, card(page, 'No beds'))
    await page.keyboard.press('/')
    await page.keyboard.type('transport')
    await card(page, 'No beds').waitFor({ state: 'detached' })
    await expectTree(page, BEGINNING, [
      `- 'heading "${BEGINNING} 1 of 2 cards" [level=2]':`,
      `  - 'button "${BEGINNING} 1 of 2 cards" [expanded]'`,
      `- 'list "${BEGINNING}"':`,
      ...plainCard('Barrier No transport'),
    ])
    await columnIn(page, MIDDLE).getByText('None of its cards are what you are looking for').waitFor()
  })
})

describe('the outline of a large board', () => {
  it('opens as headings, draws a hundred cards of each list, and more on demand', async () => {
    const cards: CardToAdd[] = Array.from({ length: 450 }, (_, index) => [
      'idea',
      `Card number ${index + 1}.`,
      0,
    ])
    const { host, page } = await openBoard(cards)
    await openOutline(page)
    expect(await page.locator('[data-row-id]').count()).toBe(0)
    const fold = columnIn(page, BEGINNING).getByRole('button', { name: `${BEGINNING} 450 cards` })
    await tabTo(page, fold)
    await page.keyboard.press('Enter')
    await card(page, 'Card number 100.').waitFor()
    expect(await page.locator('[data-row-id]').count()).toBe(100)
    expect(await columnIn(page, BEGINNING).getByRole('listitem').nth(99).getAttribute('aria-setsize')).toBe(
      '450',
    )

    await tabTo(page, button(page, 'Show the next 100 of 350 more cards'))
    await page.keyboard.press('Enter')
    await expectFocus(page, 'Card number 101.')
    await expect.poll(() => page.locator('[data-row-id]').count()).toBe(200)
    await expectAccessible(page, 'the outline of a large board')

    // To a card that is not drawn, and on from there.
    await page.keyboard.press('End')
    await expectFocus(page, 'Card number 450.')
    await page.keyboard.press('Alt+ArrowUp')
    await expectSaid(page, `Moved to ${BEGINNING}, place 449 of 450.`)
    await expectFocus(page, 'Card number 450.')
    await page.keyboard.press('ArrowUp')
    await expectFocus(page, 'Card number 448.')
    expect(await button(page, /^Show the next 100 of \d+ more cards$/).count()).toBe(1)
    await expect
      .poll(async () => (await column(host, BEGINNING)).slice(-2))
      .toEqual(['Card number 450.', 'Card number 449.'])
  })
})

describe('the outline as it looks', () => {
  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['high contrast', { contrast: 'more' }],
    ['forced colours', { forcedColors: 'active' }],
    ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
  ] as const)('has nothing for axe to find, and no sideways scrolling: %s', async (name, options) => {
    const { host, address, browser } = await openBoard([
      ['barrier', `No beds ${'Llanfairpwllgwyngyllgogerychwyrndrobwll'.repeat(3)}`, 0],
      ['enabler', 'More beds', 1],
    ])
    const [barrier, enabler] = [...(await studyOf(host)).records.card.values()].toSorted((a, b) =>
      a.kind.localeCompare(b.kind),
    )
    await host.call('link.add', {
      linkId: randomIdentifier(),
      type: 'eased-by',
      fromCardId: barrier?.id ?? '',
      toCardId: enabler?.id ?? '',
    })
    const page = await openFacilitatorPage(browser, options)
    await page.goto(address)
    await page.getByRole('link', { name: 'Outline' }).press('Enter')
    await card(page, 'More beds').waitFor()
    await expectAccessible(page, `the outline, ${name}`)
    expect(await overflow(page)).toEqual([])
    await page.getByRole('button', { name: 'Colours and text size' }).click()
    await page.getByText('200 %').click()
    await page.getByRole('button', { name: 'Done' }).click()
    await expectAccessible(page, `the outline with large text, ${name}`)
    expect(await overflow(page), 'with large text').toEqual([])
  })
})
