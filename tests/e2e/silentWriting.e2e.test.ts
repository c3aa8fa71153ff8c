import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { openBrowser, openFacilitatorPage, openPhone, startApp } from '../support/startApp.ts'
import { addCard, joinWithAddress, recordFrames } from './phone.ts'

const ANAS = 'Nobody asked my daughter what she needs'
const BENS = 'My desk is in another building'
const LATER = 'A phone call before the letter'

const goTo = (page: Page, screen: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click()

async function startWorkshop() {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: null, title: 'Quiet writing' })
  const room = await openRoom(host)
  const browser = await openBrowser()
  const [ana, ben] = [await openPhone(browser), await openPhone(browser)]
  const heard = { ana: recordFrames(ana), ben: recordFrames(ben) }
  const joinUrl = `${room.address}#s=${room.secret}`
  await joinWithAddress(ana, joinUrl, 'Public contributors')
  await joinWithAddress(ben, joinUrl, 'Professionals')
  const hidden = async () =>
    (await recordsOf(host, 'card')).filter((card) => card.isHidden).map((card) => card.text)
  return { host, address, browser, ana, ben, heard, hidden }
}

it('keeps what people write in silence to themselves until the facilitator reveals it', async () => {
  const { address, browser, ana, ben, heard, hidden } = await startWorkshop()
  const page = await openFacilitatorPage(browser)
  await page.goto(address)
  await goTo(page, 'Room')
  const silence = page.getByRole('switch', { name: /Silent writing/ })
  await ana.getByRole('heading', { name: 'Add a card' }).waitFor()
  expect(await ana.getByText('Only you can see this').count()).toBe(0)
  await silence.press('Space')
  await expect.poll(() => silence.isChecked()).toBe(true)
  await page.getByText('No hidden cards yet').waitFor()

  // Both write; each sees their own card alone, and that it is hidden.
  for (const [phone, kind, text] of [
    [ana, 'Barrier', ANAS],
    [ben, 'Idea', BENS],
  ] as const) {
    await phone.getByText('Only you can see this until the facilitator shows all cards.').waitFor()
    await addCard(phone, kind, text)
    await phone.getByText('Added. It stays hidden until the facilitator shows all cards.').waitFor()
    await phone.getByText('Hidden for now').waitFor()
    expect(await phone.getByRole('region', { name: 'Your cards' }).getByRole('listitem').count()).toBe(1)
    await expectAccessible(phone, 'silent writing', 'AAA')
  }
  expect(await hidden()).toEqual([ANAS, BENS])

  // The facilitator sees how many there are, and no word of them.
  await page.getByRole('button', { name: 'Reveal 2 cards' }).waitFor()
  await expectAccessible(page, 'the room with hidden cards')
  await goTo(page, 'Board')
  await page.getByRole('heading', { name: 'Pathway', exact: true }).waitFor()
  const board = (await page.locator('main').textContent()) ?? ''
  expect([board.includes(ANAS), board.includes(BENS)]).toEqual([false, false])

  // A phone that loads its page again finds its card, still hidden.
  await ana.reload()
  await ana.getByText('Hidden for now').waitFor()

  // Revealed: the board has them, and each phone says so of its own.
  await goTo(page, 'Room')
  await page.getByRole('button', { name: 'Reveal 2 cards' }).click()
  await page.getByText('2 cards revealed').waitFor()
  for (const phone of [ana, ben]) {
    await phone.getByText('On the board ✓').waitFor()
    await phone.getByText('The facilitator has shown all cards.').waitFor()
    expect(await phone.getByText('Hidden for now').count()).toBe(0)
    await expectAccessible(phone, 'revealed cards', 'AAA')
  }
  expect(await hidden()).toEqual([])
  await goTo(page, 'Board')
  await page.getByText(ANAS).first().waitFor()
  await page.getByText(BENS).first().waitFor()

  // Undone: hidden again, and the phones do not say otherwise.
  await page.keyboard.press('Control+z')
  await ana.getByText('Hidden for now').waitFor()
  await ben.getByText('Hidden for now').waitFor()
  expect(await hidden()).toEqual([ANAS, BENS])
  await page.keyboard.press('Control+Shift+z')
  await ben.getByText('On the board ✓').waitFor()

  // In all that time neither phone was sent a word of the other's.
  expect([heard.ana().length, heard.ben().length].every((length) => length > 200)).toBe(true)
  expect([heard.ana().includes(BENS), heard.ben().includes(ANAS)]).toEqual([false, false])
})

it('shows cards at once when silence is over, and leaves the hidden ones hidden until they are revealed', async () => {
  const { host, ana, ben, hidden } = await startWorkshop()
  await host.call('room.configure', { isSilent: true })
  await ana.getByText('Only you can see this').waitFor()
  await addCard(ana, 'Barrier', ANAS)
  await ana.getByText('Hidden for now').waitFor()
  await host.call('room.configure', { isSilent: false })
  await ana.getByText('Only you can see this').waitFor({ state: 'hidden' })
  await addCard(ana, 'Idea', LATER)
  await addCard(ben, 'Idea', BENS)
  await ben.getByText('On the board ✓').waitFor()
  const own = ana.getByRole('region', { name: 'Your cards' }).getByRole('listitem')
  await own.filter({ hasText: LATER }).getByText('On the board ✓').waitFor()
  await own.filter({ hasText: ANAS }).getByText('Hidden for now').waitFor()
  expect(await hidden()).toEqual([ANAS])
  // Shown while the phone was away: it finds out when it is back.
  await ana.context().setOffline(true)
  await host.call('cards.reveal', {})
  await ana.context().setOffline(false)
  await ana.reload()
  await own.filter({ hasText: ANAS }).getByText('On the board ✓').waitFor()
})

it('fits the smallest phone with the largest text', async () => {
  const { host, ana } = await startWorkshop()
  await host.call('room.configure', { isSilent: true })
  await addCard(ana, 'Barrier', ANAS)
  await ana.getByText('Hidden for now').waitFor()
  await ana.setViewportSize({ width: 320, height: 568 })
  for (const size of ['100%', '200%']) {
    await ana.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size)
    expect(await ana.evaluate(() => document.documentElement.scrollWidth), size).toBe(320)
    await expectAccessible(ana, `silent writing at ${size}`, 'AAA')
  }
})
