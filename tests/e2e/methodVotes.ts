import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, putAnswer, takePaper, type RoomClient } from '../support/roomClient.ts'
import { startApp } from '../support/startApp.ts'
import { next, wordingShown } from './phone.ts'

/* Ballots of any method, the others in the room who vote on them, and what one does on a phone with them. */

export type AnswersByWording = ReadonlyMap<string, Answer>

export async function openRoomForVotes() {
  const { host } = await startApp()
  await host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const { address, key, secret } = await openRoom(host)
  return { host, address, key, joinUrl: `${address}#s=${secret}` }
}

export async function lockBallot(
  host: Pick<Host, 'call'>,
  rule: ConsensusRule,
  wordings: readonly string[],
  isPractice = false,
): Promise<string> {
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'What comes first?',
    question: 'How much does this matter?',
    lowLabel: 'not at all',
    highLabel: 'very much',
    instructions: '',
    rule,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice,
    items: wordings.map((wording) => ({ kind: 'written', itemId: randomIdentifier(), wording })),
  })
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

export async function openRound(host: Pick<Host, 'call'>, ballotId: string): Promise<string> {
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  return roundId
}

/** People with phones of their own. Each call of what is given back makes them all answer the round that is open. */
export async function seatOthers(
  { host, address, key }: Awaited<ReturnType<typeof openRoomForVotes>>,
  count: number,
): Promise<(answers: AnswersByWording) => Promise<void>> {
  const groups = await recordsOf(host, 'panelGroup')
  const others: { client: RoomClient; token: string | null }[] = []
  for (let index = 0; index < count; index++) {
    const panelGroupId = groups[index % groups.length]?.id ?? ''
    const client = await joinRoom({ address, key, panelGroupId })
    onTestFinished(() => client.close())
    others.push({ client, token: null })
  }
  return async (answers) => {
    for (const other of others) {
      await other.client.refresh()
      const vote = await takePaper(other.client, other.token)
      other.token = vote.voterToken
      const { roundId, voterToken, paper } = vote
      const given = paper.items.flatMap(({ itemId, wording }) => {
        const answer = answers.get(wording)
        return answer ? [{ itemId, answer }] : []
      })
      if (paper.taken.kind === 'rank' || paper.taken.kind === 'dots') {
        await other.client.socket.call('response.putWhole', { roundId, voterToken, answers: given })
      } else {
        for (const { itemId, answer } of given) await putAnswer(other.client, vote, itemId, answer)
      }
      await other.client.socket.call('response.finish', { roundId, voterToken })
    }
  }
}

/** The large button of an answer: a number, or a name. */
export function choice(phone: Page, name: string) {
  return phone
    .locator('.score')
    .filter({ has: phone.getByRole('radio', { name: new RegExp(`^${name}(\\W|$)`) }) })
}

/** Goes through all items in this phone's own order, and does on each what `give` does. */
export async function throughItems(phone: Page, count: number, give: (wording: string) => Promise<void>) {
  for (let item = 1; item <= count; item++) {
    await phone.getByText(`Item ${item} of ${count}`, { exact: true }).waitFor()
    await give(await wordingShown(phone))
    await next(phone)
  }
}

/** The row of an item among those that have no place yet. */
export function unplaced(phone: Page, wording: string) {
  return phone.getByRole('button', { name: `Give place` }).filter({ hasText: wording })
}

/** The wordings that have a place, the first place first. */
export function orderShown(phone: Page): Promise<string[]> {
  return phone.locator('.rank-words').allTextContents()
}

export function dotsOf(phone: Page, wording: string) {
  const group = phone.getByRole('group', { name: wording, exact: true })
  return {
    group,
    more: group.getByRole('button', { name: 'One dot more' }),
    less: group.getByRole('button', { name: 'One dot less' }),
    given: () => group.locator('.dots-given > span').last().textContent(),
  }
}

export async function finish(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'I have finished' }).click()
  await phone.getByRole('heading', { name: 'Your answers are in' }).waitFor()
}

/** Judged at the end of the page, where the bar at its foot stands over nothing that could be scrolled from under it. */
export async function expectAccessibleToTheEnd(phone: Page, name: string): Promise<void> {
  await phone.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expectAccessible(phone, name, 'AAA')
}
