import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { makeIdentifier } from '#shared/domain/identifier'
import { playDemo } from '../../electron/cli/demo/playDemo.ts'
import { ensureBuilt, PAGES } from '../../electron/cli/pages.ts'
import { createPorts } from '../../electron/cli/ports.ts'
import { createHost, type Host } from '../../electron/host/createHost.ts'
import { serveFacilitator } from '../../electron/host/http/serveFacilitator.ts'
import type { Ports } from '../../electron/host/ports.ts'
import { joinWithAddress, next, score } from '../e2e/phone.ts'
import { launchBrowser } from './browser.ts'
import { root } from './checks.ts'
import { cardItems } from './hostCalls.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient } from './roomClient.ts'

/* `npm run pictures`: makes the README's pictures from the demo study, as the program shows it now. */

const PICTURES = join(root, 'resources', 'pictures')
const LAPTOP = { width: 1440, height: 860 }
const PROJECTOR = { width: 1280, height: 720 }
const PHONE = { width: 390, height: 780 }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function makePictures(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'linkboard-pictures-'))
  const system = createPorts()
  const ports: Ports = {
    ...system,
    paths: { ...system.paths, studiesFolder: folder, settingsFolder: join(folder, 'settings') },
  }
  await ensureBuilt(PAGES, say)
  await playDemo({ outputFolder: folder, seed: '1', ports, say })
  const host = createHost(ports, { roomAddress: '127.0.0.1' })
  const page = await serveFacilitator(host, { ...ports, ...ports.paths, port: 0 })
  const browser = await launchBrowser()
  try {
    await host.call('study.open', { path: join(folder, 'study.linkboard') })
    await pictureScreens(browser, page.address, host)
    await pictureVote(browser, host, ports)
  } finally {
    await browser.close()
    await host.close()
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pictureScreens(browser: Browser, address: string, host: Host): Promise<void> {
  const page = await browser.newPage({ viewport: LAPTOP, reducedMotion: 'reduce' })
  await page.goto(address)
  await page.getByRole('heading', { name: 'Pathway', exact: true }).waitFor()
  await picture(page, 'board')
  await pictureThemes(browser, page, host)
  const { records } = await host.call('study.getSnapshot', {})
  const roundId = records.flatMap(({ kind, record }) =>
    kind === 'round' && record?.number === 2 ? [record.id] : [],
  )[0]
  await page.goto(`${address.split('#')[0] ?? ''}#/results/${roundId ?? ''}`)
  await page.getByRole('heading', { name: 'What the framework must deal with first' }).first().waitFor()
  // Tall enough for some items below the summary.
  await page.setViewportSize({ width: LAPTOP.width, height: 1_180 })
  await picture(page, 'results')
  await page.setViewportSize(LAPTOP)
  await page.goto(`${address.split('#')[0] ?? ''}#/draft/summary`)
  await page.getByRole('heading', { name: 'Summary in plain English' }).first().waitFor()
  await picture(page, 'draft')
  await page.close()
}

/** The themes board, and what the big screen makes of it. */
async function pictureThemes(browser: Browser, page: Page, host: Host): Promise<void> {
  const { address } = await host.call('screen.open', {})
  if (address === null) throw new Error('The big screen has no address')
  const screen = await browser.newPage({ viewport: PROJECTOR, reducedMotion: 'reduce' })
  await screen.goto(address)
  await page.getByRole('navigation', { name: 'Boards' }).getByRole('link', { name: 'Themes' }).click()
  await screen.getByRole('heading', { level: 1, name: 'Themes' }).waitFor()
  await picture(screen, 'screen')
  await screen.close()
}

/** A second ballot in the same study, so that a phone has something to vote on. */
async function pictureVote(browser: Browser, host: Host, ports: Ports): Promise<void> {
  const newId = () => makeIdentifier(ports.randomBytes)
  const { records } = await host.call('study.getSnapshot', {})
  const cardIds = records.flatMap(({ kind, record }) =>
    kind === 'card' && record?.kind === 'training-need' ? [record.id] : [],
  )
  const ballotId = newId()
  await host.call('ballot.create', {
    ballotId,
    title: 'Training that link workers need',
    question: 'How important is this training for link workers?',
    lowLabel: 'Not important',
    highLabel: 'Essential',
    instructions: 'Go with your own experience.',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cardIds.slice(0, 12)),
  })
  const room = await host.call('room.open', {})
  if (!room.isOpen) throw new Error('The room did not open')
  const phone = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  const { port, hash } = new URL(room.joinUrl)
  await joinWithAddress(phone, `http://127.0.0.1:${port}/${hash}`, 'Public contributors')
  const others = await seatOthers(host, room)
  await host.call('ballot.lock', { ballotId })
  const roundId = newId()
  await host.call('round.open', { ballotId, roundId })
  await phone.getByRole('button', { name: 'Start' }).click()
  for (const value of [8, 7, 9]) {
    await score(phone, value)
    await next(phone)
  }
  await phone.getByText('Item 4 of 12', { exact: true }).waitFor()
  await score(phone, 8)
  await picture(phone, 'vote')
  for (const [voter, other] of others.entries()) {
    await voteOnAll(other, await takePaper(other), (_itemId, item) => ({
      kind: 'score',
      value: SCORES[(voter * 3 + item) % SCORES.length] ?? 7,
    }))
  }
  await host.call('round.close', { roundId })
  await host.call('round.open', { ballotId, roundId: newId() })
  await phone.getByRole('button', { name: 'Start' }).click()
  await phone.getByText('Item 1 of 12', { exact: true }).waitFor()
  await picture(phone, 'vote-again')
  await phone.close()
  for (const other of others) await other.close()
}

const SCORES = [7, 8, 6, 9, 7, 4, 8, 7, 9, 5, 8]

/** Enough people for the room's answers to be shown in the second round. */
async function seatOthers(host: Host, { joinUrl }: { joinUrl: string }): Promise<RoomClient[]> {
  const { port, hash } = new URL(joinUrl)
  const key = { kind: 'secret' as const, secret: new URLSearchParams(hash.slice(1)).get('s') ?? '' }
  const { records } = await host.call('study.getSnapshot', {})
  const groupIds = records.flatMap(({ kind, id }) => (kind === 'panelGroup' ? [id] : []))
  const seated: RoomClient[] = []
  for (let number = 0; number < 14; number += 1) {
    const panelGroupId = groupIds[number % groupIds.length] ?? ''
    seated.push(await joinRoom({ address: `http://127.0.0.1:${port}/`, key, panelGroupId }))
  }
  return seated
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(400)
  const path = join(PICTURES, `${name}.png`)
  await page.screenshot({ path })
  say(`resources/pictures/${name}.png`)
}

await makePictures()
