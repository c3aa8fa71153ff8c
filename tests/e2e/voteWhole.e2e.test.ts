import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { CLI, runProgram } from '../support/runningProgram.ts'
import { connectFacilitatorPage } from '../support/socketClient.ts'
import { buildPages, openBrowser, openPhone } from '../support/startApp.ts'
import { temporaryFolder } from '../support/testHost.ts'
import {
  choice,
  dotsOf,
  expectAccessibleToTheEnd,
  finish,
  lockBallot,
  openRoomForVotes,
  openRound,
  orderShown,
  seatOthers,
  throughItems,
  unplaced,
} from './methodVotes.ts'
import { chooseGroup, joinWithAddress } from './phone.ts'

const [A, B, C, D] = ['Apple', 'Bread', 'Cheese', 'Dates'] as const
const WORDINGS = [A, B, C, D]
const ranking = { weighting: 'pooled', inCount: null } as const
const BORDA: ConsensusRule = { method: 'borda', ...ranking }
const TOP_THREE: ConsensusRule = { method: 'top-k', k: 3, allowsFewer: true, ...ranking }
const DOTS: ConsensusRule = { method: 'dots', budget: 4, capPerItem: 2, ...ranking }
const MOSCOW: ConsensusRule = {
  method: 'moscow',
  majorityPercent: 70,
  comparison: 'at-least',
  inCounts: 'must',
  unable: 'exclude',
}
const UPRIGHT = { viewport: { width: 390, height: 844 } }

async function openVoteFor(rule: ConsensusRule, wordings: readonly string[] = WORDINGS, isPractice = false) {
  const room = await openRoomForVotes()
  const ballotId = await lockBallot(room.host, rule, wordings, isPractice)
  const roundId = await openRound(room.host, ballotId)
  const phone = await openPhone(await openBrowser(), UPRIGHT)
  await joinWithAddress(phone, room.joinUrl, 'Link workers')
  return { room, ballotId, roundId, phone }
}

const focused = (phone: Page) =>
  phone.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
const said = (phone: Page) => phone.locator('.whole-foot output').textContent()

it('puts items in order by tap, by drag and by the arrows, and says what has happened', async () => {
  const { phone } = await openVoteFor(BORDA)
  await phone.getByRole('button', { name: 'Start' }).click()
  await unplaced(phone, B).tap()
  await unplaced(phone, D).tap()
  expect(await said(phone)).toBe('Place 2 given. 2 of 4 chosen.')
  await phone.getByRole('button', { name: 'Done' }).click()
  await phone.getByText('Choose 2 more first.').waitFor()
  await unplaced(phone, A).tap()
  await unplaced(phone, C).tap()
  expect(await orderShown(phone)).toEqual([B, D, A, C])

  // Tapped again, it goes, and those after it move up.
  await phone.getByRole('button', { name: 'Place 2, take it away' }).tap()
  expect(await orderShown(phone)).toEqual([B, A, C])
  await unplaced(phone, D).tap()
  expect(await orderShown(phone)).toEqual([B, A, C, D])

  // The last by its handle to above the first.
  await drag(phone, 3, 0)
  expect(await orderShown(phone)).toEqual([D, B, A, C])
  expect(await said(phone)).toBe('Now in place 1 of 4.')
  await drag(phone, 0, 2)
  expect(await orderShown(phone)).toEqual([B, A, D, C])

  // With keys: the focus stays with the item, also where it can go no further.
  await phone.getByRole('button', { name: 'Move place 3 up' }).focus()
  await phone.keyboard.press('Enter')
  expect(await focused(phone)).toBe('Move place 2 up')
  await phone.keyboard.press('Enter')
  await phone.keyboard.press('Enter')
  expect(await focused(phone)).toBe('Move place 1 up')
  expect(await orderShown(phone)).toEqual([D, B, A, C])
  expect(await said(phone)).toBe('Now in place 1 of 4.')
})

it('leads a keyboard from item to item while places are given, and the phone’s Back from page to page', async () => {
  const { room, roundId, phone } = await openVoteFor(TOP_THREE)
  await phone.getByRole('button', { name: 'Start' }).press('Enter')
  await phone.getByText('0 of 3 chosen').waitFor()
  await phone.keyboard.press('Tab')
  for (let place = 0; place < 2; place++) await phone.keyboard.press('Enter')
  const [first, second] = await orderShown(phone)
  await phone.getByText('2 of 3 chosen', { exact: true }).waitFor()
  // Fewer will do here.
  await phone.getByRole('button', { name: 'Done' }).press('Enter')
  await phone.getByRole('heading', { name: 'Check your order' }).waitFor()
  await phone.getByText('You gave no place to the other 2 items.').waitFor()
  await phone.goBack()
  await phone.getByText('2 of 3 chosen', { exact: true }).waitFor()
  await phone.goBack()
  await phone.getByRole('button', { name: 'Go on' }).click()
  await phone.getByRole('button', { name: 'Done' }).click()
  await phone.getByRole('button', { name: 'Change my order' }).click()
  await phone.getByRole('button', { name: 'Move place 1 down' }).click()
  await phone.getByRole('button', { name: 'Done' }).click()
  await finish(phone)
  // Changed until the round is closed: then it is not in until the host has it again.
  await phone.getByRole('button', { name: 'Look at my answers' }).click()
  expect(await phone.locator('.review-order li').allTextContents()).toEqual([
    `1Place 1: ${second ?? ''}`,
    `2Place 2: ${first ?? ''}`,
  ])
  await finish(phone)
  expect(await room.host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 1 })
})

it('spends dots by touch and by keys, and says why there are no more', async () => {
  const { phone } = await openVoteFor(DOTS)
  await phone.getByRole('button', { name: 'Start' }).click()
  const [apple, bread, cheese] = [dotsOf(phone, A), dotsOf(phone, B), dotsOf(phone, C)]
  await phone.getByRole('button', { name: 'Done' }).click()
  await phone.getByText('Give a dot first').waitFor()
  await apple.more.tap()
  await apple.more.tap()
  expect(await said(phone)).toBe('2 dots. 2 of 4 left.')
  expect(await apple.more.getAttribute('aria-disabled')).toBe('true')
  await apple.group.getByText('One item can have 2 dots at most.').waitFor()
  await bread.more.focus()
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowUp'])
    await phone.keyboard.press(key)
  expect(await bread.given()).toBe('2 dots')
  await phone.getByText('0 of 4 dots left').waitFor()
  await cheese.more.press('Enter')
  await phone.getByRole('alert').getByText('You have no dots left.').waitFor()
  expect(await cheese.given()).toBe('No dots')
  await apple.less.tap()
  await cheese.more.tap()
  expect(await Promise.all([apple, bread, cheese].map((one) => one.given()))).toEqual([
    '1 dot',
    '2 dots',
    '1 dot',
  ])
})

it('says on every page of a practice that it does not count', async () => {
  const { room, roundId, phone } = await openVoteFor(MOSCOW, [A], true)
  const expectPractice = () => phone.getByText('Practice – this does not count').waitFor()
  await expectPractice()
  await phone.getByText('nothing counts: this is only to try it out').waitFor()
  await phone.getByRole('button', { name: 'Start' }).click()
  await throughItems(phone, 1, async () => {
    await expectPractice()
    await choice(phone, 'Must have').click()
  })
  await expectPractice()
  await phone.getByText('This is practice: nothing counts.').waitFor()
  await finish(phone)
  await expectPractice()
  await room.host.call('round.close', { roundId })
  await phone.getByText('That was practice, so nothing was counted.').waitFor()
})

it('shows nothing of a round that too few took part in, but one’s own answer', async () => {
  const { room, ballotId, roundId, phone } = await openVoteFor(MOSCOW, [A])
  const others = await seatOthers(room, 3)
  await phone.getByRole('button', { name: 'Start' }).click()
  await throughItems(phone, 1, () => choice(phone, 'Should have').click())
  await finish(phone)
  await others(new Map([[A, { kind: 'moscow', value: 'wont' }]]))
  await room.host.call('round.close', { roundId })
  await openRound(room.host, ballotId)
  await phone.getByRole('button', { name: 'Start' }).click()
  await phone
    .getByText('Too few people answered last time to show it. You said “Should have”.', { exact: true })
    .waitFor()
  expect(await phone.locator('.bar').count()).toBe(0)
})

it('brings an order in whole after the program was killed and the page loaded again in the middle', async () => {
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
  const ballotId = await lockBallot(first.facilitator, BORDA, WORDINGS)
  const roundId = await openRound(first.facilitator, ballotId)
  const phone = await openPhone(await openBrowser(), UPRIGHT)
  const joinUrl = Object.assign(new URL(first.room), { hostname: '127.0.0.1' }).href
  await joinWithAddress(phone, joinUrl, 'Link workers')
  await phone.getByRole('button', { name: 'Start' }).click()
  await unplaced(phone, C).tap()
  await unplaced(phone, A).tap()
  await phone.getByText('Saved ✓').waitFor()

  process.kill(first.pid, 'SIGKILL')
  await first.program.ended
  // Out of the Wi-Fi's reach as well, and voting goes on.
  await phone.context().setOffline(true)
  await unplaced(phone, D).tap()
  await phone.getByText('Kept on this phone', { exact: true }).waitFor()
  await phone.getByRole('button', { name: 'Move place 3 up' }).tap()
  await unplaced(phone, B).tap()
  await phone.getByRole('button', { name: 'Done' }).click()
  await phone.getByRole('button', { name: 'I have finished' }).click()
  await phone.getByRole('heading', { name: 'Your answers are waiting' }).waitFor()
  await phone.getByText('Your places are still to go.').waitFor()
  await expectAccessibleToTheEnd(phone, 'an order that waits')

  const second = await start()
  expect(await second.facilitator.call('round.getTurnout', { roundId })).toMatchObject({ finished: 0 })
  await phone.context().setOffline(false)
  await phone.reload()
  await phone.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await phone.getByRole('button', { name: 'Look at my answers' }).click()
  await phone.getByRole('button', { name: 'Change my order' }).click()
  expect(await orderShown(phone)).toEqual([C, D, A, B])

  await second.facilitator.call('round.close', { roundId })
  const { responses, items } = await second.facilitator.call('round.getResults', { roundId })
  expect(responses).toBe(1)
  const { records } = await second.facilitator.call('study.getSnapshot', {})
  const wordingOf = (itemId: string) =>
    records.flatMap(({ id, record }) =>
      id === itemId && record && 'wording' in record ? record.wording : [],
    )[0]
  const points = items.map(({ itemId, pooled }) => [
    wordingOf(itemId),
    pooled.kind === 'ranking' && pooled.score,
  ])
  expect(Object.fromEntries(points)).toEqual({ [C]: 3, [D]: 2, [A]: 1, [B]: 0 })
  await second.facilitator.close()
})

it('has the ballot’s pages before they are needed, and asks again for what did not come', async () => {
  const room = await openRoomForVotes()
  const phones = [
    await openPhone(await openBrowser(), UPRIGHT),
    await openPhone(await openBrowser(), UPRIGHT),
  ]
  const [early, late] = phones as [Page, Page]
  const fetched = early.waitForResponse((response) => /VoteScreen-.*\.js$/.test(response.url()))
  await joinWithAddress(early, room.joinUrl, 'Link workers')
  await (await fetched).finished()
  await early.route('**', (route) => route.abort('connectionfailed'))
  await late.goto(room.joinUrl)
  await late.getByRole('heading', { name: 'Which group' }).waitFor()
  await late.route('**', (route) => route.abort('connectionfailed'))
  await chooseGroup(late, 'Link workers')
  await late.getByRole('heading', { name: 'You are in' }).waitFor()
  await openRound(room.host, await lockBallot(room.host, MOSCOW, [A]))
  await early.getByRole('button', { name: 'Start' }).waitFor()
  await late.getByText('They have not come yet.').waitFor()
  await expectAccessibleToTheEnd(late, 'questions that have not come')
  await late.unroute('**')
  await late.getByRole('button', { name: 'Start' }).waitFor()
  for (const phone of phones) {
    const edge = await phone
      .locator('.vote-explained')
      .evaluate((card) => getComputedStyle(card).borderTopStyle)
    expect(edge, 'the styles have come too').toBe('solid')
  }
})

const MANY = [
  ...Array.from({ length: 28 }, (_, index) => `Matter ${index + 1} that somebody put on a card`),
  `${'The bus stops at six in the evening. '.repeat(13)}So.`,
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
]
const FORMS = [
  { name: 'small', options: { viewport: { width: 320, height: 568 } } },
  { name: 'usual', options: UPRIGHT },
  { name: 'on its side', options: { viewport: { width: 740, height: 360 } } },
  { name: 'dark', options: { ...UPRIGHT, colorScheme: 'dark' } },
  { name: 'high contrast', options: { ...UPRIGHT, contrast: 'more' } },
  { name: 'text at 200 %', options: UPRIGHT, textSize: '200%' },
  { name: 'small, text at 200 %', options: { viewport: { width: 320, height: 568 } }, textSize: '200%' },
] as const

it.each([
  { what: 'thirty items to rank', rule: BORDA },
  { what: 'thirty items and ten dots', rule: { ...DOTS, budget: null, capPerItem: null } },
])('fits $what and the longest of wordings on phones of every kind', async ({ what, rule }) => {
  const { room } = await openVoteFor(rule, MANY)
  for (const { name, options, ...form } of FORMS) {
    const phone = await openPhone(await openBrowser(), options)
    await joinWithAddress(phone, room.joinUrl, 'Link workers')
    if ('textSize' in form) {
      await phone.evaluate((size) => {
        document.documentElement.style.fontSize = size
      }, form.textSize)
    }
    await phone.getByRole('button', { name: 'Start' }).click()
    const buttons = phone.locator(
      rule.method === 'borda' ? '.rank-pick' : '.dots-step:not([aria-disabled=true])',
    )
    for (let press = 0; press < 3; press++) await buttons.nth(press).tap()
    await expectAccessibleToTheEnd(phone, `${what}: ${name}`)
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${name}: nothing sticks out`).toBeLessThanOrEqual(0)
    const status = await phone.locator('.whole-count').boundingBox()
    const height = phone.viewportSize()?.height ?? 0
    expect((status?.y ?? Infinity) + (status?.height ?? 0), `${name}: how far one is`).toBeLessThanOrEqual(
      height,
    )
    const smallest = await phone
      .locator('.rank-arrow, .rank-handle, .rank-pick, .dots-step, .vote-actions button')
      .evaluateAll((targets) =>
        Math.min(
          ...targets.flatMap((one) => [
            one.getBoundingClientRect().height,
            one.getBoundingClientRect().width,
          ]),
        ),
      )
    expect(smallest, `${name}: targets`).toBeGreaterThanOrEqual(44)
    await phone.context().close()
  }
})

/** Takes a row by its number and puts it down where another one is. */
async function drag(phone: Page, from: number, to: number) {
  await phone.evaluate(() => scrollTo(0, 0))
  const handles = phone.locator('.rank-handle')
  const [start, end] = [await handles.nth(from).boundingBox(), await handles.nth(to).boundingBox()]
  if (!start || !end) throw new Error('There is no such row.')
  const middle = (box: typeof start) => box.y + box.height / 2
  const x = start.x + start.width / 2
  await phone.mouse.move(x, middle(start))
  await phone.mouse.down()
  await phone.mouse.move(x, (middle(start) + middle(end)) / 2)
  await phone.mouse.move(x, middle(end) + (to > from ? 6 : -6))
  await nextFrames(phone)
  await phone.mouse.up()
}

/** The rows follow once a frame. */
function nextFrames(phone: Page) {
  return phone.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}
