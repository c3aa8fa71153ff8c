import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PROTOCOL_VERSION } from '#shared/contract/wire'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { ScreenView } from '#shared/domain/screen/screenView'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'
import { cardItems } from '../support/hostCalls.ts'

const goTo = (page: Page, screen: RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click()

/** Longer than a change takes to get from the facilitator's page to the big screen. */
const A_WHILE = 900

async function screenAddress(host: Host): Promise<string> {
  const { address } = await host.call('screen.open', {})
  if (address === null) throw new Error('The big screen has no address')
  return address
}

/** Everything that a page's sockets have received, as text. */
function recordFrames(page: Page): string[] {
  const frames: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(String(payload)))
  })
  return frames
}

async function boardsOf(host: Host) {
  const { records } = await host.call('study.getSnapshot', {})
  const boards = records.flatMap((update) => (update.kind === 'board' ? (update.record ?? []) : []))
  const columns = records
    .flatMap((update) => (update.kind === 'column' ? (update.record ?? []) : []))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1))
  const cards = records.flatMap((update) => (update.kind === 'card' ? (update.record ?? []) : []))
  const groups = records.flatMap((update) => (update.kind === 'panelGroup' ? (update.record ?? []) : []))
  const idOf = (kind: string) => boards.find((board) => board.kind === kind)?.id ?? ''
  const stagesOf = (boardId: string) =>
    columns.filter((column) => column.boardId === boardId && column.role === 'stage')
  return { pathwayId: idOf('pathway'), themesId: idOf('themes'), stagesOf, cards, groups }
}

it('follows the facilitator, holds still, grows, and never hears of what is hidden', async () => {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers in one town' })
  const browser = await openBrowser()
  const page = await openFacilitatorPage(browser)
  await page.goto(address)
  await goTo(page, /Study/)

  // From the facilitator's page, a window that cannot reach back into it.
  await page.getByRole('button', { name: 'Big screen' }).click()
  await expectAccessible(page, 'the big screen’s panel')
  const opening = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open the big screen' }).click()
  const opened = await opening
  await opened.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  expect(new URL(opened.url())).toMatchObject({ pathname: '/screen', hash: '' })
  expect(await opened.evaluate('window.opener')).toBeNull()
  await opened.reload()
  await opened.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  await opened.close()
  await page.keyboard.press('Escape')

  const screen = await openFacilitatorPage(browser, { viewport: { width: 1280, height: 720 } })
  const frames = recordFrames(screen)
  await screen.goto(await screenAddress(host))
  await screen.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  expect(await screen.title()).toBe('Link workers in one town – Big screen – Linkboard')

  await goTo(page, /Room/)
  await page.getByRole('button', { name: 'Open the room' }).click()
  const room = await host.call('room.getStatus', {})
  await screen.getByRole('heading', { name: 'Join in on your phone' }).waitFor()
  const status = room.isOpen ? room : await host.call('room.open', {})
  if (!status.isOpen) throw new Error('The room did not open.')
  await screen.getByText(status.code.slice(0, 4), { exact: true }).waitFor()
  await screen.getByText('Nobody is in yet.').waitFor()

  // Before the board shows for the first time: a column is hidden, and so is a card of another column.
  const { pathwayId, stagesOf, cards, groups } = await boardsOf(host)
  const [first, second] = stagesOf(pathwayId)
  const add = async (text: string, columnId: string | undefined) => {
    const cardId = randomIdentifier()
    const place = { boardId: pathwayId, columnId: columnId ?? '', beforeCardId: null }
    await host.call('card.add', { cardId, kind: 'idea', text, ...place })
    return cardId
  }
  await host.call('column.configure', { columnId: second?.id ?? '', isHidden: true })
  await add('KEPT BACK in a hidden column', second?.id)
  await goTo(page, /Board/)
  await screen.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
  const column = screen.getByRole('region', { name: first?.name ?? '' })
  await column.getByText('Referrers are unaware of the link worker role').waitFor()
  await screen
    .getByRole('region', { name: second?.name ?? '' })
    .getByText('shown when the facilitator reveals them')
    .waitFor()
  await host.call('card.edit', { cardId: cards[0]?.id ?? '', note: 'A NOTE that only the facilitator sees' })
  await screen.waitForTimeout(A_WHILE)

  // It follows a search, also one that is longer than it can be told of.
  const search = page.getByRole('searchbox', { name: 'Find cards by their words' })
  await search.fill('referrers unaware '.repeat(20))
  await screen.getByText('Some cards are left out: a search is on').waitFor()
  await search.fill('')
  await screen.getByText('Some cards are left out: a search is on').waitFor({ state: 'detached' })

  // Nobody but the facilitator is asked to press anything.
  expect(await screen.locator('a, button, input, select, textarea, [tabindex]').count()).toBe(0)

  // Held still.
  await page.getByRole('button', { name: 'Big screen' }).click()
  await page.getByText('Hold it still while I look elsewhere').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Big screen (held still)' }).waitFor()
  await goTo(page, /Room/)
  await page.getByRole('img', { name: /QR code/ }).waitFor()
  await screen.waitForTimeout(A_WHILE)
  await screen.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
  await page.getByRole('button', { name: 'Big screen (held still)' }).click()
  await page.getByText('Hold it still while I look elsewhere').click()
  await screen.getByRole('heading', { name: 'Join in on your phone' }).waitFor()

  // Larger.
  const letters = () =>
    screen.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('[style*="--zoom"]') as Element).fontSize),
    )
  const before = await letters()
  await page.getByRole('button', { name: 'Larger' }).click()
  await page.getByText('125 %').waitFor()
  await expect.poll(letters).toBeCloseTo(before * 1.25, 1)
  await page.keyboard.press('Escape')

  const heard = frames.join('\n')
  expect(heard).toContain('Referrers are unaware of the link worker role')
  const secrets = ['KEPT BACK', 'A NOTE', ...groups.map(({ id }) => id), 'anelGroup']
  expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])

  await host.call('study.close', {})
  await screen.getByRole('heading', { name: 'Linkboard' }).waitFor()
})

it('lets nobody in with a wrong key, and its own key opens nothing else', async () => {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers in one town' })
  const browser = await openBrowser()
  const address = await screenAddress(host)
  const stranger = await openFacilitatorPage(browser)
  await stranger.goto(address.replace(/#key=.*/, `#key=${randomIdentifier()}`))
  await stranger.getByRole('heading', { name: 'Please open the big screen again' }).waitFor()
  expect(await stranger.locator('body').textContent()).not.toContain('Link workers in one town')
  await expectAccessible(stranger, 'the big screen with a wrong key', 'AAA')

  const screen = await openFacilitatorPage(browser)
  await screen.goto(address)
  await screen.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  const codes = await screen.evaluate(
    ({ protocol }) =>
      new Promise<string[]>((resolve) => {
        const key = sessionStorage.getItem('linkboard.screenKey')
        const socket = new WebSocket(`ws://${location.host}/socket`)
        const say = (frame: object) => socket.send(JSON.stringify(frame))
        const heard: string[] = []
        socket.addEventListener('message', ({ data }) => {
          const frame = JSON.parse(String(data)) as { type: string; error?: { code: string } }
          heard.push(frame.error?.code ?? frame.type)
          if (frame.type === 'welcome') {
            for (const [index, procedure] of ['card.add', 'study.getSnapshot', 'screen.show'].entries()) {
              say({ type: 'call', callId: index + 1, procedure, input: {} })
            }
          }
          if (heard.length === 4) resolve(heard)
        })
        socket.addEventListener('open', () =>
          say({ type: 'hello', protocol, credential: { kind: 'screen', key }, seen: null }),
        )
      }),
    { protocol: PROTOCOL_VERSION },
  )
  expect(codes).toEqual(['welcome', 'not-found', 'not-found', 'not-found'])
})

it('keeps the last picture while Linkboard is away, and says so quietly', async () => {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers in one town' })
  const browser = await openBrowser()
  const screen = await openFacilitatorPage(browser)
  await screen.goto(await screenAddress(host))
  await screen.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  await screen.context().setOffline(true)
  await screen.getByText('Not connected just now. This is the last picture.').waitFor()
  await screen.getByRole('heading', { name: 'Link workers in one town' }).waitFor()
  await expectAccessible(screen, 'the big screen without its connection', 'AAA')
  await host.call('screen.show', { zoom: 2, showing: { name: 'title' } })
  await screen.context().setOffline(false)
  await screen.getByText('Not connected just now').waitFor({ state: 'detached' })
  const zoom = () => screen.evaluate(() => document.querySelector('[style*="--zoom"]')?.getAttribute('style'))
  await expect.poll(zoom).toContain('--zoom: 2')
})

const PROJECTORS = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1400, height: 1050 },
  { width: 1920, height: 1080 },
] as const

it('fits each of its pictures on 4:3 and 16:9, small and large, and is readable for all', async () => {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers in one town' })
  const browser = await openBrowser()
  const screen = await openFacilitatorPage(browser)
  await screen.goto(await screenAddress(host))
  await fillStudy(host)
  const { pathwayId, themesId, stagesOf, cards } = await boardsOf(host)
  const longest = cards.toSorted((a, b) => b.text.length - a.text.length)[0]?.id ?? ''
  const board = {
    name: 'board' as const,
    boardId: pathwayId,
    firstColumnId: null,
    firstCardIds: {},
    filter: { words: '', kinds: [], tags: [] },
    spotlightCardId: null,
  }
  const layouts: Readonly<Record<string, ScreenView['showing']>> = {
    title: { name: 'title' },
    room: { name: 'room' },
    voting: { name: 'voting' },
    board,
    'board from its third column': { ...board, firstColumnId: stagesOf(pathwayId)[2]?.id ?? null },
    'board with a search': { ...board, filter: { ...board.filter, words: 'needs' } },
    spotlight: { ...board, spotlightCardId: longest },
    themes: { ...board, boardId: themesId },
    matrix: { name: 'matrix', boardId: themesId },
    coverage: { name: 'coverage' },
  }
  for (const [name, showing] of Object.entries(layouts)) {
    for (const zoom of [0.5, 1, 2]) {
      await host.call('screen.show', { zoom, showing })
      for (const viewport of PROJECTORS) {
        await screen.setViewportSize(viewport)
        await screen.waitForTimeout(120)
        const about = `${name} at ${viewport.width} × ${viewport.height}, ${zoom} times`
        await expect.poll(() => screen.evaluate(findCut), { message: about, timeout: 8_000 }).toEqual([])
      }
    }
    await host.call('screen.show', { zoom: 1, showing })
    await screen.waitForTimeout(200)
    await expectAccessible(screen, `the big screen: ${name}`, 'AAA')
  }
})

/** What is cut off on the page as it stands: runs in the browser. */
function findCut(): string[] {
  const cut: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) cut.push('the page')
  for (const element of document.querySelectorAll<HTMLElement>('[class*="fitted_"], [class*="_fitted"]')) {
    if (element.matches('[class*="fittedContent"]')) continue
    if (element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth) {
      cut.push(`what was to fit: ${element.textContent.slice(0, 60)}`)
    }
  }
  for (const text of document.querySelectorAll<HTMLElement>('h1, h2, p, td, th, li')) {
    const box = text.getBoundingClientRect()
    const isSeen = getComputedStyle(text).visibility === 'visible' && box.width > 1 && box.height > 1
    if (!isSeen) continue
    const isOutside =
      box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1
    const isTooWide = text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== 'inline'
    const isEllipsis = getComputedStyle(text).textOverflow === 'ellipsis'
    if (isOutside || (isTooWide && !isEllipsis)) cut.push(text.textContent.slice(0, 60))
  }
  for (const stack of document.querySelectorAll('section ul')) {
    const { bottom } = stack.getBoundingClientRect()
    const seen = [...stack.children].filter((card) => getComputedStyle(card).visibility === 'visible')
    const last = seen.at(-1)
    if (last && last.getBoundingClientRect().bottom > bottom + 1) {
      cut.push(`the last card of a column: ${last.textContent.slice(0, 60)}`)
    }
  }
  return cut
}

/** Many cards, long ones and such with long words, themes, links, an open room and an open vote. */
async function fillStudy(host: Host): Promise<void> {
  const { pathwayId, themesId, stagesOf, cards } = await boardsOf(host)
  const kinds = ['step', 'barrier', 'enabler', 'training-need', 'idea'] as const
  const long = 'People whose needs are many wait longest, and hear least while they wait. '.repeat(7).trim()
  const word = 'Betreuungsplanungsgesprächsvorbereitungsunterlagenverzeichnis'
  for (const [index, { id: columnId }] of stagesOf(pathwayId).entries()) {
    await host.call('cards.add', {
      cards: Array.from({ length: 12 }, (_, number) => ({
        cardId: randomIdentifier(),
        kind: kinds[number % 5] ?? 'idea',
        text:
          number === 3
            ? long.slice(0, 490)
            : number === 5
              ? word
              : `Needs of kind ${number} at stage ${index}`,
      })),
      destination: { boardId: pathwayId, columnId, beforeCardId: null },
    })
  }
  const ids = cards.map(({ id }) => id)
  for (const [index, name] of ['Time', 'Travel', 'Knowing each other’s work', word].entries()) {
    await host.call('theme.start', {
      columnId: randomIdentifier(),
      boardId: themesId,
      name,
      cardIds: ids.filter((_, number) => number % 6 === index),
    })
  }
  await host.call('room.open', {})
  await host.call('room.configure', { isSilent: true, admitsNewSeats: false })
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which of these matter most to people with complex needs?',
    question: 'How important is it that the framework says what to do about this?',
    lowLabel: 'little',
    highLabel: 'much',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(ids.slice(0, 3)),
  })
  await host.call('ballot.lock', { ballotId })
  await host.call('round.open', { ballotId, roundId: randomIdentifier() })
}
