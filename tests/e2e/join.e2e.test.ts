import { readdirSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { expectAccessible } from '../support/accessibility.ts'
import { BUILT_PAGES, buildPages, openBrowser, openPhone, startApp } from '../support/startApp.ts'
import { openRoom } from '../support/hostCalls.ts'
import { joinWithAddress, joinWithCode } from './phone.ts'

async function openWorkshop(options: Parameters<typeof startApp>[0] = {}) {
  const { host } = await startApp(options)
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const room = await openRoom(host)
  return { host, ...room, joinUrl: `${room.address}#s=${room.secret}` }
}

it('lets somebody in who types the code, and says in words what is wrong with a wrong one', async () => {
  const { address, code } = await openWorkshop()
  const phone = await openPhone(await openBrowser())
  await phone.goto(address)
  const field = phone.getByLabel('Type the code from the big screen')
  const goIn = phone.getByRole('button', { name: 'Go in' })
  await goIn.click()
  await phone.getByText('Type the code from the big screen.').waitFor()
  await field.fill('abc')
  await goIn.click()
  await phone.getByText('You typed 3.').waitFor()
  await field.fill(code === 'ABCDEFGH' ? 'HGFEDCBA' : 'abcd efgh')
  await goIn.click()
  await phone.getByText('That code is not right').waitFor()
  await expectAccessible(phone, 'a wrong code', 'AAA')
  await field.fill(` ${code.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')}`)
  await goIn.click()
  await phone.getByRole('heading', { name: 'Which group are you in today?' }).waitFor()
  await expectAccessible(phone, 'the groups', 'AAA')
  await phone.getByRole('button', { name: 'Commissioners' }).click()
  await expectAccessible(phone, 'the nickname', 'AAA')
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.getByRole('button', { name: 'Link workers' }).click()
  await phone.getByRole('button', { name: 'Go in' }).click()
  await phone.getByRole('heading', { name: 'You are in' }).waitFor()
  await phone.getByText('Your group: Link workers').waitFor()
})

it('keeps the seat over a reload, and gives another phone another one', async () => {
  const { host, joinUrl } = await openWorkshop()
  const browser = await openBrowser()
  const phone = await openPhone(browser)
  await joinWithAddress(phone, joinUrl, 'Link workers', 'Ben')
  await phone.getByRole('heading', { name: 'You are in, Ben' }).waitFor()
  await phone.reload()
  await phone.getByRole('heading', { name: 'You are in, Ben' }).waitFor()
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 1 })
  // Scanned again: a new tab of the same phone is the same person.
  const again = await phone.context().newPage()
  await again.goto(joinUrl)
  await again.getByRole('heading', { name: 'You are in, Ben' }).waitFor()
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 1 })
  const other = await openPhone(browser)
  await joinWithAddress(other, joinUrl, 'Link workers')
  await other.getByRole('heading', { name: 'You are in' }).waitFor()
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 2 })
})

it('lets somebody else use the same phone, who finds nothing of the person before', async () => {
  const { host, joinUrl } = await openWorkshop()
  const phone = await openPhone(await openBrowser())
  await joinWithAddress(phone, joinUrl, 'Link workers', 'Ben')
  await phone.getByRole('button', { name: 'Somebody else is using this phone' }).click()
  await phone.getByRole('heading', { name: 'Which group are you in today?' }).waitFor()
  await phone.getByRole('button', { name: 'Public contributors' }).click()
  expect(await phone.getByLabel('Nickname, if you want one').inputValue()).toBe('')
  await phone.getByRole('button', { name: 'Go in' }).click()
  await phone.getByRole('heading', { name: 'You are in', exact: true }).waitFor()
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 2 })
})

it('says so where nobody new is let in, and keeps what was typed', async () => {
  const { host, joinUrl } = await openWorkshop()
  await host.call('room.configure', { admitsNewSeats: false })
  const phone = await openPhone(await openBrowser())
  await joinWithAddress(phone, joinUrl, 'Link workers', 'Ben')
  await phone.getByText('Nobody new can come in just now').waitFor()
  await expectAccessible(phone, 'a room that lets nobody in', 'AAA')
  await host.call('room.configure', { admitsNewSeats: true })
  await phone.getByRole('button', { name: 'Go in' }).click()
  await phone.getByRole('heading', { name: 'You are in, Ben' }).waitFor()
})

it('tells a page from another version to load again', async () => {
  const { address } = await openWorkshop()
  const phone = await openPhone(await openBrowser())
  // As a page that was built for another protocol would greet.
  await phone.routeWebSocket(/\/socket$/, (page) => {
    const host = page.connectToServer()
    page.onMessage((message) => host.send(String(message).replace('"protocol":1', '"protocol":99')))
  })
  await phone.goto(address)
  await phone.getByRole('heading', { name: 'This page needs to load again' }).waitFor()
  await expectAccessible(phone, 'an old page', 'AAA')
})

it('takes cards only while they are wanted, and keeps one that was written meanwhile', async () => {
  const { host, joinUrl } = await openWorkshop()
  const phone = await openPhone(await openBrowser())
  let isAway = false
  await phone.routeWebSocket(/\/socket$/, (page) => {
    const server = page.connectToServer()
    // Nothing gets through while the phone is "away": neither a message nor its answer.
    page.onMessage((message) => {
      if (!isAway) server.send(message)
    })
    server.onMessage((message) => {
      if (!isAway) page.send(message)
    })
  })
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Add this card' }).click()
  await phone.getByText('Please write something here.').waitFor()
  isAway = true
  await phone.getByLabel('Your card').fill('Buses stop at six')
  await phone.getByRole('button', { name: 'Add this card' }).click()
  await phone.getByText('On its way. It is safe on this phone.').waitFor()
  expect(await cardsNamed(host, 'Buses stop at six')).toBe(0)
  await phone.reload()
  isAway = false
  await phone.getByText('On the board ✓').waitFor()
  expect(await cardsNamed(host, 'Buses stop at six')).toBe(1)
  await host.call('room.configure', { acceptsCards: false })
  await phone.getByRole('heading', { name: 'Add a card' }).waitFor({ state: 'hidden' })
  await phone.getByText('Buses stop at six').waitFor()
})

it('counts what still fits on a card, cuts nothing off, and says by the button that it is on the board', async () => {
  const { host, joinUrl } = await openWorkshop()
  const phone = await openPhone(await openBrowser(), { viewport: { width: 360, height: 640 } })
  await joinWithAddress(phone, joinUrl, 'Link workers')
  const field = phone.getByLabel('Your card')
  const add = phone.getByRole('button', { name: 'Add this card' })
  await field.fill('a'.repeat(419))
  expect(await phone.getByText(/characters? left/).count()).toBe(0)
  await field.fill('a'.repeat(499))
  await phone.locator('.field-count').getByText('1 character left').waitFor()
  await phone.locator('output').getByText('1 character left').waitFor()
  await field.fill('a'.repeat(600))
  await phone.locator('.field-count').getByText('100 characters too many').waitFor()
  await expectAccessible(phone, 'too long a card', 'AAA')
  await add.click()
  await phone.getByText('Please keep this under 500 characters.').waitFor()
  expect(await field.inputValue()).toHaveLength(600)
  await field.fill('a'.repeat(500))
  await add.click()
  const done = phone.getByText('Your card is on the board.')
  await done.waitFor()
  const box = await done.boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(640)
  expect(await cardsNamed(host, 'a'.repeat(500))).toBe(1)
})

it('works over plain HTTP on an address of the network', async (context) => {
  const lan = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  if (lan === undefined) context.skip('This computer is on no network.')
  const { host, address, code } = await openWorkshop({ roomAddress: '0.0.0.0' })
  const phone = await openPhone(await openBrowser())
  const url = new URL(address)
  url.hostname = lan ?? ''
  await joinWithCode(phone, url.href, code, 'Link workers')
  await phone.getByRole('heading', { name: 'You are in' }).waitFor()
  expect(await phone.evaluate(() => isSecureContext)).toBe(false)
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 1, connected: 1 })
})

it('is a page of at most 150 kB, fonts and all', async () => {
  await buildPages()
  const page = readFileSync(join(BUILT_PAGES, 'join.html'), 'utf8')
  const wanted = new Set([...page.matchAll(/assets\/([\w.-]+)/g)].map(([, name]) => name ?? ''))
  // What its scripts and styles load in turn: other scripts, and the fonts of the letters that English needs.
  for (const name of wanted) {
    if (!/\.(js|css)$/.test(name)) continue
    for (const [, other = ''] of readFileSync(join(BUILT_PAGES, 'assets', name), 'utf8').matchAll(
      /(?:from|import|url\()\s*["']?(?:\.\/|\/?assets\/)?([\w.-]+\.(?:js|css|woff2))/g,
    )) {
      if (!other.includes('-ext-')) wanted.add(other)
    }
  }
  const present = readdirSync(join(BUILT_PAGES, 'assets')).filter((name) => wanted.has(name))
  const sizes = present.map(
    (name) => brotliCompressSync(readFileSync(join(BUILT_PAGES, 'assets', name))).length,
  )
  expect(present.filter((name) => name.endsWith('.woff2'))).toHaveLength(2)
  expect(present.some((name) => name.endsWith('.js'))).toBe(true)
  const total = sizes.reduce((sum, size) => sum + size, brotliCompressSync(page).length)
  expect(total).toBeLessThanOrEqual(150_000)
})

async function cardsNamed(host: Awaited<ReturnType<typeof startApp>>['host'], text: string): Promise<number> {
  const { records } = await host.call('study.getSnapshot', {})
  return records.filter(({ kind, record }) => kind === 'card' && record?.text === text).length
}
