import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient, type Vote } from '../support/roomClient.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'

const TOP_K: ConsensusRule = { method: 'top-k', k: 2, allowsFewer: true, weighting: 'pooled', inCount: 2 }
const MOSCOW: ConsensusRule = {
  method: 'moscow',
  majorityPercent: 60,
  comparison: 'at-least',
  inCounts: 'must',
  unable: 'exclude',
}
const WORDINGS = [
  'Splits the room',
  'All agree on this',
  'Rises in round two',
  'Stays in the middle',
] as const
type Wording = (typeof WORDINGS)[number]

interface Voter {
  readonly phone: RoomClient
  readonly isPublic: boolean
}

/** Six public contributors, six link workers, and two of a group that is too small to be shown. */
async function fillRoom(host: Host): Promise<Voter[]> {
  const { address, key } = await openRoom(host)
  const groups = await recordsOf(host, 'panelGroup')
  const sizes = [
    [groups.find(({ isPublic }) => isPublic), 6],
    [groups.find(({ name }) => name === 'Link workers'), 6],
    [groups.find(({ name }) => name === 'Primary care'), 2],
  ] as const
  const voters: Voter[] = []
  for (const [group, size] of sizes) {
    for (let seat = 0; seat < size; seat += 1) {
      const phone = await joinRoom({ address, key, panelGroupId: group?.id ?? '' })
      onTestFinished(() => phone.close())
      voters.push({ phone, isPublic: group?.isPublic === true })
    }
  }
  return voters
}

async function lockBallot(
  host: Host,
  title: string,
  rule: ConsensusRule,
  isPractice = false,
): Promise<string> {
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title,
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice,
    items: WORDINGS.map((wording) => ({ kind: 'written', itemId: randomIdentifier(), wording })),
  })
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

/** Opens the ballot's next round, lets everybody answer, and closes it. */
async function vote(
  host: Host,
  ballotId: string,
  voters: readonly Voter[],
  tokens: Map<RoomClient, string>,
  answer: (voter: Voter, paper: Vote) => Promise<void>,
  whileOpen: (roundId: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  await Promise.all(
    voters.map(async (voter) => {
      await voter.phone.refresh()
      const paper = await takePaper(voter.phone, tokens.get(voter.phone) ?? null)
      tokens.set(voter.phone, paper.voterToken)
      await answer(voter, paper)
    }),
  )
  await whileOpen(roundId)
  await host.call('round.close', { roundId })
  return roundId
}

/** Answers each item by its words. */
const each = (answerFor: (wording: Wording, voter: Voter) => Answer) => (voter: Voter, paper: Vote) => {
  const wordings = new Map(paper.paper.items.map(({ itemId, wording }) => [itemId, wording as Wording]))
  return voteOnAll(voter.phone, paper, (itemId) => answerFor(wordings.get(itemId) ?? WORDINGS[0], voter))
}
const score = (value: number): Answer => ({ kind: 'score', value })

/** The items in the order of the rows. */
const rowsOf = (page: Page) =>
  page.getByRole('table').getByRole('rowheader').getByRole('button').allTextContents()

it('shows two rounds of ratings, an order and a split in four, to the facilitator and the room', async () => {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers in one town' })
  const voters = await fillRoom(host)
  const browser = await openBrowser()
  const screen = await openFacilitatorPage(browser, { viewport: { width: 1280, height: 720 } })
  const frames: string[] = []
  screen.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void frames.push(String(payload)))
  })
  await screen.goto((await host.call('screen.open', {})).address ?? '')
  await screen.getByRole('heading', { name: 'Link workers in one town' }).waitFor()

  // An order, for practice: everybody ranks the same two.
  const order = await lockBallot(host, 'The first two', TOP_K, true)
  await vote(host, order, voters, new Map(), async ({ phone }, { paper, roundId, voterToken }) => {
    const [first, second] = ['Rises in round two', 'Splits the room'].map(
      (wording) => paper.items.find((item) => item.wording === wording)?.itemId ?? '',
    )
    await phone.socket.call('response.putWhole', {
      roundId,
      voterToken,
      answers: [
        { itemId: first ?? '', answer: { kind: 'rank', value: 1 } },
        { itemId: second ?? '', answer: { kind: 'rank', value: 2 } },
      ],
    })
  })
  const moscow = await lockBallot(host, 'Must it be there?', MOSCOW)
  await vote(
    host,
    moscow,
    voters,
    new Map(),
    each((wording, { isPublic }) =>
      wording === 'Splits the room'
        ? { kind: 'moscow', value: isPublic ? 'must' : 'wont' }
        : { kind: 'moscow', value: 'should' },
    ),
  )

  const ratings = await lockBallot(host, 'What matters most?', DEFAULT_RAM_RULE)
  const tokens = new Map<RoomClient, string>()
  const rate = (round: number) =>
    each((wording, { isPublic }) => {
      switch (wording) {
        case 'Splits the room':
          return score(isPublic ? 1 : 9)
        case 'All agree on this':
          return score(8)
        case 'Rises in round two':
          return score(round === 1 ? 5 : 8)
        case 'Stays in the middle':
          return score(5)
      }
    })
  const firstRoundId = await vote(host, ratings, voters, tokens, rate(1), async (roundId) => {
    // Whatever is asked for: nothing of an open round.
    const filter = { outcomes: [], differs: false, changed: false, words: '' }
    await host.call('screen.show', { zoom: 1, showing: { name: 'results', roundId, itemId: null, filter } })
    await screen.waitForTimeout(500)
    await screen.getByRole('heading', { level: 1, name: 'Link workers in one town' }).waitFor()
    expect(frames.join('')).not.toContain('Splits the room')
  })
  const items = await recordsOf(host, 'ballotItem')
  const itemIdOf = (wording: Wording) =>
    items.find((item) => item.ballotId === ratings && item.wording === wording)?.id ?? ''
  await host.call('discussion.write', {
    roundId: firstRoundId,
    itemId: itemIdOf('Splits the room'),
    text: 'NOTE of the first round',
  })
  const secondRoundId = await vote(host, ratings, voters, tokens, rate(2))

  // The round that was closed last, disputed first; the room sees the same.
  const page = await openFacilitatorPage(browser)
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Results' }).click()
  await page.getByRole('heading', { level: 1, name: 'What matters most?' }).waitFor()
  await expect
    .poll(() => rowsOf(page))
    .toEqual(['Splits the room', 'Stays in the middle', 'All agree on this', 'Rises in round two'])
  const row = (wording: Wording) => page.getByRole('row').filter({ hasText: wording })
  await row('Splits the room').getByText('Disputed').waitFor()
  await row('Splits the room').getByText('Public contributors differ').waitFor()
  await row('Rises in round two').getByText('was Uncertain, 5').waitFor()
  const chart = row('Splits the room').getByRole('img')
  expect(await chart.getAttribute('aria-label')).toBe(
    'Scores from 1 to 9: 6 gave 1, 8 gave 9. Median 9. In the round before: 6 gave 1, 8 gave 9. Median 9.',
  )
  await page.getByText('14 on phones').waitFor()
  await page.getByText('not shown: too few (fewer than 5 answers)').waitFor()
  await page.getByText('How alike people’s answers were: W = ').waitFor()
  await page.getByText('Since round 1, 25% of the scores have changed').waitFor()
  await expectAccessible(page, 'the list of results')
  await screen.getByRole('heading', { name: 'What matters most? · round 2' }).waitFor()
  await screen.getByRole('heading', { level: 2, name: 'Splits the room' }).waitFor()
  await screen.getByText('before: Uncertain, median 5').waitFor()
  await expectAccessible(screen, 'the list on the big screen')

  // Looking for some of them.
  await page.getByRole('button', { name: 'Changed since round 1' }).click()
  expect(await rowsOf(page)).toEqual(['Rises in round two'])
  await page.getByText('1 of 4 items').waitFor()
  await screen.getByText('a search is on').waitFor()
  expect(await screen.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Rises in round two'])
  await page.getByRole('button', { name: 'Disputed' }).click()
  await page.getByText('No item like that').waitFor()
  await expectAccessible(page, 'no item found')
  await page.getByRole('button', { name: 'Show all items' }).click()
  await page.getByRole('searchbox', { name: 'Find items by their words' }).fill('the ROOM')
  await expect.poll(() => rowsOf(page)).toEqual(['Splits the room'])
  await page.getByRole('button', { name: 'Show all', exact: true }).click()
  expect(await rowsOf(page)).toHaveLength(4)

  // One item, turned to by the keyboard.
  await page.getByRole('button', { name: 'Splits the room' }).press('Enter')
  await page.getByRole('heading', { level: 2, name: 'Splits the room' }).waitFor()
  await page.getByText('By the rule they come to different verdicts.').waitFor()
  await page.getByText('Primary care: not shown').waitFor()
  await page.getByText('NOTE of the first round').waitFor()
  await page.getByText('0 of the 14 people who scored it both times gave another score.').waitFor()
  await expectAccessible(page, 'one item of the results')
  await screen.getByText('1 of 4').waitFor()
  await screen.getByText('They see this differently').waitFor()
  await expectAccessible(screen, 'one item on the big screen')
  const at = (wording: Wording) => page.getByRole('heading', { level: 2, name: wording }).waitFor()
  await page.keyboard.press('ArrowRight')
  await at('Stays in the middle')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stays in the middle')
  await page.keyboard.press('PageDown')
  await at('All agree on this')
  await screen.getByRole('heading', { level: 2, name: 'All agree on this' }).waitFor()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('ArrowLeft')
  await at('Splits the room')
  await page.keyboard.press('ArrowLeft')
  await at('Splits the room')

  // What is said of it is kept while it is written, and the keys are the field's.
  const note = page.getByLabel('Note after round 2')
  await note.fill('NOTE of the second round ')
  await note.press('ArrowRight')
  await at('Splits the room')
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await note.inputValue()).toBe('NOTE of the second round ')
  await note.pressSequentially('goes on')
  await page.getByRole('button', { name: 'Next' }).click()
  await at('Stays in the middle')
  await expect
    .poll(async () => {
      const notes = await recordsOf(host, 'discussionNote')
      return notes.find(({ roundId }) => roundId === secondRoundId)?.text
    })
    .toBe('NOTE of the second round goes on')
  await page.goBack()
  await expect.poll(() => rowsOf(page)).toHaveLength(4)
  await row('Splits the room').getByText('Noted').waitFor()
  await page.getByRole('button', { name: 'Splits the room' }).click()
  expect(await note.inputValue()).toBe('NOTE of the second round goes on')
  await note.fill('')
  await expect.poll(async () => (await recordsOf(host, 'discussionNote')).length).toBe(1)
  await page.getByRole('heading', { level: 2 }).focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => rowsOf(page)).toHaveLength(4)

  // For the facilitator alone.
  await page.getByText('Show on the big screen').click()
  await screen.getByRole('heading', { level: 1, name: 'Link workers in one town' }).waitFor()
  await page.getByText('Show on the big screen').click()
  await screen.getByRole('heading', { name: 'What matters most? · round 2' }).waitFor()
  expect(frames.join('')).not.toContain('NOTE')
  for (const { id, name } of await recordsOf(host, 'panelGroup')) {
    // A group's name may be in the words of a board or a study, but its id is in nothing that the room sees.
    expect(frames.join(''), name).not.toContain(id)
  }

  // A rule that was changed is said, and what it changes is counted anew.
  await host.call('ballot.deviate', {
    deviationId: randomIdentifier(),
    ballotId: ratings,
    fromRound: 2,
    change: { kind: 'rule', rule: { ...DEFAULT_RAM_RULE, medianIn: 8.5 } },
    reason: 'The panel asked for it',
  })
  await page.getByText('Judged by the rule changed on').waitFor()
  await row('All agree on this').getByText('Uncertain', { exact: true }).first().waitFor()
  await screen.getByText('Judged by the rule changed on').waitFor()

  // The other methods.
  const choose = async (name: RegExp) => {
    await page.getByRole('button', { name: /Vote$/ }).click()
    await page.getByRole('option', { name }).click()
  }
  await choose(/The first two/)
  await page.getByText('This was for practice').waitFor()
  await expect
    .poll(async () => (await rowsOf(page)).slice(0, 2))
    .toEqual(['Rises in round two', 'Splits the room'])
  await page.getByText('Here “in” ends').waitFor()
  const third = page.getByRole('row').filter({ hasText: 'All agree on this' })
  expect(await third.getByRole('cell').first().textContent()).toBe('3=, tied')
  await expectAccessible(page, 'an order')
  await screen.getByRole('heading', { name: 'The first two · practice' }).waitFor()
  await choose(/Must it be there/)
  const splitInFour = row('Splits the room').getByRole('img')
  await expect
    .poll(() => splitInFour.getAttribute('aria-label'))
    .toBe('Of 14: Must 6, Should 0, Could 0, Won’t 8.')
  await row('Splits the room').getByText('Disputed').waitFor()
  await expectAccessible(page, 'a split in four')
}, 120_000)
