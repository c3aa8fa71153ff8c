import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { statementCode } from '#shared/domain/statement/statement'
import { statementsInOrder, wordingsOf } from '#shared/domain/statement/statementCommands'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { cardItems, heldState, openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient } from '../support/roomClient.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'
import { isFocused } from './boardPage.ts'

const LIKERT = RULE_PRESETS.find(({ key }) => key === 'likert')?.rule ?? DEFAULT_RAM_RULE

async function openStatements() {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Statements' }).click()
  await page.getByRole('heading', { level: 1, name: 'Statements' }).waitFor()
  return { host, page }
}

/** Six people vote on cards: all agree on the first ones, and on none of the rest. */
async function voteOnCards(host: Host, cardIds: readonly string[], agreed: number): Promise<string> {
  const ballotId = randomIdentifier()
  const roundId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'What the framework needs',
    question: 'How far do you agree?',
    lowLabel: 'not',
    highLabel: 'very',
    instructions: '',
    rule: LIKERT,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cardIds),
  })
  await host.call('ballot.lock', { ballotId })
  const room = await openRoom(host)
  const [group] = await recordsOf(host, 'panelGroup')
  const phones: RoomClient[] = []
  for (let seat = 0; seat < 6; seat += 1) {
    const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
    onTestFinished(() => phone.close())
    phones.push(phone)
  }
  await host.call('round.open', { ballotId, roundId })
  const cardOf = new Map((await recordsOf(host, 'ballotItem')).map(({ id, cardId }) => [id, cardId ?? '']))
  for (const phone of phones) {
    await phone.refresh()
    await voteOnAll(phone, await takePaper(phone), (itemId) => ({
      kind: 'score',
      value: cardIds.indexOf(cardOf.get(itemId) ?? '') < agreed ? 5 : 1,
    }))
  }
  await host.call('round.close', { roundId })
  return roundId
}

/** "S1 Plan together", … as the host has them, in order. */
async function inOrder(host: Host): Promise<string[]> {
  return statementsInOrder(await heldState(host)).map((one) => `${statementCode(one)} ${one.text}`)
}

const list = (page: Page) => page.getByRole('grid', { name: 'Statements' })
const row = (page: Page, code: string) =>
  list(page)
    .getByRole('row')
    .filter({ hasText: new RegExp(`^${code}`) })

async function choose(page: Page, code: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Open, move or decide: ${code}`, exact: true }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Writes statements, one a line. */
async function write(page: Page, text: string, button: string): Promise<void> {
  await page.getByRole('button', { name: 'Write a statement' }).click()
  await page.getByLabel('What it says').fill(text)
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
}

it('writes statements, puts them in order, and finds them', async () => {
  const { host, page } = await openStatements()
  await page.getByText('No statements yet').waitFor()
  await expectAccessible(page, 'no statements yet')

  // A list that is pasted, of which one line is there twice.
  await page.getByRole('button', { name: 'Write a statement' }).click()
  expect(await isFocused(page.getByLabel('What it says'))).toBe(true)
  await page.getByLabel('What it says').fill('• Plan together\n2. Train first\nShare care\nTRAIN first')
  await page.getByText('One line is there already').waitFor()
  await expectAccessible(page, 'statements that are being written')
  await page.getByRole('button', { name: 'Write 3 statements' }).click()
  await row(page, 'S3').waitFor()
  expect(await inOrder(host)).toEqual(['S1 Plan together', 'S2 Train first', 'S3 Share care'])
  await expectAccessible(page, 'the statements')

  // By the menu, and by the keyboard's own way of dragging.
  await choose(page, 'S3', 'Move to the top')
  await expect.poll(() => inOrder(host)).toEqual(['S3 Share care', 'S1 Plan together', 'S2 Train first'])
  await row(page, 'S3').getByRole('button', { name: /Drag/ }).focus()
  await page.keyboard.press('Enter')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await expect.poll(focused).toBe('Insert between S3 Share care and S1 Plan together')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Insert between S1 Plan together and S2 Train first')
  await page.keyboard.press('Enter')
  await expect.poll(() => inOrder(host)).toEqual(['S1 Plan together', 'S3 Share care', 'S2 Train first'])
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await inOrder(host))[0]).toBe('S3 Share care')

  // Among what a filter shows.
  await page.getByLabel('Search').fill('s2')
  await page.getByText('1 of 3 statements').waitFor()
  expect(await list(page).getByRole('row').count()).toBe(1)
  await page.getByLabel('Search').fill('nothing like it')
  await page.getByRole('button', { name: 'Show all statements' }).click()
  await pick(page, 'Kind', 'Principle')
  await page.getByText('No statement like that').waitFor()
  await page.getByRole('button', { name: 'Show all statements' }).click()
  expect(await isFocused(page.getByRole('searchbox', { name: 'Search' }))).toBe(true)
  await row(page, 'S1').waitFor()

  // Deleted without asking, and back again.
  await choose(page, 'S2', 'Delete')
  await page.getByText('S2 has been deleted.').waitFor()
  expect(await inOrder(host)).toEqual(['S3 Share care', 'S1 Plan together'])
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await row(page, 'S2').waitFor()
})

it('keeps every wording of a statement, and shows what has changed between two', async () => {
  const { host, page } = await openStatements()
  await write(page, 'Link workers offer a plan', 'Write it')
  await page.getByRole('heading', { level: 1, name: 'S1' }).waitFor()
  expect(await page.evaluate(() => location.hash)).toMatch(/^#\/statements\/.{26}$/)

  await page.getByLabel('What it says').fill('Link workers agree a shared plan')
  await page.getByLabel('Why it was changed').fill('People asked for a say in it.')
  await expectAccessible(page, 'a wording that is being written')
  await page.getByRole('button', { name: 'Save the wording' }).click()
  await page.getByText('S1: the new wording has been saved.').waitFor()
  const compared = page.getByRole('region', { name: 'Compare two wordings' })
  await compared.waitFor()
  expect(await compared.getByRole('deletion').innerText()).toContain('offer')
  expect((await compared.getByRole('insertion').allInnerTexts()).join(' ')).toContain('agree')
  await page.getByText('People asked for a say in it.').waitFor()

  // What was typed is saved when the statement is left.
  await page.getByLabel('What it says').fill('Link workers and people agree a shared plan')
  await page.getByRole('button', { name: 'All statements' }).click()
  await row(page, 'S1').getByText('Link workers and people agree a shared plan').waitFor()
  await expect.poll(() => isFocused(row(page, 'S1'))).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText(/^Wording 3,/).waitFor()
  const state = await heldState(host)
  const [statement] = statementsInOrder(state)
  expect(wordingsOf(state, statement?.id ?? '').map(({ text }) => text)).toEqual([
    'Link workers offer a plan',
    'Link workers agree a shared plan',
    'Link workers and people agree a shared plan',
  ])
  await pick(page, 'From', 'Wording 1')
  expect(await compared.getByRole('deletion').innerText()).toContain('offer')

  // What it is about, each choice saved at once.
  await pick(page, 'Kind', 'Principle')
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('long-term')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Choose cards…' }).click()
  await page.getByLabel('Search the cards of the study').fill('stigma')
  await page.getByRole('button', { name: /There is stigma/ }).click()
  await expectAccessible(page, 'cards that a statement comes from')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect
    .poll(async () => statementsInOrder(await heldState(host))[0])
    .toMatchObject({ kind: 'principle', tags: ['long-term'], cardIds: [expect.any(String)] })

  // To the card on its board, and from there back.
  await page
    .getByRole('region', { name: 'Cards' })
    .getByRole('link', { name: /There is stigma/ })
    .click()
  await page.getByRole('dialog', { name: 'Card' }).waitFor()
  await expectAccessible(page, 'a card with a statement')
  await page.getByRole('dialog').getByRole('link', { name: 'S1' }).click()
  await page.getByRole('heading', { level: 1, name: 'S1' }).waitFor()
})

it('makes statements of what was agreed, says which votes they rest on, and puts them to the vote', async () => {
  const { host, page } = await openStatements()
  const cards = (await recordsOf(host, 'card')).slice(0, 4)
  const roundId = await voteOnCards(
    host,
    cards.map(({ id }) => id),
    3,
  )
  // One from the results, the others together.
  const [first] = (await recordsOf(host, 'ballotItem')).filter(({ cardId }) => cardId === cards[0]?.id)
  await page.evaluate((address) => (location.hash = address), `#/results/${roundId}/${first?.id}`)
  await page.getByRole('button', { name: 'Make a statement of it' }).click()
  const link = page.getByRole('link', { name: 'S1', exact: true })
  await expect.poll(() => isFocused(link)).toBe(true)
  await expectAccessible(page, 'a result with its statement')
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Statements' }).click()
  await page.getByText('2 agreed items are not statements yet').waitFor()
  await page.getByRole('button', { name: 'Make 2 statements' }).click()
  await row(page, 'S3').waitFor()
  expect(await list(page).getByText('Agreed', { exact: true }).count()).toBe(3)
  expect((await recordsOf(host, 'statement')).map(({ cardIds }) => cardIds[0])).toEqual(
    cards.slice(0, 3).map(({ id }) => id),
  )

  // Where it stands, with the votes.
  await row(page, 'S1').click()
  const votes = page.getByRole('region', { name: 'Votes on what it came from' })
  await votes.getByText('6 of 6 (100%) agreed').waitFor()
  await page.getByText('not on the statement itself').waitFor()
  await expectAccessible(page, 'a statement that rests on a vote')
  expect(await votes.getByRole('link', { name: 'Round 1' }).getAttribute('href')).toBe(
    `#/results/${roundId}/${first?.id}`,
  )

  // Decided without a vote, with a reason, and left to the votes again.
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = page.getByRole('dialog', { name: 'S1: Withdraw' })
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await dialog.getByText('Please say why.').waitFor()
  await expectAccessible(page, 'a decision without its reason')
  await dialog.getByLabel('Why?').fill('Says what S2 says.')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByText('This was decided without a vote, and the draft says so.').waitFor()
  await page.getByRole('button', { name: 'Take the decision back' }).click()
  await page.getByText('not on the statement itself').waitFor()

  // To the vote: a draft ballot, open in its editor.
  await page.getByRole('button', { name: 'All statements' }).click()
  await write(page, 'Everybody has one named link worker', 'Write it')
  await page.getByRole('button', { name: 'All statements' }).click()
  await page.getByRole('button', { name: 'Put to the vote' }).click()
  await page.getByRole('button', { name: 'Make the ballot (1 statement)' }).waitFor()
  await page.getByRole('checkbox', { name: /^S2/ }).check({ force: true })
  await expectAccessible(page, 'statements for a ballot')
  await page.getByRole('button', { name: 'Make the ballot (2 statements)' }).click()
  await page.getByRole('heading', { level: 1, name: 'Statements of the framework' }).waitFor()
  await page.getByText('2 items chosen').waitFor()
  const [made] = (await recordsOf(host, 'ballot')).filter(({ status }) => status === 'draft')
  expect(made).toMatchObject({ question: 'How far do you agree with this statement?', rule: LIKERT })

  // On a ballot statements are a source of their own.
  await page
    .getByRole('radiogroup', { name: 'Choose from' })
    .getByRole('radio', { name: 'Statements' })
    .click()
  const source = page.getByRole('group', { name: 'Statements', exact: true })
  await source.getByRole('checkbox').first().waitFor()
  expect(await source.getByRole('checkbox').count()).toBe(4)
  await expectAccessible(page, 'statements as a source of a ballot')
  await page.getByRole('button', { name: 'Tick all 4 statements' }).click()
  await page.getByText('4 items chosen').waitFor()
})

it('holds sixty statements, and long words, on a small window with large text', async () => {
  const { host, page } = await openStatements()
  const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(8)
  await host.call('statements.add', {
    statements: Array.from({ length: 60 }, (_, index) => ({
      statementId: randomIdentifier(),
      wordingId: randomIdentifier(),
      text: index === 0 ? long : `Statement ${index + 1} of many`,
      kind: 'principle' as const,
      stageId: null,
      tags: index === 0 ? [long.slice(0, 60)] : [],
      cardIds: [],
      itemIds: [],
    })),
  })
  await page.getByText('60 statements').waitFor()
  await page.setViewportSize({ width: 640, height: 700 })
  await page.addStyleTag({ content: ':root { font-size: 200% !important }' })
  const isTooWide = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main, main > *')].some(
        (part) => part.scrollWidth > part.clientWidth + 1,
      ),
    )
  await expect.poll(isTooWide).toBe(false)
  await row(page, 'S1').first().press('Enter')
  await page.getByRole('heading', { level: 1, name: 'S1' }).waitFor()
  await expect.poll(isTooWide).toBe(false)
  await expectAccessible(page, 'a statement in large text')
})
