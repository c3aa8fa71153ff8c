import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { cardItems, openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll } from '../support/roomClient.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'

async function openStudy() {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Screens' }).waitFor()
  return { host, page }
}

async function lockBallot(host: Host, itemCount: number, rule: ConsensusRule, plannedRounds = 1) {
  const cards = (await recordsOf(host, 'card')).slice(0, itemCount)
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'Not at all',
    highLabel: 'Very',
    instructions: 'Think of a usual week.',
    rule,
    plannedRounds,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cards.map((card) => card.id)),
  })
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

async function openRound(host: Host, ballotId: string) {
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  return roundId
}

async function makeCards(host: Host, count: number) {
  const [group] = await recordsOf(host, 'panelGroup')
  const groups = [{ panelGroupId: group?.id ?? '', count }]
  const { cards } = await host.call('seatCard.make', { groups })
  return cards.map((card) => card.code)
}

/** Another screen, as following a link would show it. */
async function goTo(page: Page, fragment: string) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, fragment)
}

/** How many pages would come out of the printer, all of them A4. */
async function countPages(page: Page): Promise<number> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  for (const [box] of file.matchAll(/\/MediaBox\s*\[[^\]]*\]/g)) expect(box).toMatch(/\[0 0 59[45]\S* 84[12]/)
  return [...file.matchAll(/\/Type\s*\/Page\b/g)].length
}

/** Keys go wherever the focus is: nothing in here touches the mouse or a field by its name. */
async function keyIn(page: Page, code: string, keys: readonly string[]) {
  await expect.poll(() => focusedLabel(page)).toBe('Code on the sheet')
  await page.keyboard.type(code.toLowerCase())
  await page.keyboard.press('Enter')
  await page.locator('[data-line="0"]').waitFor()
  for (const key of keys) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
}

function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => {
    const field = document.activeElement
    return field instanceof HTMLInputElement
      ? (field.labels?.[0]?.textContent ?? '')
      : (field?.textContent ?? '')
  })
}

/** From the code field back to the choice between the first and the second time, and on to the other one. */
async function chooseSecondTime(page: Page) {
  await expect.poll(() => focusedLabel(page)).toBe('Code on the sheet')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.getByText('best by somebody else').waitFor()
}

it('makes seat cards by group, strikes out a lost one, and prints them on A4 with their codes', async () => {
  const { host, page } = await openStudy()
  await goTo(page, '#/room')
  await page.getByRole('link', { name: 'Seat cards' }).click()
  await page.getByRole('heading', { name: 'Make cards' }).waitFor()
  const [first, second] = await recordsOf(host, 'panelGroup')
  await page.getByRole('textbox', { name: first?.name ?? '', exact: true }).fill('9')
  await page.getByRole('textbox', { name: second?.name ?? '', exact: true }).fill('2')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Make 11 cards' }).click()
  await page.getByRole('heading', { name: '11 cards' }).waitFor()
  await expectAccessible(page, 'seat cards')

  const [lost] = (await host.call('seatCard.list', {})).cards
  const groups = `${lost?.code.slice(0, 4)} ${lost?.code.slice(4)}`
  await page.getByRole('button', { name: `Strike out ${groups}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Strike out' }).click()
  await page.getByRole('heading', { name: '10 cards' }).waitFor()
  const { cards } = await host.call('seatCard.list', {})
  expect(cards.map(({ code }) => code)).not.toContain(lost?.code)

  const printed = page.getByRole('region', { name: 'Cards as they will be printed' })
  expect(await printed.getByRole('article').count()).toBe(10)
  expect(await printed.locator('svg').count(), 'no QR code while the room is closed').toBe(0)
  const pages = lost?.panelGroupId === first?.id ? 2 : 3
  expect(await countPages(page), 'a page for each group, and one more for the ninth card').toBe(pages)
  await host.call('room.open', {})
  await expect.poll(() => printed.locator('svg').count()).toBe(10)
  await page.getByRole('radio', { name: 'Large print' }).click()
  await expect.poll(() => countPages(page)).toBe(pages === 2 ? 5 : 6)
  await expectAccessible(page, 'seat cards in large print')
})

it('prints a sheet for each card, on as many pages as it needs, with nothing cut off or hidden', async () => {
  const { host, page } = await openStudy()
  await makeCards(host, 2)
  const ballotId = await lockBallot(host, 30, DEFAULT_RAM_RULE)
  await goTo(page, `#/paper/${ballotId}`)
  const preview = page.getByRole('region', { name: 'Sheets as they will be printed' })
  await preview.getByText('Page 2 of 2, sheet').first().waitFor()
  await expectAccessible(page, 'sheets to print')
  expect(await countPages(page)).toBe(4)
  await page.getByRole('radio', { name: 'Large print' }).click()
  await preview
    .getByText(/^Page 3 of \d, sheet/)
    .first()
    .waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const found = await page.evaluate(() => {
    const seen = (element: Element) => element.getBoundingClientRect()
    const shown = [...document.querySelectorAll('body *')].filter((one) => seen(one).height > 0)
    return {
      chrome: shown.filter((one) => one.matches('nav, header[class*="bar"], h1, button')).length,
      // What stands last on each page ends before its foot begins.
      overlaps: shown.flatMap((foot) => {
        const last = foot.matches('footer') ? foot.previousElementSibling : null
        return last && seen(last).bottom > seen(foot).top ? [last.textContent] : []
      }),
      colours: [
        ...new Set(shown.filter((one) => one.matches('footer')).map((one) => getComputedStyle(one).color)),
      ],
    }
  })
  expect(found).toEqual({ chrome: 0, overlaps: [], colours: ['rgb(0, 0, 0)'] })
})

it('counts a sheet over two rounds once two keyings agree, with the keyboard alone', async () => {
  const { host, page } = await openStudy()
  const room = await openRoom(host)
  const groups = await recordsOf(host, 'panelGroup')
  const [code = '', other = ''] = await makeCards(host, 2)
  const ballotId = await lockBallot(host, 4, DEFAULT_RAM_RULE, 2)
  const phones = await Promise.all(
    Array.from({ length: 5 }, () =>
      joinRoom({ address: room.address, key: room.key, panelGroupId: groups[1]?.id ?? '' }),
    ),
  )
  await goTo(page, `#/paper/${ballotId}/keying`)
  await page.getByText('The vote is not open').waitFor()
  await expectAccessible(page, 'keying in before the vote')

  for (const roundNumber of [1, 2]) {
    const roundId = await openRound(host, ballotId)
    for (const phone of phones) {
      await phone.refresh()
      await voteOnAll(phone, await takePaper(phone), () => ({ kind: 'score', value: 8 }))
    }
    await keyIn(page, code, ['3', 'u', ' ', '9'])
    await page.getByText('It waits for its second time').waitFor()
    await expectAccessible(page, 'a sheet that waits')
    expect(await page.locator('body').innerText()).toContain('Do not close the vote yet')
    // Keying it in for the first time again takes the place of the first.
    await keyIn(page, code, ['3', 'u', ' ', '4'])
    await page.getByText('It waits for its second time').waitFor()

    await chooseSecondTime(page)
    await keyIn(page, code, ['3', 'u', '5', '9'])
    await page.getByText('The two keyings differ in 2 items').waitFor()
    await expectAccessible(page, 'two keyings that differ')
    expect(await page.getByRole('group').filter({ hasText: 'First: blank' }).innerText()).toContain(
      'Second: 5',
    )
    expect(await page.getByRole('group').filter({ hasText: 'First: 4' }).innerText()).toContain('Second: 9')
    expect((await host.call('paper.getProgress', { roundId })).counted).toEqual([])
    // The first of the two as the second keying had it, by its button; the other one as neither had it.
    await page.keyboard.press('Enter')
    await page.getByText('Say what the paper says of item 3').waitFor()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('6')
    await page.keyboard.press('Enter')
    await page.getByText('the sheet is counted').waitFor()
    expect(await page.locator('[data-line]').count(), 'nothing of the sheet is left').toBe(0)
    expect(await page.evaluate(() => Object.values(localStorage).join() + location.href)).not.toContain(code)
    await keyInRefused(page, code, 'keyed in twice and is counted')
    await keyInRefused(page, other, 'has not been keyed in yet')
    await keyInRefused(page, 'ABCD EFGH', 'There is no sheet ABCD EFGH')

    await host.call('round.close', { roundId })
    const { byChannel, items } = await host.call('round.getResults', { roundId })
    expect(byChannel).toEqual({ phone: 5, tablet: 0, paper: 1, elsewhere: 0 })
    const onPaper = items.map(({ pooled }) => {
      if (pooled.kind !== 'rating') throw new Error('These are ratings.')
      const scores = pooled.distribution.flatMap((count, index) =>
        index === 7 ? [] : count > 0 ? [index + 1] : [],
      )
      return { scores, unable: pooled.unable }
    })
    expect(
      onPaper.toSorted((a, b) => a.unable - b.unable || Number(a.scores[0]) - Number(b.scores[0])),
    ).toEqual([
      { scores: [3], unable: 0 },
      { scores: [5], unable: 0 },
      { scores: [6], unable: 0 },
      { scores: [], unable: 1 },
    ])
    await page.getByText('The vote is not open').waitFor()
    if (roundNumber === 1) await expectNextSheets(page, ballotId)
  }
})

async function expectNextSheets(page: Page, ballotId: string) {
  await goTo(page, `#/paper/${ballotId}`)
  const preview = page.getByRole('region', { name: 'Sheets as they will be printed' })
  await preview.getByText('Round 2').filter({ visible: true }).first().waitFor()
  const words = await preview
    .getByText(/^Last round: /)
    .filter({ visible: true })
    .allTextContents()
  expect(words.filter((text) => text === 'Last round: 6 answers, middle score 8.')).toHaveLength(6)
  expect(words.filter((text) => text === 'Last round: 5 answers, middle score 8.')).toHaveLength(2)
  await goTo(page, `#/paper/${ballotId}/keying`)
  await page.getByText('The vote is not open').waitFor()
}

async function keyInRefused(page: Page, code: string, words: string) {
  await expect.poll(() => focusedLabel(page)).toBe('Code on the sheet')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.getByText(words).waitFor()
}

const RANKING = { weighting: 'pooled', inCount: null } as const
const METHODS: readonly {
  readonly rule: ConsensusRule
  readonly printed: string
  readonly keys: readonly string[]
  /** How many of the four items get an answer by these keys. */
  readonly answered: number
}[] = [
  {
    rule: {
      method: 'moscow',
      majorityPercent: 70,
      comparison: 'at-least',
      inCounts: 'must',
      unable: 'exclude',
    },
    printed: 'Tick one box on each line. Must:',
    keys: ['m', 's', 'c', 'w'],
    answered: 4,
  },
  {
    rule: { method: 'top-k', k: 2, allowsFewer: true, ...RANKING },
    printed: 'Choose the 2 that matter most to you.',
    keys: ['1', 'Enter', 'Enter', '2', 'ArrowDown'],
    answered: 2,
  },
  {
    rule: { method: 'dots', budget: 5, capPerItem: 3, ...RANKING },
    printed: 'You have 5 dots to give.',
    keys: ['3', 'Enter', '1', 'Enter', '1', 'Enter'],
    answered: 3,
  },
  {
    rule: {
      method: 'content-validity',
      answers: 'essential',
      inPercent: 78,
      outBelowPercent: 50,
      unable: 'exclude',
    },
    printed: 'Not essential',
    keys: ['0', '1', 'u', 'x', '1'],
    answered: 3,
  },
]

it('prints, keys in and counts every other way of answering', async () => {
  const { host, page } = await openStudy()
  const [code = ''] = await makeCards(host, 1)
  for (const { rule, printed, keys, answered } of METHODS) {
    const ballotId = await lockBallot(host, 4, rule)
    await goTo(page, `#/paper/${ballotId}`)
    const preview = page.getByRole('region', { name: 'Sheets as they will be printed' })
    await preview.getByText(printed).filter({ visible: true }).waitFor()
    const roundId = await openRound(host, ballotId)
    await goTo(page, `#/paper/${ballotId}/keying`)
    await keyIn(page, code, keys)
    await page.getByText('It waits for its second time').waitFor()
    await chooseSecondTime(page)
    await keyIn(page, code, keys)
    await page.getByText('the sheet is counted').waitFor()
    await host.call('round.close', { roundId })
    const { byChannel, items } = await host.call('round.getResults', { roundId })
    expect(byChannel, rule.method).toEqual({ phone: 0, tablet: 0, paper: 1, elsewhere: 0 })
    const given = items.filter(({ pooled }) => (pooled.kind === 'ranking' ? pooled.voters > 0 : pooled.n > 0))
    expect(given.length, rule.method).toBe(answered)
  }
})

it('says what is wrong with a sheet while it is keyed in, and settles places that differ', async () => {
  const { host, page } = await openStudy()
  const [code = ''] = await makeCards(host, 1)
  const ballotId = await lockBallot(host, 3, { method: 'top-k', k: 3, allowsFewer: true, ...RANKING })
  const roundId = await openRound(host, ballotId)
  await goTo(page, `#/paper/${ballotId}/keying`)
  await keyInRefused(page, '', 'Type the code that is printed on the sheet')
  await keyInRefused(page, 'K7QM', 'A code has 8 letters and numbers')
  await keyInRefused(page, 'ZZZZ ZZZZ', 'There is no sheet ZZZZ ZZZZ')
  await page.keyboard.press('Control+a')
  await keyIn(page, code, ['1', 'Enter', '1', 'Enter'])
  await page.getByText('each place once').waitFor()
  await expectAccessible(page, 'a sheet that cannot be counted')
  for (const key of ['ArrowUp', '3', 'Enter', '2', 'Enter']) await page.keyboard.press(key)
  await page.getByText('It waits for its second time').waitFor()

  await goTo(page, '#/ballots')
  await page.getByRole('button', { name: 'Close voting' }).click()
  await page.getByRole('dialog').getByText('1 paper ballot would not be counted').waitFor()
  await expectAccessible(page, 'closing a vote while a sheet waits')
  await page.getByRole('button', { name: 'Keep it open' }).click()
  await goTo(page, `#/paper/${ballotId}/keying`)

  await chooseSecondTime(page)
  await keyIn(page, code, ['1', 'Enter', '2', 'Enter', '3'])
  await page.getByText('The two keyings differ in 2 items').waitFor()
  for (const key of ['Enter', '3', 'Enter', '2', 'Enter']) await page.keyboard.press(key)
  await page.getByText('the sheet is counted').waitFor()
  await host.call('round.close', { roundId })
  const { items } = await host.call('round.getResults', { roundId })
  const points = items.map(({ pooled }) => (pooled.kind === 'ranking' ? pooled.score : null))
  expect(points.toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3])
})
