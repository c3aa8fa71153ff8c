import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'

it('starts a study, goes back, says why a file was not opened, and opens a recent one', async () => {
  const { host, folder, address } = await startApp()
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  expect(page.url(), 'the key has left the address bar').not.toContain('key')

  // A title is asked for, and the template's name stands there to begin with.
  const title = page.getByLabel('Title of your study')
  expect(await title.inputValue()).toBe('Social Prescribing Link Workers (SPLW)')
  await page.getByText('Blank study').click()
  expect(await title.inputValue()).toBe('')
  await page.getByRole('button', { name: 'Start the study' }).click()
  await page.getByText('Please give your study a title.').waitFor()
  await expectAccessible(page, 'the start screen without a title')
  await title.fill('Leaving hospital')
  await page.getByRole('button', { name: 'Start the study' }).click()
  await page.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()

  // A reload keeps the key and the study.
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
  await page.getByRole('button', { name: 'All studies' }).click()

  const foreign = join(folder, 'notes.linkboard')
  writeFileSync(foreign, 'These are my notes.')
  await page.getByLabel('A file in another place').fill(`"${foreign}"`)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: 'notes.linkboard' }).waitFor()
  await expectAccessible(page, 'the start screen with a refusal')
  expect((await host.call('app.getState', {})).open).toBe(null)

  await page.getByRole('button', { name: /^Leaving hospital/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
})

it('does not let a page in that has no key', async () => {
  const { address } = await startApp()
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(new URL('/', address).href)
  await page.getByRole('heading', { name: 'This page cannot get in' }).waitFor()
  await expectAccessible(page, 'a page without a key')
})

it('saves what is written about the study as a field is left, here and in another window', async () => {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
  const browser = await openBrowser()
  const [page, other] = [await openFacilitatorPage(browser), await openFacilitatorPage(browser)]
  for (const one of [page, other]) {
    await one.goto(address)
    await one.getByRole('link', { name: 'Study' }).click()
    await one.getByRole('heading', { level: 1, name: 'About the study' }).waitFor()
  }
  await page.getByLabel('Title').fill('Leaving hospital well')
  await page.getByLabel('Background').fill('Letters come late.')
  await page.keyboard.press('Tab')
  await expect.poll(() => other.getByLabel('Background').inputValue()).toBe('Letters come late.')
  await other.getByRole('banner').getByText('Leaving hospital well').waitFor()

  // Nothing is saved where the text is not allowed, and the field says why.
  await page.getByLabel('Title').fill('  ')
  await page.keyboard.press('Tab')
  await page.getByText('Please write something here.').waitFor()
  await expectAccessible(page, 'the study screen with a refusal')
  expect((await host.call('app.getState', {})).open?.title).toBe('Leaving hospital well')

  await page.getByRole('button', { name: 'Add a group' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Carers')
  await page.getByText('Public contributors').last().click()
  await expectAccessible(page, 'the group dialog')
  await page.getByRole('button', { name: 'Add the group' }).click()
  await other.getByRole('button', { name: 'Edit Carers' }).click()
  expect(await other.getByLabel('Short name').inputValue()).toBe('Carers')
})

it('names the people, the days and the workshops of the study', async () => {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('link', { name: 'Study', exact: true }).click()
  await page.getByLabel('Investigators').fill('Ann Lee\n\n Bo Nkemelu ')
  await page.getByLabel('Institution').fill('University of Southampton')
  await page.getByLabel('Partners').fill('An NHS trust')
  await page.getByLabel('First day').fill('2026-01-05')
  await page.getByLabel('Last day').fill('2026-06-30')
  await page.getByLabel('Title').focus()
  await expect
    .poll(async () => (await recordsOf(host, 'study'))[0])
    .toMatchObject({
      investigators: ['Ann Lee', 'Bo Nkemelu'],
      institution: 'University of Southampton',
      partners: ['An NHS trust'],
      startsOn: '2026-01-05',
      endsOn: '2026-06-30',
    })

  const had = (await recordsOf(host, 'workshop')).length
  await page.getByRole('button', { name: 'Add a workshop' }).click()
  await page.getByLabel('Name', { exact: true }).fill('In Winchester')
  await page.getByLabel('Day', { exact: true }).fill('2026-03-09')
  await expectAccessible(page, 'the workshop dialog')
  await page.getByRole('button', { name: 'Add the workshop' }).click()
  await page.getByText('9 March 2026').waitFor()
  await page.getByRole('button', { name: 'Add a workshop' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Online')
  await page.getByRole('button', { name: 'Add the workshop' }).click()
  await page.getByRole('button', { name: 'Online is going on now' }).click()
  const online = page.getByRole('listitem').filter({ hasText: 'Online' })
  await online.getByText('Now', { exact: true }).waitFor()
  await expectAccessible(page, 'the study screen with workshops')
  const workshops = await recordsOf(host, 'workshop')
  expect(workshops).toHaveLength(had + 2)
  expect((await recordsOf(host, 'study'))[0]?.currentWorkshopId).toBe(
    workshops.find(({ name }) => name === 'Online')?.id,
  )
  await page.getByRole('button', { name: 'Edit Online' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Online, in the evening')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Online, in the evening').waitFor()
})
