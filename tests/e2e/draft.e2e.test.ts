import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'
import { isFocused } from './boardPage.ts'
import { layOutAll } from './draftPage.ts'

const TEXT = { timeout: 20_000 }

async function openDraft(templateKey: 'splw' | null = null): Promise<{ host: Host; page: Page }> {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey, title: 'Link workers in one town' })
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('link', { name: 'Draft', exact: true }).click()
  await paper(page).getByRole('heading', { name: 'Link workers in one town' }).waitFor(TEXT)
  return { host, page }
}

const paper = (page: Page) => page.getByRole('article', { name: 'The draft' })
const outline = (page: Page) => page.getByRole('navigation', { name: 'Outline of the draft' })
const count = async (page: Page) =>
  Number(
    /(\d+) prompts? left/.exec((await page.getByRole('group', { name: 'Prompts' }).textContent()) ?? '')?.[1],
  )
const answers = (host: Host) => recordsOf(host, 'authorText')

it('answers prompts in their places, keeps them with the study, and takes them back', async () => {
  const { host, page } = await openDraft()
  const atFirst = await count(page)
  expect(atFirst).toBe(
    await paper(page)
      .getByRole('button', { name: /^Author: / })
      .count(),
  )
  expect((await host.call('draft.getPreview', {})).document.promptCount).toBe(atFirst)
  // Written where it stands; it is saved as it is left.
  const asked = paper(page).getByRole('button', { name: 'Author: say why a consensus method was chosen.' })
  await asked.click()
  const field = paper(page).getByLabel('Say why a consensus method was chosen')
  expect(await isFocused(field)).toBe(true)
  await field.fill('Nobody agreed.\nSo we asked.')
  await paper(page)
    .getByRole('heading', { name: /^2\.1 / })
    .click()
  await paper(page).getByText('So we asked.', { exact: true }).waitFor()
  await expect.poll(() => count(page)).toBe(atFirst - 1)
  expect(await answers(host)).toMatchObject([{ status: 'written', text: 'Nobody agreed.\nSo we asked.' }])
  expect(await asked.count()).toBe(0)

  // Escape leaves an answer as it was, and the focus where it was.
  const edit = paper(page).getByRole('button', { name: 'Edit: say why a consensus method was chosen' })
  await edit.focus()
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe('Nobody agreed.\nSo we asked.')
  await page.keyboard.type(' Twice.')
  await page.keyboard.press('Escape')
  await expect.poll(() => isFocused(edit)).toBe(true)
  expect((await answers(host))[0]?.text).toBe('Nobody agreed.\nSo we asked.')

  // An empty answer brings the prompt back, and the message takes that back.
  await edit.click()
  await field.fill('')
  await page.keyboard.press('Control+Enter')
  await asked.waitFor()
  await expect.poll(() => isFocused(asked)).toBe(true)
  await expect.poll(() => answers(host)).toEqual([])
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click()
  await paper(page).getByText('So we asked.', { exact: true }).waitFor()
  await expect.poll(async () => (await answers(host)).length).toBe(1)

  // What belongs to the study goes there, and what does not fit says why and stays.
  const audience = paper(page).getByRole('button', { name: 'Author: say who is meant to use the framework.' })
  await audience.click()
  await paper(page).getByLabel('Say who is meant to use the framework').fill('x'.repeat(2_001))
  await page.keyboard.press('Control+Enter')
  await paper(page).getByRole('alert').filter({ hasText: 'under 2000 characters' }).waitFor()
  await layOutAll(page)
  await expectAccessible(page, 'the draft, with an answer that does not fit')
  await paper(page).getByLabel('Say who is meant to use the framework').fill('Link workers and their teams')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(async () => (await recordsOf(host, 'study'))[0]?.audience)
    .toBe('Link workers and their teams')
  await page.getByRole('link', { name: 'Study', exact: true }).click()
  expect(await page.getByLabel('Who the framework is for').inputValue()).toBe('Link workers and their teams')
})

it('follows the study, and leads by keyboard from prompt to prompt and along the outline', async () => {
  const { host, page } = await openDraft()
  const prompts = paper(page).getByRole('button', { name: /^Author: / })
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => isFocused(prompts.nth(0))).toBe(true)
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => isFocused(prompts.nth(1))).toBe(true)
  await page.getByRole('button', { name: 'Next prompt' }).click()
  await expect.poll(() => isFocused(prompts.nth(2))).toBe(true)
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => isFocused(prompts.nth(1))).toBe(true)

  // A change somewhere else comes in, and the focus stays.
  const there = await prompts.nth(1).textContent()
  const [stage] = (await recordsOf(host, 'column')).filter(({ role }) => role === 'stage')
  await host.call('column.edit', { columnId: stage?.id ?? '', name: 'A stage by another name' })
  await outline(page).getByText('A stage by another name').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(there)

  // The outline says how many are left in each part, and leads there; Back leads back.
  const link = outline(page).getByRole('link', { name: /Recruitment/ })
  expect(await link.textContent()).toMatch(/1 prompt left$/)
  await link.press('Enter')
  const heading = paper(page).getByRole('heading', { name: /Recruitment$/ })
  await expect.poll(() => isFocused(heading)).toBe(true)
  expect(page.url()).toContain('#/draft/recruitment')
  // It stays beside the paper, however far one has read.
  await expect.poll(async () => (await outline(page).boundingBox())?.y ?? -1).toBeGreaterThan(0)
  await page.goBack()
  await expect.poll(() => isFocused(link)).toBe(true)

  // An address leads there too, also after a reload.
  await page.goForward()
  await expect.poll(() => isFocused(heading)).toBe(true)
  await page.reload()
  await expect.poll(() => isFocused(heading)).toBe(true)
})

it('leads from a gap and from the provenance to the board, the statement and back', async () => {
  const { host, page } = await openDraft('splw')
  const [barrier] = (await recordsOf(host, 'card')).filter(({ kind }) => kind === 'barrier')
  const text = barrier?.text ?? ''
  const statementId = randomIdentifier()
  await host.call('statement.add', {
    statementId,
    wordingId: randomIdentifier(),
    text: 'Everybody hears within two weeks.',
    kind: 'principle',
    stageId: null,
    tags: [],
    cardIds: [barrier?.id ?? ''],
    itemIds: [],
  })
  await paper(page).getByRole('link', { name: 'Edit the statement S1' }).click(TEXT)
  await page.getByText('Everybody hears within two weeks.').first().waitFor()
  expect(page.url()).toContain(`#/statements/${statementId}`)
  await page.goBack()

  const code = paper(page)
    .getByRole('link', { name: `Card ${barrier?.id ?? ''}, on the board` })
    .first()
  await code.click(TEXT)
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.getByRole('textbox').first().inputValue()).toBe(text)
  await expectAccessible(page, 'a card that the draft led to')
  await page.keyboard.press('Escape')
  await page.goBack()
  await paper(page).waitFor(TEXT)

  const gaps = page.getByRole('radio', { name: /^Gaps \(\d+\)$/ })
  await gaps.click()
  const { gaps: found } = await host.call('draft.getPreview', {})
  const listed = page
    .getByRole('region', { name: /^(Barriers|Training|Stages|Statements)/ })
    .getByRole('link')
  expect(await listed.count()).toBe(found.length)
})

it('says of a guideline’s item why it does not apply', async () => {
  const { host, page } = await openDraft()
  const row = paper(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'M7' }) })
    .first()
  await row.scrollIntoViewIfNeeded()
  await row.getByRole('button', { name: 'M7 does not apply…' }).press('Enter')
  expect(await row.getByRole('radio', { name: 'It does not apply' }).isChecked()).toBe(true)
  await row.getByRole('textbox').fill('No search was made.')
  await page.keyboard.press('Control+Enter')
  await row.getByText('Because: No search was made.').waitFor(TEXT)
  expect(await answers(host)).toEqual([
    { id: 'checklist.accord.M7', status: 'not-applicable', text: 'No search was made.' },
  ])
  await row.getByRole('button', { name: 'Edit what is said of M7' }).press('Enter')
  await row.getByRole('textbox').fill('')
  await page.keyboard.press('Control+Enter')
  await row.getByText('Author to write').waitFor(TEXT)
  expect(await answers(host)).toEqual([])
})

it('exports what is chosen, remembers it, and says what it wrote', async () => {
  const { page } = await openDraft()
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the draft' })
  expect(await dialog.getByRole('checkbox', { name: /^Word/ }).isChecked()).toBe(true)
  // Nothing here can print.
  expect(await dialog.getByRole('checkbox', { name: /^PDF/ }).isDisabled()).toBe(true)
  await dialog.getByText('it takes Chrome, Edge or Chromium').waitFor()
  await expectAccessible(page, 'the export')
  await dialog.locator('label').filter({ hasText: /^Word/ }).click()
  await dialog.getByRole('button', { name: 'Choose a file' }).waitFor()
  await dialog
    .locator('label')
    .filter({ hasText: /^Markdown/ })
    .click()
  await dialog
    .locator('label')
    .filter({ hasText: /^Web page/ })
    .click()
  await dialog.getByRole('button', { name: 'Export 2 formats' }).click()
  await dialog.getByText(/files? written$/).waitFor({ timeout: 60_000 })
  await dialog.getByText('draft.md', { exact: true }).waitFor()
  await dialog.getByText('draft.html', { exact: true }).waitFor()
  await expectAccessible(page, 'what was exported')

  await page.reload()
  await page.getByRole('button', { name: 'Export…' }).click()
  expect(await dialog.getByRole('checkbox', { name: /^Word/ }).isChecked()).toBe(false)
  expect(await dialog.getByRole('checkbox', { name: /^Markdown/ }).isChecked()).toBe(true)
})

it('is readable in a narrow window, at twice the text size, in the dark and with more contrast', async () => {
  const { page } = await openDraft()
  await page.setViewportSize({ width: 1024, height: 700 })
  const button = page.getByRole('button', { name: /^Outline/ })
  await button.click()
  await outline(page).waitFor()
  await layOutAll(page)
  await expectAccessible(page, 'the draft in a narrow window')
  await outline(page)
    .getByRole('link', { name: /Anonymity/ })
    .click()
  await outline(page).waitFor({ state: 'hidden' })
  const heading = paper(page).getByRole('heading', { name: /Anonymity$/ })
  await expect.poll(() => isFocused(heading)).toBe(true)

  await page.addStyleTag({ content: ':root { font-size: 200% !important }' })
  await expect
    .poll(() =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    )
    .toBe(true)
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await layOutAll(page)
  await expectAccessible(page, 'the draft, large, in the dark and with more contrast')
})
