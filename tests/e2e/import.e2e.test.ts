import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { consensusStudy } from '../support/consensusStudy.ts'
import { exchangeOf } from '../support/exchangeStudy.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'

function file(name: string, text: string) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

async function openStudyPage(): Promise<{ page: Page; host: Awaited<ReturnType<typeof startApp>>['host'] }> {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Leaving hospital' })
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('link', { name: 'Study' }).click()
  await page.getByRole('link', { name: 'Bring in…' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bring in' }).waitFor()
  return { page, host }
}

it('brings cards in with the keys alone, after a look at them, and takes them out again', async () => {
  const { page, host } = await openStudyPage()
  const before = (await recordsOf(host, 'card')).length
  await expectAccessible(page, 'what can be brought in')
  await page.getByRole('link', { name: /Cards from a spreadsheet/ }).press('Enter')
  const input = page.getByLabel('A table of cards (CSV)')
  await input.waitFor()
  await expectAccessible(page, 'choosing a table of cards')

  // What cannot be used says why, and another file can be chosen.
  await input.setInputFiles(file('colours.csv', 'colour\nred'))
  await page.getByRole('alert').filter({ hasText: 'one of them must be “text”' }).waitFor()

  await input.setInputFiles(
    file(
      'cards.csv',
      'text,kind,stage\nNo bus,barrier,Before it all\nA warm room,Wish,\n,idea,\nNo bus,idea,\n',
    ),
  )
  const heading = page.getByRole('heading', { name: '2 cards to add' })
  await heading.waitFor()
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByText('Line 4').waitFor()
  await expectAccessible(page, 'looking at cards')
  const add = page.getByRole('button', { name: 'Add 2 cards' })
  expect(await add.isDisabled()).toBe(true)

  await page.getByRole('button', { name: /Stage “Before it all”/ }).press('Enter')
  await page.getByRole('option', { name: 'Make a new stage' }).press('Enter')
  await page.getByRole('cell', { name: 'Before it all' }).waitFor()
  await page.getByRole('checkbox', { name: /Leave this row out/ }).press('Space')
  await add.press('Enter')
  await page.getByRole('heading', { name: '2 cards are in the study' }).waitFor()
  await expectAccessible(page, 'cards that are in')
  expect(await recordsOf(host, 'card')).toHaveLength(before + 2)
  expect((await recordsOf(host, 'column')).some(({ name }) => name === 'Before it all')).toBe(true)

  await page.getByRole('button', { name: /^Undo/ }).press('Enter')
  await expect.poll(async () => (await recordsOf(host, 'card')).length).toBe(before)
})

it('takes cells that were pasted', async () => {
  const { page, host } = await openStudyPage()
  await page.getByRole('link', { name: /Cards from a spreadsheet/ }).click()
  await page.getByLabel('Or paste cells from a spreadsheet').fill('Text\tKind\nNo bus, none at all\tbarrier')
  await page.getByRole('button', { name: 'Look at what I pasted' }).click()
  await page.getByRole('cell', { name: 'No bus, none at all' }).waitFor()
  await page.getByRole('button', { name: 'Add 1 card' }).click()
  await page.getByRole('heading', { name: '1 card is in the study' }).waitFor()
  const cards = await recordsOf(host, 'card')
  expect(cards.find(({ text }) => text === 'No bus, none at all')?.kind).toBe('barrier')
})

it('brings an earlier survey in, and shows its results', async () => {
  const { page } = await openStudyPage()
  await page.getByRole('link', { name: /ratings of an earlier survey/ }).click()
  const input = page.getByLabel('A table of ratings (CSV)')
  const rows = Array.from(
    { length: 12 },
    (_, voter) => `p${voter},${voter < 6 ? 'PPIE' : 'Nurses'},A plan,${(voter % 3) + 7}`,
  )
  const header = 'voter,group,item,value'
  await input.setInputFiles(file('bad.csv', [header, ...rows, 'p99,PPIE,A plan,10'].join('\n')))
  await page.getByRole('heading', { name: '1 row cannot be counted' }).waitFor()
  await page.getByText('Line 14').waitFor()
  expect(await page.getByRole('button', { name: 'Bring in 1 round' }).isDisabled()).toBe(true)
  await expectAccessible(page, 'a survey with a bad row')
  await page.getByRole('button', { name: 'Choose another file' }).click()

  await input.setInputFiles(file('good.csv', [header, ...rows].join('\n')))
  await page.getByRole('button', { name: 'Bring in 1 round' }).click()
  await page.getByText('Please fill in what is marked above.').waitFor()
  await expectAccessible(page, 'a survey whose facts are missing')
  await page.getByLabel('Title').fill('The first survey')
  await page.getByLabel('Question').fill('How important is this?')
  await page.getByLabel('Where it came from').fill('an online survey')
  await page.getByLabel('The day it ended').fill('2025-03-14')
  await page.getByRole('button', { name: 'Bring in 1 round' }).click()
  await page.getByRole('heading', { name: 'The survey is in the study' }).waitFor()
  await page.getByRole('link', { name: 'See the results' }).click()
  await page.getByRole('heading', { level: 1, name: 'The first survey' }).waitFor()
  await page.getByText('12 in an earlier survey').waitFor()
})

it('makes a study of a JSON study from the first screen', async () => {
  const { address } = await startApp()
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('button', { name: 'From a JSON study…' }).click()
  const input = page.getByLabel('A study that was exported as JSON')
  await input.setInputFiles(file('other.json', '{"hello":"world"}'))
  await page.getByRole('alert').filter({ hasText: 'not a study of Linkboard' }).waitFor()
  await expectAccessible(page, 'a JSON file that is no study')
  const exchange = exchangeOf(consensusStudy())
  await input.setInputFiles(file('study.json', JSON.stringify(exchange)))
  await page.getByRole('heading', { name: exchange.records.study.title }).waitFor()
  await page.getByText('Some votes stay behind').waitFor()
  await expectAccessible(page, 'looking at a JSON study')
  await page.getByRole('button', { name: 'Make the study' }).click()
  await page.getByRole('banner').getByText(exchange.records.study.title).waitFor()
})
