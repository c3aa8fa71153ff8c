import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { cardItems, openRoom } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { CLI, runProgram } from '../support/runningProgram.ts'
import { connectFacilitatorPage } from '../support/socketClient.ts'
import { buildPages, openBrowser, openPhone, startApp } from '../support/startApp.ts'
import { temporaryFolder } from '../support/testHost.ts'
import { next, score, voteTheSame, wordingShown } from './phone.ts'
import {
  clearForNext,
  controlWifi,
  keptInStorage,
  PORTRAIT,
  shareTablet,
  takeTurn,
  typeCode,
} from './tabletPage.ts'

const ITEMS = 2
const NOTHING_KEPT = { tab: [], device: ['linkboard.tablet'] }

async function openWorkshop() {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const { address, code, secret } = await openRoom(host)
  return { host, address, code, joinUrl: `${address}#s=${secret}`, cards: await makeCards(host) }
}

/** The codes of three cards of the same group. */
async function makeCards(host: Pick<Host, 'call'>): Promise<[string, string, string]> {
  const { records } = await host.call('study.getSnapshot', {})
  const panelGroupId = records.find(({ kind }) => kind === 'panelGroup')?.id ?? ''
  const { cards } = await host.call('seatCard.make', { groups: [{ panelGroupId, count: 3 }] })
  const [first = '', second = '', third = ''] = cards.map((card) => card.code)
  return [first, second, third]
}

async function lockBallot(host: Pick<Host, 'call'>): Promise<string> {
  const { records } = await host.call('study.getSnapshot', {})
  const cardIds = records.filter(({ kind }) => kind === 'card').map(({ id }) => id)
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cardIds.slice(0, ITEMS)),
  })
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

async function openRound(host: Pick<Host, 'call'>, ballotId: string): Promise<string> {
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  return roundId
}

/** A tablet in a room that votes. */
async function openVotingTablet(options: Parameters<typeof openPhone>[1] = PORTRAIT) {
  const workshop = await openWorkshop()
  const ballotId = await lockBallot(workshop.host)
  const roundId = await openRound(workshop.host, ballotId)
  const browser = await openBrowser()
  const tablet = await openPhone(browser, options)
  await tablet.clock.install()
  const wifi = await controlWifi(tablet)
  await shareTablet(tablet, workshop.joinUrl)
  return { ...workshop, ballotId, roundId, browser, tablet, wifi }
}

/** Nothing of anybody's answers, wherever somebody looks for it. */
async function expectNothingLeft(tablet: Page, code: string) {
  const isClear = async () => {
    await tablet.getByRole('heading', { name: 'Take your turn' }).waitFor()
    expect(await tablet.getByLabel('Type the code on your card').inputValue()).toBe('')
    expect(await tablet.locator('.score, .review-answer, .vote-wording').count()).toBe(0)
    expect(await tablet.content()).not.toContain(code)
    expect(await tablet.title()).toBe('Take your turn')
    expect(await keptInStorage(tablet)).toEqual(NOTHING_KEPT)
    expect(await tablet.evaluate(() => JSON.stringify(history.state))).toBe('null')
  }
  await isClear()
  expect(await tablet.evaluate(() => [document.activeElement?.textContent, scrollY])).toEqual([
    'Take your turn',
    0,
  ])
  for (let times = 0; times < 3; times++) {
    await tablet.evaluate(() => history.back())
    await isClear()
  }
  await tablet.evaluate(() => history.forward())
  await isClear()
  await tablet.reload()
  await isClear()
  await tablet.evaluate(() => history.back())
  await isClear()
}

it('passes from hand to hand through two rounds, and shows nobody what another said', async () => {
  const { host, tablet, cards, ballotId, roundId } = await openVotingTablet()
  const [ana, ben] = cards
  const itemShown = (item: number) => tablet.getByText(`Item ${item} of ${ITEMS}`, { exact: true }).waitFor()
  await expectAccessible(tablet, 'a tablet at rest', 'AAA')
  await tablet.getByRole('button', { name: 'Start' }).click()
  await tablet.getByText('Type the code on your card.').waitFor()
  await typeCode(tablet, 'ZZZZ ZZZZ')
  await tablet.getByText('No seat card has this code').waitFor()
  await expectAccessible(tablet, 'a wrong code', 'AAA')

  await takeTurn(
    tablet,
    ` ${ana.slice(0, 4)} ${ana.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
  )
  await tablet.getByText('Public contributors').waitFor()
  await tablet.getByRole('heading', { name: 'Which steps matter?' }).waitFor()
  await expectAccessible(tablet, 'the first page of a turn', 'AAA')
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  const order: string[] = []
  for (let item = 1; item <= ITEMS; item++) {
    await itemShown(item)
    order.push(await wordingShown(tablet))
    await score(tablet, 8)
    if (item === 1) await expectAccessible(tablet, 'an item on a tablet', 'AAA')
    await next(tablet)
  }
  await expectAccessible(tablet, 'the answers on a tablet', 'AAA')
  // The browser's own Back goes a page back, and makes no history.
  await tablet.goBack()
  await itemShown(ITEMS)
  await next(tablet)
  await tablet.getByRole('button', { name: 'I have finished' }).click()
  await tablet.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await expectAccessible(tablet, 'the end of a turn', 'AAA')
  await clearForNext(tablet)
  await expectAccessible(tablet, 'a tablet that has been cleared', 'AAA')
  await expectNothingLeft(tablet, ana)

  await takeTurn(tablet, ben)
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await itemShown(1)
  expect(await tablet.getByRole('radio', { checked: true }).count()).toBe(0)
  await tablet.goBack()
  await tablet.getByRole('button', { name: 'Start', exact: true }).waitFor()
  await voteTheSame(tablet, ITEMS, 2)
  await clearForNext(tablet)
  await expectNothingLeft(tablet, ben)

  await host.call('round.close', { roundId })
  await tablet.clock.runFor(5_000)
  await tablet.getByRole('heading', { name: 'No vote just now' }).waitFor()
  await expectAccessible(tablet, 'a tablet without a vote', 'AAA')
  const first = await host.call('round.getResults', { roundId })
  expect(first.byChannel).toEqual({ phone: 0, tablet: 2, paper: 0, elsewhere: 0 })

  const second = await openRound(host, ballotId)
  await tablet.clock.runFor(5_000)
  await takeTurn(tablet, ana)
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await itemShown(1)
  expect(order).toContain(await wordingShown(tablet))
  await tablet.getByRole('button', { name: 'Same as last time: 8' }).click()
  expect(await tablet.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true)
  await tablet.getByText('Saved ✓').waitFor()
  await tablet.getByRole('button', { name: 'Stop and clear' }).click()
  await takeTurn(tablet, ben)
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await tablet.getByRole('button', { name: 'Same as last time: 2' }).waitFor()
  await tablet.getByRole('button', { name: 'Stop and clear' }).click()
  await tablet.getByRole('heading', { name: 'Take your turn' }).waitFor()
  await host.call('round.close', { roundId: second })
  expect((await host.call('round.getResults', { roundId: second })).byChannel).toEqual({
    phone: 0,
    tablet: 1,
    paper: 0,
    elsewhere: 0,
  })
})

it('asks whether somebody is still there, and clears itself where nobody says so', async () => {
  const { host, tablet, cards, roundId } = await openVotingTablet({
    ...PORTRAIT,
    viewport: { width: 390, height: 844 },
  })
  await takeTurn(tablet, cards[0])
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await score(tablet, 8)
  await tablet.getByText('Saved ✓').waitFor()
  await tablet.clock.runFor(91_000)
  await tablet.getByRole('heading', { name: 'Still there?' }).waitFor()
  await expectAccessible(tablet, 'the question whether somebody is there', 'AAA')
  expect(await tablet.locator('.score, .vote-wording').count()).toBe(0)
  await tablet.getByRole('button', { name: 'I am still here' }).click()
  expect(await tablet.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true)
  // A touch is enough for another minute and a half.
  await tablet.clock.runFor(85_000)
  await tablet.locator('.vote-wording').tap()
  await tablet.clock.runFor(85_000)
  expect(await tablet.getByRole('heading', { name: 'Still there?' }).count()).toBe(0)
  await tablet.clock.runFor(6_000)
  await tablet.getByRole('heading', { name: 'Still there?' }).waitFor()
  await tablet.clock.runFor(31_000)
  await tablet.getByText('The tablet is clear for the next person').waitFor()
  await expectNothingLeft(tablet, cards[0])
  // What was answered counts, and waits for the card.
  expect(await host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 0 })
  await takeTurn(tablet, cards[0])
  await tablet.getByRole('button', { name: 'Go on' }).click()
  expect(await tablet.getByRole('radio', { name: '8', exact: true }).isChecked()).toBe(true)
  // A page that goes out of sight is covered first, and one that is left and come back to is clear.
  await tablet.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')))
  await tablet.getByRole('heading', { name: 'Still there?' }).waitFor()
  await tablet.getByRole('button', { name: 'I am still here' }).click()
  await tablet.locator('.vote-wording').waitFor()
  await tablet.goto('about:blank')
  await tablet.goBack()
  await expectNothingLeft(tablet, cards[0])
})

it('clears itself once the answers are in, later for whoever asks for time, and knows a card that has voted', async () => {
  const { tablet, cards } = await openVotingTablet()
  await takeTurn(tablet, cards[0])
  await voteTheSame(tablet, ITEMS, 5)
  await tablet
    .getByText(/clears itself in 1\d seconds/)
    .first()
    .waitFor()
  await tablet.getByRole('button', { name: 'I need more time' }).click()
  await tablet.clock.runFor(100_000)
  await tablet.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await tablet.clock.runFor(21_000)
  await expectNothingLeft(tablet, cards[0])
  await typeCode(tablet, cards[0])
  await tablet.getByRole('heading', { name: 'This card has voted already' }).waitFor()
  await expectAccessible(tablet, 'a card that has voted', 'AAA')
  await tablet.getByRole('button', { name: 'Look at my answers' }).click()
  await tablet.getByRole('button', { name: 'Change item 1' }).click()
  await score(tablet, 7)
  await tablet.getByText('Saved ✓').waitFor()
  await tablet.getByRole('button', { name: 'Done', exact: true }).click()
  await tablet.getByRole('button', { name: 'I have finished' }).click()
  await tablet.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await clearForNext(tablet)
})

it('keeps what could not be sent, shows it to nobody, and lets the next person wait for it', async () => {
  const { host, tablet, wifi, cards, roundId } = await openVotingTablet()
  await takeTurn(tablet, cards[0])
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await score(tablet, 4)
  await tablet.getByText('Saved ✓').waitFor()
  await next(tablet)
  wifi.cut()
  await score(tablet, 6)
  await tablet.getByText('Kept on this tablet', { exact: true }).waitFor()
  await next(tablet)
  await tablet.getByRole('button', { name: 'I have finished' }).click()
  await tablet.getByRole('heading', { name: 'Please keep this tablet here' }).waitFor()
  await expectAccessible(tablet, 'answers that wait', 'AAA')
  await tablet.clock.runFor(91_000)
  await tablet.getByText('The last person’s answers are still on their way').waitFor()
  await expectAccessible(tablet, 'a sealed tablet', 'AAA')
  expect(await tablet.getByLabel('Type the code on your card').count()).toBe(0)
  // Whoever loads the page anew finds the same, and neither the answers nor a way to them.
  await tablet.reload()
  await tablet.getByText('The last person’s answers are still on their way').waitFor()
  expect(await tablet.locator('.score, .review-answer, .vote-wording').count()).toBe(0)
  await tablet.evaluate(() => history.back())
  await tablet.getByText('The last person’s answers are still on their way').waitFor()
  wifi.mend()
  await tablet.clock.runFor(8_000)
  await tablet.getByText('The last answers have arrived').waitFor()
  await expectNothingLeft(tablet, cards[0])
  expect(await host.call('round.getTurnout', { roundId })).toMatchObject({ started: 1, finished: 1 })
})

it('says so where the round closes, the card is cancelled or the room closes in the middle of a turn', async () => {
  const { host, tablet, cards, ballotId, roundId } = await openVotingTablet()
  const begin = async (code: string) => {
    await takeTurn(tablet, code)
    await tablet.getByRole('button', { name: 'Start', exact: true }).click()
    await score(tablet, 3)
    await tablet.getByText('Saved ✓').waitFor()
  }
  await begin(cards[0])
  await host.call('round.close', { roundId })
  await tablet.getByRole('heading', { name: 'The vote is closed' }).waitFor()
  await tablet.getByText('The answers you gave are counted.').waitFor()
  await expectAccessible(tablet, 'a vote that closed', 'AAA')
  await tablet.clock.runFor(21_000)
  await tablet.getByRole('heading', { name: 'No vote just now' }).waitFor()

  await openRound(host, ballotId)
  await tablet.clock.runFor(5_000)
  await begin(cards[1])
  await host.call('seatCard.cancel', { code: cards[1] })
  await tablet.getByText('This seat card does not work any more').waitFor()
  await expectNothingLeft(tablet, cards[1])

  await begin(cards[2])
  // Leaving the study closes the room with it.
  await host.call('study.close', {})
  await tablet.getByRole('heading', { name: 'The room is closed' }).waitFor()
  await expectAccessible(tablet, 'a closed room', 'AAA')
  expect(await keptInStorage(tablet)).toEqual({ tab: [], device: [] })
})

it('takes one card on two tablets for one voter', async () => {
  const { host, tablet, browser, cards, joinUrl, roundId } = await openVotingTablet()
  await takeTurn(tablet, cards[0])
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await score(tablet, 6)
  await tablet.getByText('Saved ✓').waitFor()
  const other = await openPhone(browser, PORTRAIT)
  await shareTablet(other, joinUrl)
  await takeTurn(other, cards[0])
  await other.getByRole('button', { name: 'Go on' }).click()
  expect(await other.getByRole('radio', { name: '6', exact: true }).isChecked()).toBe(true)
  await host.call('round.close', { roundId })
  expect((await host.call('round.getResults', { roundId })).responses).toBe(1)
})

it('needs the room code to stop being shared, and is an ordinary device again', async () => {
  const { tablet, code } = await openVotingTablet()
  await tablet.getByRole('button', { name: 'Stop sharing this tablet' }).click()
  await expectAccessible(tablet, 'the end of sharing', 'AAA')
  await tablet
    .getByLabel('Type the room code from the big screen')
    .fill(code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA')
  await tablet.getByRole('button', { name: 'Stop sharing', exact: true }).click()
  await tablet.getByText('That code is not right').waitFor()
  await tablet.getByRole('button', { name: 'Back' }).click()
  await tablet.getByRole('heading', { name: 'Take your turn' }).waitFor()
  await tablet.getByRole('button', { name: 'Stop sharing this tablet' }).click()
  await tablet.getByLabel('Type the room code from the big screen').fill(code.toLowerCase())
  await tablet.getByRole('button', { name: 'Stop sharing', exact: true }).click()
  await tablet.getByRole('heading', { name: 'Which group are you in today?' }).waitFor()
})

it('lets a seat card in on a phone, typed or scanned, and asks where the phone is in use', async () => {
  const { host, joinUrl, cards } = await openWorkshop()
  const browser = await openBrowser()
  const phone = await openPhone(browser)
  await phone.goto(joinUrl)
  await phone.getByRole('button', { name: 'This is a shared tablet' }).click()
  await expectAccessible(phone, 'the offer of a shared tablet', 'AAA')
  await phone.getByRole('button', { name: 'Back' }).click()
  await phone.getByRole('button', { name: 'I have a seat card' }).click()
  await expectAccessible(phone, 'a seat card on a phone', 'AAA')
  await phone.getByLabel('Type the code on your card').pressSequentially(cards[0].toLowerCase())
  expect(await phone.getByLabel('Type the code on your card').inputValue()).toBe(
    `${cards[0].slice(0, 4)} ${cards[0].slice(4)}`.toLowerCase(),
  )
  await phone.getByRole('button', { name: 'Go in' }).click()
  await phone.getByText('Your group: Public contributors').waitFor()
  await phone.reload()
  await phone.getByText('Your group: Public contributors').waitFor()

  const scanned = await phone.context().newPage()
  await scanned.goto(`${joinUrl}&card=${cards[0]}`)
  await scanned.getByText('Your group: Public contributors').waitFor()
  expect(scanned.url()).not.toContain('#')
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 1 })
  const other = await phone.context().newPage()
  await other.goto(`${joinUrl}&card=${cards[1]}`)
  await other.getByRole('heading', { name: 'This phone is in the room already' }).waitFor()
  await expectAccessible(other, 'a card on a phone in use', 'AAA')
  await other.getByRole('button', { name: 'Go on as before' }).click()
  await other.getByText('Your group: Public contributors').waitFor()
  expect(await host.call('room.getStatus', {})).toMatchObject({ seats: 1 })

  const fresh = await openPhone(browser)
  await fresh.goto(`${joinUrl}&card=${cards[1]}`)
  await fresh.getByText('Your group: Public contributors').waitFor()
  const roundId = await openRound(host, await lockBallot(host))
  await voteTheSame(fresh, ITEMS, 7)
  await host.call('seatCard.cancel', { code: cards[1] })
  await fresh.getByText('Your seat card does not work any more').waitFor()
  await host.call('round.close', { roundId })
  expect((await host.call('round.getResults', { roundId })).byChannel).toEqual({
    phone: 1,
    tablet: 0,
    paper: 0,
    elsewhere: 0,
  })
})

it('takes the seat of a scanned card in the new tab that a tablet’s camera opens', async () => {
  const { tablet, cards, joinUrl } = await openVotingTablet()
  const opened = await tablet.context().newPage()
  await opened.goto(`${joinUrl}&card=${cards[0]}`)
  await opened.getByRole('button', { name: 'Stop and clear' }).waitFor()
  expect(opened.url()).not.toContain('#')
  await opened.getByRole('button', { name: 'Stop and clear' }).click()
  await expectNothingLeft(opened, cards[0])
})

it('goes on by itself with the same card after the laptop’s program was killed', async () => {
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
  const [card] = await makeCards(first.facilitator)
  const roundId = await openRound(first.facilitator, await lockBallot(first.facilitator))
  const tablet = await openPhone(await openBrowser(), PORTRAIT)
  await shareTablet(tablet, Object.assign(new URL(first.room), { hostname: '127.0.0.1' }).href)
  await takeTurn(tablet, card)
  await tablet.getByRole('button', { name: 'Start', exact: true }).click()
  await score(tablet, 3)
  await tablet.getByText('Saved ✓').waitFor()
  await next(tablet)
  process.kill(first.pid, 'SIGKILL')
  await first.program.ended
  await score(tablet, 8)
  await tablet.getByText('Kept on this tablet', { exact: true }).waitFor()
  const { facilitator } = await start()
  await tablet.getByText('Saved ✓').waitFor()
  await next(tablet)
  await tablet.getByRole('button', { name: 'I have finished' }).click()
  await tablet.getByRole('heading', { name: 'Your answers are in' }).waitFor()
  await clearForNext(tablet)
  await facilitator.call('round.close', { roundId })
  expect(await facilitator.call('round.getResults', { roundId })).toMatchObject({
    responses: 1,
    byChannel: { phone: 0, tablet: 1, paper: 0, elsewhere: 0 },
  })
  await facilitator.close()
})
