import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { CLI, runProgram } from '../support/runningProgram.ts'
import { connectFacilitatorPage, type SocketClient } from '../support/socketClient.ts'
import { buildPages, openBrowser, openPhone, startApp } from '../support/startApp.ts'
import { cardItems, openRoom, openVote } from '../support/hostCalls.ts'
import { temporaryFolder } from '../support/testHost.ts'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinWithAddress, next, score, voteTheSame, wordingShown } from './phone.ts'

const ITEMS = 3

async function openVoting() {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const room = await openRoom(host)
  return { host, joinUrl: `${room.address}#s=${room.secret}` }
}

function distributionOf({ pooled }: ItemResults): number[] {
  return pooled.kind === 'rating' ? pooled.distribution : []
}

/** How often each score was given, over all items, once the round is closed. */
async function closeAndCount(host: Host, roundId: string) {
  await host.call('round.close', { roundId })
  const { items, responses } = await host.call('round.getResults', { roundId })
  const scores = Array.from({ length: 9 }, (_, index) =>
    items.reduce((sum, item) => sum + (distributionOf(item)[index] ?? 0), 0),
  )
  return { responses, scores, unable: items.reduce((sum, { pooled }) => sum + pooled.unable, 0) }
}

it('never calls an answer saved that has not arrived, and sends each once the connection is back', async () => {
  const { host, joinUrl } = await openVoting()
  const { roundId } = await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  const wifi = await controlConnection(phone)
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  await score(phone, 4)
  await phone.getByText('Saved ✓').waitFor()

  wifi.cut()
  await phone.getByText('No connection. Your answers are kept on this phone').waitFor()
  await expectAccessible(phone, 'a lost connection', 'AAA')
  await score(phone, 6)
  await phone.getByText('Kept on this phone', { exact: true }).waitFor()
  await next(phone)
  await phone.getByText('Unable to score').click()
  await next(phone)
  await score(phone, 9)
  await next(phone)
  await phone.getByRole('button', { name: 'I have finished' }).click()
  await phone.getByRole('heading', { name: 'Your answers are waiting' }).waitFor()
  await phone.getByText('3 answers still to go').waitFor()
  expect(await phone.getByText('Your answers are in').count()).toBe(0)
  expect(await host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 0 })
  // Even a reload takes nothing away, once the page can be loaded again.
  wifi.mend()
  await phone.reload()
  await phone.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  expect(await host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 1 })
  expect(await closeAndCount(host, roundId)).toEqual({
    responses: 1,
    scores: [0, 0, 0, 0, 0, 1, 0, 0, 1],
    unable: 1,
  })
})

it('sends an answer again whose acknowledgement was lost, and counts it once', async () => {
  const { host, joinUrl } = await openVoting()
  const { roundId } = await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  const wifi = await controlConnection(phone)
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  wifi.loseAcknowledgements()
  await score(phone, 8)
  await expect.poll(async () => (await host.call('round.getTurnout', { roundId })).started).toBe(1)
  expect(await phone.getByText('Saved ✓').count()).toBe(0)
  wifi.cut()
  wifi.mend()
  await phone.getByText('Saved ✓').waitFor()
  const count = await closeAndCount(host, roundId)
  expect(count).toEqual({ responses: 1, scores: [0, 0, 0, 0, 0, 0, 0, 1, 0], unable: 0 })
})

it('says how many answers came too late where the vote closed meanwhile', async () => {
  const { host, joinUrl } = await openVoting()
  const { roundId } = await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  const wifi = await controlConnection(phone)
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  await score(phone, 2)
  await phone.getByText('Saved ✓').waitFor()
  await next(phone)
  wifi.cut()
  await score(phone, 9)
  await phone.getByText('Kept on this phone', { exact: true }).waitFor()
  const count = await closeAndCount(host, roundId)
  expect(count).toEqual({ responses: 1, scores: [0, 1, 0, 0, 0, 0, 0, 0, 0], unable: 0 })
  wifi.mend()
  await phone.getByRole('heading', { name: 'The vote is closed' }).waitFor()
  await phone.getByText('One of your answers did not get through').waitFor()
  await expectAccessible(phone, 'a vote that closed too early', 'AAA')
})

it('shows each voter an order of their own, and the same one after a reload', async () => {
  const { host, joinUrl } = await openVoting()
  await openVote(host, 12)
  const browser = await openBrowser()
  const orders: string[][] = []
  for (let voter = 0; voter < 2; voter++) {
    const phone = await openPhone(browser)
    await joinWithAddress(phone, joinUrl, 'Link workers')
    await phone.getByRole('button', { name: 'Start' }).click()
    const order: string[] = []
    for (let item = 1; item <= 12; item++) {
      await phone.getByText(`Item ${item} of 12`, { exact: true }).waitFor()
      if (item === 6) await phone.reload()
      await phone.getByText(`Item ${item} of 12`, { exact: true }).waitFor()
      order.push(await wordingShown(phone))
      await score(phone, 5)
      await next(phone)
    }
    expect(new Set(order).size).toBe(12)
    expect(order).toEqual(await phone.locator('.review-wording').allTextContents())
    orders.push(order)
  }
  expect(orders[0]).not.toEqual(orders[1])
  expect(orders[0]?.toSorted()).toEqual(orders[1]?.toSorted())
})

it('can be done with the keyboard alone, and starts a screen reader at each item', async () => {
  const { host, joinUrl } = await openVoting()
  const { roundId } = await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('heading', { name: 'Which steps matter?' }).waitFor()
  expect(await focused(phone)).toContain('Which steps matter?')
  await phone.getByRole('button', { name: 'Start' }).press('Enter')
  for (let item = 1; item <= ITEMS; item++) {
    await phone.getByText(`Item ${item} of ${ITEMS}`, { exact: true }).waitFor()
    expect(await focused(phone)).toMatch(new RegExp(`^Item ${item} of ${ITEMS}: `))
    await phone.keyboard.press('Tab')
    await phone.keyboard.press('Space')
    for (let step = 1; step < 7; step++) await phone.keyboard.press('ArrowRight')
    expect(await phone.getByRole('radio', { name: '7', exact: true }).isChecked()).toBe(true)
    for (let step = 0; step < 3; step++) await phone.keyboard.press('Tab')
    expect(await focused(phone)).toBe('Next')
    await phone.keyboard.press('Enter')
  }
  await phone.getByRole('heading', { name: 'Check your answers' }).waitFor()
  expect(await focused(phone)).toBe('Check your answers')
  await phone.getByRole('button', { name: 'I have finished' }).press('Enter')
  await phone.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  expect(await focused(phone)).toBe('Your answers are in')
  const { scores } = await closeAndCount(host, roundId)
  expect(scores).toEqual([0, 0, 0, 0, 0, 0, ITEMS, 0, 0])
})

it('fits small phones, large text, a phone on its side and the dark, with targets of at least 44 pixels', async () => {
  const { host, joinUrl } = await openVoting()
  await openVote(host, ITEMS)
  const browser = await openBrowser()
  const forms = [
    { name: 'small', options: { viewport: { width: 320, height: 568 } } },
    { name: 'usual', options: { viewport: { width: 390, height: 844 } } },
    { name: 'on its side', options: { viewport: { width: 740, height: 360 } } },
    { name: 'dark', options: { colorScheme: 'dark' } },
    { name: 'high contrast', options: { contrast: 'more' } },
    { name: 'text at 200 %', options: {}, textSize: '200%' },
  ] as const
  for (const { name, options, ...form } of forms) {
    const phone = await openPhone(browser, options)
    await joinWithAddress(phone, joinUrl, 'Link workers')
    if ('textSize' in form) {
      await phone.evaluate((size) => {
        document.documentElement.style.fontSize = size
      }, form.textSize)
    }
    await phone.getByRole('button', { name: 'Start' }).click()
    await score(phone, 9)
    await expectAccessible(phone, `an item: ${name}`, 'AAA')
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${name}: nothing sticks out`).toBeLessThanOrEqual(0)
    for (const target of await phone.locator('.score, .vote-actions button').all()) {
      const box = await target.boundingBox()
      expect(box?.height, `${name}: height of a target`).toBeGreaterThanOrEqual(44)
      expect(box?.width, `${name}: width of a target`).toBeGreaterThanOrEqual(44)
    }
    await phone.context().close()
  }
})

it('shows a two-line item whole on a small phone, and keeps the buttons in reach under a long one', async () => {
  const { host, joinUrl } = await openVoting()
  await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser(), { viewport: { width: 360, height: 640 } })
  const wifi = await controlConnection(phone)
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  const say = (words: string) =>
    phone.getByRole('heading', { level: 1 }).evaluate((heading, text) => {
      if (heading.lastChild) heading.lastChild.textContent = text
    }, words)
  const expectInSight = async (selector: string) => {
    for (const target of await phone.locator(selector).all()) {
      const box = await target.boundingBox()
      expect(box?.height, `${selector}: height`).toBeGreaterThanOrEqual(44)
      expect(box?.y, selector).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? Infinity) + (box?.height ?? 0), selector).toBeLessThanOrEqual(640)
    }
  }
  await say('Buses stop at six, so people in the villages cannot come')
  await expectInSight('.vote-wording, .score, .vote-actions button')
  const row = await phone.locator('.vote-actions').boundingBox()
  const unable = await phone.locator('.score-unable').boundingBox()
  expect((unable?.y ?? Infinity) + (unable?.height ?? 0)).toBeLessThanOrEqual(row?.y ?? 0)
  // With the words about a lost connection over it, and with the longest of items.
  wifi.cut()
  await phone.getByText('No connection.').waitFor()
  await expectInSight('.vote-wording, .score-grid .score, .vote-actions button')
  await say('The bus stops at six in the evening. '.repeat(13))
  await expectInSight('.vote-actions button')
})

it('says within three seconds that the network is gone, also to a phone that is only looked at', async () => {
  const { host, joinUrl } = await openVoting()
  await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  let isAway = false
  // A phone that left the Wi-Fi: its socket looks open for minutes, and no new one can be made.
  await phone.routeWebSocket(/\/socket$/, (page) => {
    if (isAway) void page.close()
    else page.connectToServer()
  })
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  await phone.getByText(`Item 1 of ${ITEMS}`, { exact: true }).waitFor()
  isAway = true
  await phone.evaluate(() => window.dispatchEvent(new Event('offline')))
  await phone
    .getByText('No connection. Your answers are kept on this phone and will be sent by themselves.')
    .waitFor({ timeout: 3_000 })
  isAway = false
  await expect.poll(() => phone.getByText('No connection.').count()).toBe(0)
})

it('follows the phone’s own Back through the items, out of the list, and off the first page', async () => {
  const { host, joinUrl } = await openVoting()
  const { roundId } = await openVote(host, ITEMS)
  const phone = await openPhone(await openBrowser())
  const at = (item: number) => phone.getByText(`Item ${item} of ${ITEMS}`, { exact: true }).waitFor()
  await phone.goto('about:blank')
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  await at(1)
  await score(phone, 2)
  await next(phone)
  await at(2)
  await phone.goBack()
  await at(1)
  expect(await phone.getByRole('radio', { name: '2', exact: true }).isChecked()).toBe(true)
  await next(phone)
  await at(2)
  await phone.getByRole('button', { name: 'Back' }).click()
  await at(1)
  for (const item of [2, 3]) {
    await score(phone, 5)
    await next(phone)
    await at(item)
  }
  await phone.reload()
  await at(3)
  await score(phone, 5)
  await next(phone)
  await phone.getByRole('button', { name: 'Change item 1' }).click()
  await phone.goBack()
  await phone.getByRole('heading', { name: 'Check your answers' }).waitFor()
  for (const item of [3, 2, 1]) {
    await phone.goBack()
    await at(item)
  }
  await phone.goBack()
  await phone.getByRole('button', { name: 'Go on' }).waitFor()
  await phone.goBack()
  expect(phone.url()).toBe('about:blank')
  await phone.goForward()
  await phone.getByRole('button', { name: 'Go on' }).click()
  await at(1)
  // Once the vote is over, its pages do not stand between Back and where the phone came from.
  await phone.getByText('Saved ✓').waitFor()
  expect(await closeAndCount(host, roundId)).toMatchObject({ responses: 1 })
  await phone.getByText('The answers you gave are counted.').waitFor()
  await expect.poll(() => phone.evaluate(() => (history.state as { depth: number }).depth)).toBe(0)
  await phone.goBack()
  expect(phone.url()).toBe('about:blank')
})

it('brings phones and unsent answers back after the laptop’s program was killed in mid-vote', async () => {
  await buildPages()
  const file = join(temporaryFolder(), 'study.linkboard')
  const home = { ...process.env, HOME: temporaryFolder(), XDG_CONFIG_HOME: temporaryFolder() }
  const start = async () => {
    const args = [CLI, 'serve', '--file', file, '--template', 'splw', '--title', 'Link workers', '--no-open']
    const program = runProgram(process.execPath, args, { env: home })
    const [line] = await program.waitFor(/^\{.*\}$/m)
    const { facilitator, room, pid } = JSON.parse(line) as { facilitator: string; room: string; pid: number }
    return { program, room, pid, facilitator: await connectFacilitatorPage(facilitator) }
  }

  const first = await start()
  const joinUrl = Object.assign(new URL(first.room), { hostname: '127.0.0.1' }).href
  const roundId = await openVoteOver(first.facilitator)
  const browser = await openBrowser()
  const [ana, ben] = [await openPhone(browser), await openPhone(browser)]
  await joinWithAddress(ana, joinUrl, 'Public contributors')
  await joinWithAddress(ben, joinUrl, 'Link workers')
  await ana.getByRole('button', { name: 'Start' }).click()
  await score(ana, 3)
  await ana.getByText('Saved ✓').waitFor()
  await next(ana)

  process.kill(first.pid, 'SIGKILL')
  await first.program.ended
  await score(ana, 8)
  await ana.getByText('Kept on this phone', { exact: true }).waitFor()

  const second = await start()
  expect(second.room, 'the same address and key').toBe(first.room)
  const back = performance.now()
  await ana.getByText('Saved ✓').waitFor()
  expect(performance.now() - back).toBeLessThan(5_000)
  await voteTheSame(ben, ITEMS, 1)
  await next(ana)
  await score(ana, 9)
  await next(ana)
  await ana.getByRole('button', { name: 'I have finished' }).click()
  await ana.getByRole('heading', { name: 'Your answers are in' }).waitFor()

  const { facilitator } = second
  await facilitator.call('round.close', { roundId })
  const { responses, items } = await facilitator.call('round.getResults', { roundId })
  expect(responses).toBe(2)
  const given = items.flatMap((item) =>
    distributionOf(item).flatMap((n, index) => Array.from({ length: n }, () => index + 1)),
  )
  expect(given.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 3, 8, 9])
  await facilitator.close()
})

/** Cuts and mends a phone's connection at will. */
async function controlConnection(phone: Page) {
  let isCut = false
  let losesReplies = false
  const open = new Set<{ close(): Promise<void> }>()
  await phone.routeWebSocket(/\/socket$/, (page) => {
    if (isCut) {
      void page.close()
      return
    }
    const host = page.connectToServer()
    open.add(page)
    const answerCalls = new Set<unknown>()
    page.onMessage((message) => {
      if (isCut) return
      const frame: unknown = JSON.parse(String(message))
      if (isObject(frame) && String(frame['procedure']).startsWith('response.')) {
        answerCalls.add(frame['callId'])
      }
      host.send(message)
    })
    host.onMessage((message) => {
      if (isCut) return
      const frame: unknown = JSON.parse(String(message))
      const acknowledges = isObject(frame) && frame['type'] === 'reply' && answerCalls.has(frame['callId'])
      // Only acknowledgements: on a slow machine the phone may have to greet the host anew first.
      if (!losesReplies || !acknowledges) page.send(message)
    })
  })
  return {
    cut() {
      isCut = true
      for (const page of open) void page.close()
      open.clear()
    },
    mend() {
      isCut = false
      losesReplies = false
    },
    loseAcknowledgements() {
      losesReplies = true
    },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function focused(phone: Page): Promise<string> {
  return phone.evaluate(() => document.activeElement?.textContent ?? '')
}

/** Locks a ballot over the first cards and opens its round, from outside. */
async function openVoteOver(facilitator: SocketClient): Promise<string> {
  const { records } = await facilitator.call('study.getSnapshot', {})
  const cards = records.filter(({ kind }) => kind === 'card').slice(0, ITEMS)
  const [ballotId, roundId] = [randomIdentifier(), randomIdentifier()]
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cards.map(({ id }) => id)),
  })
  await facilitator.call('ballot.lock', { ballotId })
  await facilitator.call('round.open', { ballotId, roundId })
  return roundId
}
