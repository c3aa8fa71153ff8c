import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { openBrowser, openFacilitatorPage, openPhone, startApp } from '../support/startApp.ts'
import { joinWithAddress, joinWithCode, next, score, voteTheSame, wordingShown } from './phone.ts'
import { layOutAll } from './draftPage.ts'

const goTo = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click()

it('goes from a template to an exported draft, with three people voting on their phones', async () => {
  const { host, address } = await startApp()
  const browser = await openBrowser()
  const page = await openFacilitatorPage(browser)

  // A new study from the template.
  await page.goto(address)
  await page.getByRole('button', { name: 'Start the study' }).waitFor()
  await expectAccessible(page, 'the start screen')
  await page.getByLabel('Title of your study').fill('Link workers in one town')
  await page.getByRole('button', { name: 'Start the study' }).click()

  // A card is added to the board, and moved.
  await page.getByRole('button', { name: 'Add a card to Spotting need and offering support' }).click()
  await page.getByPlaceholder('Write, then press Enter').fill('Leaflets use long words')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const card = page.getByRole('listitem').filter({ hasText: 'Leaflets use long words' })
  await card.waitFor()
  await expectAccessible(page, 'the board')
  await card.getByRole('button', { name: 'Card menu' }).click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  await page.getByRole('button', { name: /Column/ }).click()
  await page.getByRole('option', { name: 'First contact and trust' }).click()
  await expectAccessible(page, 'the move dialog')
  await page.getByRole('button', { name: 'Move the card' }).click()
  await expect.poll(() => columnOf(host, 'Leaflets use long words')).toBe('First contact and trust')
  await goTo(page, 'Study')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectAccessible(page, 'the study screen')

  // The room opens, and three people come in.
  await goTo(page, 'Room')
  await page.getByRole('button', { name: 'Open the room' }).waitFor()
  await expectAccessible(page, 'the closed room')
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('img', { name: /QR code/ }).waitFor()
  const room = await host.call('room.getStatus', {})
  if (!room.isOpen) throw new Error('The room did not open.')
  // The tests' room listens on loopback alone: the last address of the list.
  const phoneAddress = room.addresses.at(-1) ?? ''
  const joinUrl = phoneAddress + new URL(room.joinUrl).hash
  const typed = `${room.code.slice(0, 4).toLowerCase()} - ${room.code.slice(4)}`.replaceAll('0', 'o')
  const [ana, ben, cem] = [await openPhone(browser), await openPhone(browser), await openPhone(browser)]
  await joinWithAddress(ana, joinUrl, 'Public contributors', 'Ana')
  await joinWithAddress(ben, joinUrl, 'Link workers')
  await joinWithCode(cem, phoneAddress, typed, 'Primary care')
  await ana.getByRole('heading', { name: 'You are in, Ana' }).waitFor()
  await cem.getByRole('heading', { name: 'You are in' }).waitFor()
  expect(ana.url(), 'the secret has left the address bar').not.toContain('#')
  await page.getByRole('heading', { name: '3 people are in' }).waitFor()
  await expectAccessible(page, 'the open room')
  await expectAccessible(ana, 'the waiting page', 'AAA')
  await page.getByRole('button', { name: 'Fill the screen' }).click()
  await expectAccessible(page, 'the room on the big screen')
  await page.getByRole('button', { name: 'Back to Linkboard' }).click()

  // A card from a phone comes up on the board.
  await ana.getByRole('radio', { name: 'Enabler' }).check()
  await ana.getByLabel('Your card').fill('One named person all the way')
  await ana.getByRole('button', { name: 'Add this card' }).click()
  await ana.getByText('On the board ✓').waitFor()
  await goTo(page, 'Board')
  await page.getByText('One named person all the way').first().waitFor()

  // A ballot of four cards is made, locked and opened.
  await goTo(page, 'Ballots')
  await page.getByRole('button', { name: 'New ballot' }).waitFor()
  await expectAccessible(page, 'no ballot yet')
  await page.getByRole('button', { name: 'New ballot' }).click()
  await page.getByLabel('Title').fill('What gets in the way?')
  for (const words of [
    'Leaflets use long words',
    'One named person all',
    'caseloads',
    'Consent is unclear',
  ]) {
    await page.getByLabel('Search the cards').fill(words)
    await page.getByRole('group', { name: 'Cards', exact: true }).getByRole('checkbox').check()
  }
  await page.getByText('4 items chosen').waitFor()
  await page.getByText('Every change is saved').waitFor()
  await expectAccessible(page, 'the ballot editor')
  await page.getByRole('button', { name: 'Lock and open voting' }).click()
  await page.getByText('3 people can vote now').waitFor()
  await expectAccessible(page, 'the lock dialog')
  await page.getByRole('button', { name: 'Lock and open', exact: true }).click()
  await page.getByText('Voting is open').first().waitFor()
  expect(await page.locator('code').textContent()).toMatch(/^([0-9a-f]{8} ?){8}$/)

  // Ana scores, is unable, skips, goes back, changes, and sends.
  await ana.getByRole('heading', { name: 'What gets in the way?' }).waitFor()
  await expectAccessible(ana, 'the start of the ballot', 'AAA')
  await ana.getByRole('button', { name: 'Start' }).click()
  const anas = new Map<string, string>()
  await expectAccessible(ana, 'an item', 'AAA')
  await next(ana)
  await ana.getByText('Choose a number first').waitFor()
  await score(ana, 2)
  await next(ana)
  anas.set(await wordingShown(ana), 'unable')
  await ana.getByText('Unable to score').click()
  await next(ana)
  anas.set(await wordingShown(ana), 'skipped')
  await ana.getByRole('button', { name: 'Skip' }).click()
  await ana.getByText('Item 4 of 4', { exact: true }).waitFor()
  anas.set(await wordingShown(ana), '9')
  await score(ana, 9)
  for (const item of [3, 2, 1]) {
    await ana.getByRole('button', { name: 'Back' }).click()
    await ana.getByText(`Item ${item} of 4`, { exact: true }).waitFor()
  }
  expect(await ana.getByRole('radio', { name: '2', exact: true }).isChecked()).toBe(true)
  anas.set(await wordingShown(ana), '7')
  await score(ana, 7)
  for (const item of [2, 3, 4]) {
    await next(ana)
    await ana.getByText(`Item ${item} of 4`, { exact: true }).waitFor()
  }
  await next(ana)
  await ana.getByRole('heading', { name: 'Check your answers' }).waitFor()
  await expectAccessible(ana, 'the list of answers', 'AAA')
  await ana.getByRole('button', { name: 'I have finished' }).click()
  await ana.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await expectAccessible(ana, 'answers are in', 'AAA')

  // Closing asks first while others are still answering.
  await page.getByRole('button', { name: 'Close voting' }).click()
  await page.getByText('2 of 3 people have not finished yet').waitFor()
  await expectAccessible(page, 'the question before closing')
  await page.getByRole('button', { name: 'Keep it open' }).click()

  await voteTheSame(ben, 4, 8)
  await ben.getByRole('button', { name: 'Look at my answers' }).click()
  const bensChange = (await ben.locator('.review-wording').nth(1).textContent()) ?? ''
  await ben.getByRole('button', { name: 'Change item 2' }).click()
  await score(ben, 1)
  await ben.getByRole('button', { name: 'Done' }).click()
  await ben.getByRole('button', { name: 'I have finished' }).click()
  await ben.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await voteTheSame(cem, 4, 6)

  // The facilitator sees how many have finished, and no result.
  await page.getByText('3 of 3 people have finished').waitFor()
  await expectAccessible(page, 'the open vote')
  await goTo(page, 'Results')
  await page.getByText('No results yet').waitFor()
  await goTo(page, 'Ballots')
  await page.getByRole('button', { name: 'Close voting' }).click()
  await page.getByRole('link', { name: 'See the results' }).waitFor()
  await expectAccessible(page, 'the closed vote')
  await ana.getByRole('heading', { name: 'The vote is closed' }).waitFor()
  await expectAccessible(ana, 'after the vote', 'AAA')

  // The results are those answers.
  await page.getByRole('link', { name: 'See the results' }).click()
  await page.getByText('3 people answered').waitFor()
  await expectAccessible(page, 'the results')
  for (const [wording, given] of anas) {
    const row = page.getByRole('row').filter({ hasText: wording })
    const scores = [wording === bensChange ? 1 : 8, 6, ...(/\d/.test(given) ? [Number(given)] : [])]
    const chart = row.getByRole('img')
    expect(await row.getByRole('cell').nth(2).textContent()).toContain(String(scores.length))
    for (const value of scores) expect(await chart.getAttribute('aria-label')).toContain(`gave ${value}`)
    expect(await row.getByRole('cell').nth(3).textContent()).toBe(String(medianOf(scores)))
    if (given === 'unable') expect(await row.textContent()).toContain('1 unable to score')
    if (given === 'skipped') expect(await row.textContent()).toContain('1 skipped')
  }
  // Three groups of one: none may be shown by itself.
  expect(await page.getByText('not shown: too few (fewer than 5 answers)').count()).toBe(3)
  await page.getByRole('table').getByRole('button').first().click()
  await page.getByText('1 of 4').waitFor()
  await expectAccessible(page, 'one item of the results')
  expect(await page.getByText(': not shown: too few').count()).toBe(3)

  // The draft, and its files.
  await goTo(page, 'Draft')
  const preview = page.getByRole('article', { name: 'The draft' })
  await preview.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await preview.textContent()).toContain('Leaflets use long words')
  await layOutAll(page)
  await expectAccessible(page, 'the draft')
  await page.getByRole('button', { name: 'Export…' }).click()
  for (const format of [/^Markdown/, /^Web page/, /^Data pack/]) {
    await page.getByRole('dialog').locator('label').filter({ hasText: format }).click()
  }
  await page.getByRole('button', { name: 'Export 4 formats' }).click()
  await page.getByText(/files written/).waitFor({ timeout: 60_000 })
  await expectAccessible(page, 'the exported draft')
  const folder = ((await page.getByText(/^In \//).textContent()) ?? '').slice('In '.length)
  for (const name of ['draft.docx', 'draft.html', 'draft.md', 'data.zip']) {
    expect(existsSync(join(folder, name)), name).toBe(true)
    expect(statSync(join(folder, name)).size, name).toBeGreaterThan(100)
  }
  expect(readFileSync(join(folder, 'draft.md'), 'utf8')).toContain('Link workers in one town')
  const paper = await openFacilitatorPage(browser)
  await paper.goto(`file://${join(folder, 'draft.html')}`)
  await expectAccessible(paper, 'the draft as a page')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()

  // Leaving the study would close the room, so it asks.
  await page.getByRole('button', { name: 'All studies' }).click()
  await page.getByText('3 people are in the room').waitFor()
  await page.getByRole('button', { name: 'Stay' }).click()

  // The room closes, and the phones are told.
  await goTo(page, 'Room')
  await page.getByRole('button', { name: 'Close the room' }).click()
  await page.getByText('3 people are in it').waitFor()
  await expectAccessible(page, 'the question before the room is closed')
  await page.getByRole('button', { name: 'Close it for everybody' }).click()
  await page.getByRole('button', { name: 'Open the room' }).waitFor()
  for (const phone of [ana, ben, cem])
    await phone.getByRole('heading', { name: 'The room is closed' }).waitFor()
  await expectAccessible(ana, 'the closed room on a phone', 'AAA')
})

async function columnOf(host: Awaited<ReturnType<typeof startApp>>['host'], text: string) {
  const { records } = await host.call('study.getSnapshot', {})
  const card = records.find(({ kind, record }) => kind === 'card' && record?.text === text)
  const placement = records.find(({ kind, record }) => kind === 'placement' && record?.cardId === card?.id)
  const columnId = placement?.kind === 'placement' ? placement.record?.columnId : undefined
  const column = records.find(({ kind, id }) => kind === 'column' && id === columnId)
  return column?.kind === 'column' ? column.record?.name : undefined
}

function medianOf(scores: readonly number[]): number {
  const sorted = scores.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}
