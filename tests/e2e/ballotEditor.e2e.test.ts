import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll, type RoomClient } from '../support/roomClient.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'
import { boardOf, isFocused, studyOf } from './boardPage.ts'

const THEMES = ['Getting in touch', 'Staying in touch']

/** A study with two themes, open on its ballots. */
async function openBallots() {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const state = await studyOf(host)
  const cards = [...state.records.card.keys()]
  for (const [index, name] of THEMES.entries()) {
    await host.call('theme.start', {
      columnId: randomIdentifier(),
      boardId: boardOf(state, 'themes').id,
      name,
      cardIds: cards.slice(index * 3, index * 3 + 3),
    })
  }
  const page = await openFacilitatorPage(await openBrowser())
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Ballots' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ballots' }).waitFor()
  return { host, page }
}

/** Phones of the first groups of the panel, so many of each. */
async function seat(host: Host, counts: readonly number[]): Promise<RoomClient[]> {
  const { address, key } = await openRoom(host)
  const groups = await recordsOf(host, 'panelGroup')
  const ids = counts.flatMap((count, index) => Array.from({ length: count }, () => groups[index]?.id ?? ''))
  return Promise.all(ids.map((panelGroupId) => joinRoom({ address, key, panelGroupId })))
}

/** Everybody answers every item; gives the wordings of the paper. */
async function voteWith(
  phones: readonly RoomClient[],
  answerFor: (wording: string, voter: number) => Answer,
) {
  const wordings: string[] = []
  for (const [voter, phone] of phones.entries()) {
    await phone.refresh()
    const vote = await takePaper(phone)
    const items = new Map(vote.paper.items.map(({ itemId, wording }) => [itemId, wording]))
    if (voter === 0) wordings.push(...items.values())
    await voteOnAll(phone, vote, (itemId) => answerFor(items.get(itemId) ?? '', voter))
  }
  return wordings
}

const score = (value: number): Answer => ({ kind: 'score', value })
const chosen = (page: Page) => page.getByRole('grid', { name: 'On the ballot' })
const source = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Choose from' }).getByRole('radio', { name })
const ruleInWords = (page: Page) => page.getByRole('group', { name: 'The rule in plain words' })
/** React Aria's radio buttons lie under their labels. */
const pick = (radio: Locator) => radio.check({ force: true })

/** The wordings of the list, in its order. */
async function wordingsOn(page: Page): Promise<string[]> {
  const rows = await chosen(page).getByRole('row').allInnerTexts()
  return rows.map((row) => row.split('\n').find((line) => line.length > 3) ?? '')
}

async function choose(page: Page, wording: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Move or take off: ${wording}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

async function closeVote(page: Page, people: number): Promise<void> {
  await page.getByText(`${people} of ${people} people have finished`).waitFor()
  await page.getByRole('button', { name: 'Close voting' }).click()
}

it('makes a ballot, practises, holds two rounds, and records a change of plan', async () => {
  const { host, page } = await openBallots()
  const phones = await seat(host, [6, 6, 2])
  await page.getByRole('button', { name: 'New ballot' }).click()
  await expect.poll(() => isFocused(page.getByRole('main'))).toBe(true)
  await page.getByLabel('Title').fill('What the framework needs')

  // Themes and statements, in an order of one's own.
  await source(page, 'Themes').click()
  await page.getByRole('checkbox', { name: /Getting in touch/ }).check()
  await page.getByText('3 cards', { exact: true }).first().waitFor()
  await source(page, 'Own words').click()
  await page
    .getByLabel('Your own words, one a line')
    .fill(
      '• Everybody has one named link workr\n2. Training comes first\n\nPlans are made together\nTRAINING comes first',
    )
  await page.getByText('One line is there already').waitFor()
  await page.getByRole('button', { name: 'Add 3 items' }).click()
  await page.getByText('4 items chosen').waitFor()
  await choose(page, 'Everybody has one named link workr', 'Change the words')
  await page.getByRole('textbox', { name: 'Words', exact: true }).fill('Everybody has one named link worker')
  await expectAccessible(page, 'a statement that is being changed')
  await page.keyboard.press('Enter')
  await choose(page, 'Plans are made together', 'Move to the top')
  expect(await wordingsOn(page)).toEqual([
    'Plans are made together',
    'Getting in touch',
    'Everybody has one named link worker',
    'Training comes first',
  ])

  // A method from the list, and one number of it.
  await page.getByRole('button', { name: 'Choose another method' }).click()
  await page.getByRole('heading', { name: 'Choose and rank' }).waitFor()
  await expectAccessible(page, 'the list of methods')
  await page.getByRole('button', { name: /^Core outcome set: 70% and 15%/ }).click()
  await expect.poll(() => isFocused(page.getByRole('group', { name: 'Chosen method' }))).toBe(true)
  await ruleInWords(page).getByText('An item is in when at least 70% of the scores').waitFor()
  const share = page.getByLabel('In: how many must score it 7 to 9')
  await share.fill('120')
  await page.getByText('A whole number from 0 to 100, please.').waitFor()
  await ruleInWords(page).getByText('at least 70%').first().waitFor()
  await share.fill('75')
  await ruleInWords(page).getByText('An item is in when at least 75% of the scores').waitFor()
  await share.press('ArrowUp')
  await ruleInWords(page).getByText('An item is in when at least 76% of the scores').waitFor()
  await share.press('ArrowDown')
  const unsure = ruleInWords(page).getByRole('row').filter({ hasText: 'Public contributors are less sure' })
  expect(await unsure.innerText()).toContain('Uncertain')
  await page.getByText('More settings').click()
  await page.getByRole('button', { name: 'From round 2, other percentages' }).click()
  await expectAccessible(page, 'all settings of a rule')
  await page.getByRole('button', { name: 'The same as before' }).click()

  // The plan, in words.
  await pick(page.getByRole('radiogroup', { name: 'How many rounds' }).getByRole('radio', { name: '2' }))
  await page
    .getByText('Two rounds. Items that are not in or out after the first go on to the second.')
    .waitFor()
  await page.getByText('Every change is saved').waitFor()
  await expectAccessible(page, 'the editor')

  // Before the lock: who is too few to be shown, and practice.
  await page.getByRole('button', { name: 'Lock and open voting' }).click()
  await page.getByText('14 people can vote now').waitFor()
  await page.getByText(': 2 people, and 5 are needed').waitFor()
  await expectAccessible(page, 'the lock dialog')
  const [draft] = await recordsOf(host, 'ballot')
  const fingerprint = (await page.getByRole('dialog').locator('code').innerText()).replaceAll(' ', '')
  expect(draft && fingerprint === hashRule(draft.rule)).toBe(true)
  await page.getByRole('button', { name: 'Practise first' }).click()
  await page.getByText('This is practice').waitFor()
  const biscuits = await voteWith(phones.slice(0, 3), (_wording, voter) => score(voter + 6))
  expect(biscuits).toContain('Ginger nuts')
  await closeVote(page, 3)
  await page.getByText('That was practice').waitFor()
  await expectAccessible(page, 'a practice ballot')
  await page.getByRole('button', { name: 'Go on to the real ballot' }).click()

  // Round 1: one item is agreed, one is against, two are not agreed.
  await page.getByRole('button', { name: 'Lock and open voting' }).click()
  await page.getByRole('button', { name: 'Lock and open', exact: true }).click()
  await page.getByText('Voting is open').first().waitFor()
  await voteWith(phones, (wording, voter) => {
    if (wording === 'Training comes first') return score(9)
    if (wording === 'Getting in touch') return score(2)
    return score(voter < 10 ? 8 : 5)
  })
  await closeVote(page, 14)
  await page.getByText('1 in, 1 out, 2 uncertain').waitFor()
  await page.getByText('14 people answered, of 14 in the room').waitFor()
  await expectAccessible(page, 'a closed round')

  // Round 2 is about the other two.
  await page.getByRole('button', { name: 'Open round 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 of 4 items go on; the others keep their verdicts:').waitFor()
  const goingOn = ['Plans are made together', 'Everybody has one named link worker']
  expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual(expect.arrayContaining(goingOn))
  await expectAccessible(page, 'what goes on to round 2')
  await dialog.getByRole('button', { name: 'Open round 2' }).click()
  await page.getByText('Voting is open: round 2').waitFor()
  expect(await page.getByRole('button', { name: 'Change of plan' }).isDisabled()).toBe(true)
  const second = await voteWith(phones, (wording, voter) =>
    score(wording === 'Plans are made together' || voter < 10 ? 8 : 5),
  )
  expect(second.toSorted()).toEqual(goingOn.toSorted())
  await closeVote(page, 14)
  await page.getByText('1 in, 1 uncertain').waitFor()
  await page.getByText('The vote is closed.').waitFor()

  // A change of plan: the last round is judged anew by another number, with a reason.
  await page.getByRole('button', { name: 'Change of plan' }).click()
  await expectAccessible(page, 'a change of plan')
  await pick(dialog.getByRole('radio', { name: /^The rule/ }))
  await dialog.getByRole('button', { name: 'Record this change' }).click()
  await dialog.getByText('Please say why.').waitFor()
  await dialog.getByText('Nothing is different yet').waitFor()
  await pick(dialog.getByRole('radio', { name: /^Round 2, which is judged anew/ }))
  expect(await dialog.getByLabel('Scale').count(), 'a scale that has been used cannot change').toBe(0)
  await dialog.getByLabel('In: how many must score it 7 to 9').fill('70')
  await dialog.getByRole('heading', { name: 'From round 2 on' }).waitFor()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Ten of fourteen is what the room meant.')
  await expectAccessible(page, 'two rules side by side')
  await dialog.getByRole('button', { name: 'Record this change' }).click()
  await page.getByRole('heading', { name: 'Another rule from round 2 on' }).waitFor()
  await page.getByText('Ten of fourteen is what the room meant.').waitFor()
  await page.getByText('2 in', { exact: true }).waitFor()
  await page.getByText('The rule before and after').click()
  await expectAccessible(page, 'a change of plan in the record')
  const [deviation] = await recordsOf(host, 'deviation')
  const ballots = await recordsOf(host, 'ballot')
  const real = ballots.find(({ isPractice }) => !isPractice)
  if (deviation?.change.kind !== 'rule' || !real) throw new Error('The change is not in the record.')
  expect(deviation).toMatchObject({ fromRound: 2, reason: 'Ten of fourteen is what the room meant.' })
  expect(deviation.change.after).toEqual({ ...real.rule, inPercent: 70 })
  const codes = await page.locator('code').allInnerTexts()
  expect(codes.map((code) => code.replaceAll(' ', ''))).toEqual([deviation.change.ruleHash, real.ruleHash])

  // Practice stands apart in the list.
  await page.getByRole('button', { name: 'All ballots' }).click()
  await page.getByRole('heading', { name: 'For practice' }).waitFor()
  await expectAccessible(page, 'the list of ballots')
})

it('has every method to choose, each saved as it is shown, and asks in its way', async () => {
  const { host, page } = await openBallots()
  await page.getByRole('button', { name: 'New ballot' }).click()
  await source(page, 'Own words').click()
  await page.getByLabel('Your own words, one a line').fill('One\nTwo\nThree')
  await page.getByRole('button', { name: 'Add 3 items' }).click()
  for (const preset of RULE_PRESETS.toReversed()) {
    await page.getByRole('button', { name: 'Choose another method' }).click()
    await page.getByRole('button').filter({ hasText: preset.name }).first().click()
    await page.getByRole('heading', { level: 3, name: preset.name }).waitFor()
    await page.getByText('Every change is saved').waitFor()
    await expect
      .poll(async () => (await recordsOf(host, 'ballot'))[0]?.rule, { message: preset.name })
      .toEqual(preset.rule)
    // Ends are named where scores are, and nowhere else.
    const hasEnds = ['ram', 'percentage', 'median-iqr'].includes(preset.rule.method)
    expect(await page.getByLabel('What 1 means').count(), preset.name).toBe(hasEnds ? 1 : 0)
    if (preset.key === 'dots') {
      await page.getByLabel('Question').waitFor()
      await page.getByText('More settings').click()
      await expectAccessible(page, 'the settings of dots')
    }
  }
  // A question that somebody wrote is kept, whatever the method.
  await page.getByLabel('Question, the same for every item').fill('What would you miss?')
  await page.getByRole('button', { name: 'Choose another method' }).click()
  await page.getByRole('button', { name: /^MoSCoW/ }).click()
  expect(await page.getByLabel('Question, the same for every item').inputValue()).toBe('What would you miss?')
  await page.getByRole('button', { name: 'Ready-made questions' }).click()
  await page.getByRole('menuitem', { name: 'Should this be in the first version?' }).click()
  expect(await page.getByLabel('Question, the same for every item').inputValue()).toBe(
    'Should this be in the first version?',
  )
})

it('warns of a long ballot, and brings a deleted draft back with all that was on it', async () => {
  const { host, page } = await openBallots()
  await page.getByRole('button', { name: 'New ballot' }).click()
  await source(page, 'Own words').click()
  const lines = Array.from({ length: 26 }, (_, index) => `Statement number ${index + 1}`)
  await page.getByLabel('Your own words, one a line').fill([...lines, 'x'.repeat(501)].join('\n'))
  await page.getByText('One line is longer than 500 characters').waitFor()
  await page.getByRole('button', { name: 'Add 26 items' }).click()
  await page.getByText('26 items take about 9 minutes this way.').waitFor()
  expect(await page.getByLabel('Your own words, one a line').inputValue()).toBe('x'.repeat(501))
  await expectAccessible(page, 'a long ballot')
  await source(page, 'Themes').click()
  await page.getByRole('button', { name: 'Tick all 2 themes' }).click()
  await page.getByText('28 items chosen').waitFor()

  // By keyboard alone: a row is picked up by its handle and put down further on.
  const handle = chosen(page).getByRole('row').first().getByRole('button').first()
  await handle.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await wordingsOn(page)).indexOf('Statement number 1')).toBeGreaterThan(0)
  await page.getByText('Every change is saved').waitFor()
  const before = await wordingsOn(page)

  await page.getByRole('button', { name: 'Delete this draft' }).click()
  await page.getByText('No ballot yet').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: /^Which matter most\?/ }).click()
  expect(await wordingsOn(page)).toEqual(before)
  expect((await recordsOf(host, 'ballotItem')).filter(({ columnId }) => columnId !== null)).toHaveLength(2)
})

it('says that nothing is left for another round, and plans one only with a reason', async () => {
  const { host, page } = await openBallots()
  const phones = await seat(host, [3])
  const { ballotId, roundId } = await openVote(host, 2)
  await voteWith(phones, () => score(9))
  await host.call('round.close', { roundId })
  await page.getByRole('button', { name: /^Which steps matter\?/ }).click()
  await page.getByText('2 in', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /^Open round/ }).count()).toBe(0)

  const change = async (kind: RegExp, make: (dialog: Locator) => Promise<void>) => {
    await page.getByRole('button', { name: 'Change of plan' }).click()
    const dialog = page.getByRole('dialog')
    await pick(dialog.getByRole('radio', { name: kind }))
    await make(dialog)
    await dialog.getByRole('textbox', { name: 'Why' }).fill('The room asked for it.')
    await dialog.getByRole('button', { name: 'Record this change' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await change(/^The number of rounds/, (dialog) =>
    pick(dialog.getByRole('radiogroup', { name: 'How many rounds' }).getByRole('radio', { name: '2' })),
  )
  await page.getByRole('heading', { name: 'Two rounds instead of one round' }).waitFor()
  // The plan of this ballot carries everything over, so a second round can be held …
  await page.getByRole('button', { name: 'Open round 2' }).waitFor()
  await change(/^Which items go on/, (dialog) =>
    pick(dialog.getByRole('radio', { name: /^Those that are not agreed yet/ })),
  )
  // … and not any more once only what is not agreed goes on.
  await page.getByText('The vote is closed. No item goes on to round 2.').waitFor()
  await page.getByText('Not needed: no item goes on. Every item is in or out.').waitFor()
  expect(await page.getByRole('button', { name: /^Open round/ }).count()).toBe(0)
  await expectAccessible(page, 'a ballot with nothing left')
  await expect(host.call('round.open', { ballotId, roundId: randomIdentifier() })).rejects.toThrow(
    'No item goes on to another round',
  )
  await change(/^Something else/, () => Promise.resolve())
  const kinds = (await recordsOf(host, 'deviation')).map(({ change: made }) => made.kind)
  expect(kinds.toSorted()).toEqual(['carry-over', 'other', 'planned-rounds'])
  expect((await recordsOf(host, 'ballot'))[0]?.rule).toEqual(DEFAULT_RAM_RULE)
})
