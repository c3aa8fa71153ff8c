import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Answer, MoscowCategory } from '#shared/domain/ballot/answer'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import type { ItemResults } from '#shared/domain/ballot/ballotResults'
import { openBrowser, openPhone } from '../support/startApp.ts'
import { joinWithAddress } from './phone.ts'
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
  type AnswersByWording,
} from './methodVotes.ts'

const A = 'Referral letters say too little'
const B = 'There is no way back in'
const C = 'Phone calls leave people out'
const WORDINGS = [A, B, C]
/** The smallest room that is shown what it answered before has five in it. */
const OTHERS = 5

const score = (value: number): Answer => ({ kind: 'score', value })
const place = (value: number): Answer => ({ kind: 'rank', value })
const dots = (value: number): Answer => ({ kind: 'dots', value })
const moscow = (value: MoscowCategory): Answer => ({ kind: 'moscow', value })
const answers = (a: Answer, b: Answer, c: Answer): AnswersByWording =>
  new Map([
    [A, a],
    [B, b],
    [C, c],
  ])

interface ItemMethod {
  readonly rule: ConsensusRule
  readonly others: AnswersByWording
  /** The buttons that the phone presses on A, B and C. */
  readonly pressed: readonly [string, string, string]
  /** What is counted of each item, with the phone's answer among it. */
  readonly counted: readonly [object, object, object]
  /** What round two says of A. */
  readonly lastTime: string
}

const ranking = { weighting: 'pooled', inCount: null } as const

const ITEM_METHODS: Readonly<Record<string, ItemMethod>> = {
  ram: {
    rule: DEFAULT_RAM_RULE,
    others: answers(score(7), score(2), score(9)),
    pressed: ['5', 'Unable to score', '9'],
    counted: [
      { n: 6, distribution: [0, 0, 0, 0, 1, 0, 5, 0, 0] },
      { n: 5, unable: 1, distribution: [0, 5, 0, 0, 0, 0, 0, 0, 0] },
      { n: 6, distribution: [0, 0, 0, 0, 0, 0, 0, 0, 6] },
    ],
    lastTime: 'Last time 6 people scored this. At least half gave 7 or more. You gave 5.',
  },
  percentage: {
    rule: {
      method: 'percentage',
      scaleMinimum: 1,
      scaleMaximum: 5,
      lowTo: 2,
      highFrom: 4,
      inPercent: 70,
      inComparison: 'at-least',
      inAgainstBelow: 15,
      outPercent: 70,
      outAgainstBelow: 15,
      outAtMostHigh: 50,
      outVariant: 'a',
      scope: 'pooled',
      unable: 'exclude',
      laterRounds: [],
    },
    others: answers(score(5), score(2), score(4)),
    pressed: ['5', '1', '3'],
    counted: [
      { n: 6, distribution: [0, 0, 0, 0, 6] },
      { n: 6, distribution: [1, 5, 0, 0, 0] },
      { n: 6, distribution: [0, 0, 1, 5, 0] },
    ],
    lastTime: 'Last time 6 people scored this. All gave 5. You gave 5.',
  },
  'median-iqr': {
    rule: {
      method: 'median-iqr',
      scaleMinimum: 0,
      scaleMaximum: 10,
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 2,
      quantileType: 7,
    },
    others: answers(score(8), score(0), score(6)),
    pressed: ['10', '0', '4'],
    counted: [
      { n: 6, distribution: [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 1] },
      { n: 6, distribution: [6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
      { n: 6, distribution: [0, 0, 0, 0, 1, 0, 5, 0, 0, 0, 0] },
    ],
    lastTime: 'Last time 6 people scored this. At least half gave 8 or more. You gave 10.',
  },
  likert: {
    rule: {
      method: 'likert',
      scaleMinimum: 1,
      scaleMaximum: 5,
      disagreeTo: 2,
      agreeFrom: 4,
      percent: 70,
      unable: 'exclude',
    },
    others: answers(score(4), score(1), score(3)),
    pressed: ['Neither', 'Strongly agree', 'I cannot say'],
    counted: [
      { n: 6, distribution: [0, 0, 1, 5, 0] },
      { n: 6, distribution: [5, 0, 0, 0, 1] },
      { n: 5, unable: 1, distribution: [0, 0, 5, 0, 0] },
    ],
    lastTime:
      'Last time 6 people answered this. At least half said “Agree” or “Strongly agree”. You said “Neither”.',
  },
  'content-validity': {
    rule: {
      method: 'content-validity',
      answers: 'relevance',
      inPercent: 78,
      outBelowPercent: 50,
      unable: 'exclude',
    },
    others: answers(score(4), score(1), score(3)),
    pressed: ['Highly relevant', 'Not relevant', 'Somewhat relevant'],
    counted: [
      { n: 6, distribution: [0, 0, 0, 6] },
      { n: 6, distribution: [6, 0, 0, 0] },
      { n: 6, distribution: [0, 1, 5, 0] },
    ],
    lastTime: 'Last time 6 people answered this. All said “Highly relevant”. You said “Highly relevant”.',
  },
  moscow: {
    rule: {
      method: 'moscow',
      majorityPercent: 70,
      comparison: 'at-least',
      inCounts: 'must',
      unable: 'exclude',
    },
    others: answers(moscow('must'), moscow('wont'), moscow('should')),
    pressed: ['Could have', 'Won’t have this time', 'Must have'],
    counted: [
      { n: 6, must: 5, should: 0, could: 1, wont: 0 },
      { n: 6, must: 0, should: 0, could: 0, wont: 6 },
      { n: 6, must: 1, should: 5, could: 0, wont: 0 },
    ],
    lastTime:
      'Last time 6 people answered this. 5 said “Must have”, 0 said “Should have”, 1 said “Could have” and 0 said “Won’t have this time”. You said “Could have”.',
  },
}

const UPRIGHT = { viewport: { width: 390, height: 844 } }

/** What a closed round counted of A, B and C. */
function countedIn(items: readonly ItemResults[], itemIds: ReadonlyMap<string, string>) {
  return WORDINGS.map((wording) => items.find(({ itemId }) => itemId === itemIds.get(wording))?.pooled)
}

async function openMethod(rule: ConsensusRule) {
  const room = await openRoomForVotes()
  const others = await seatOthers(room, OTHERS)
  const phone = await openPhone(await openBrowser(), UPRIGHT)
  await joinWithAddress(phone, room.joinUrl, 'Link workers')
  await phone.getByRole('heading', { name: 'You are in' }).waitFor()
  const ballotId = await lockBallot(room.host, rule, WORDINGS)
  const { records } = await room.host.call('study.getSnapshot', {})
  const itemIds = new Map(
    records.flatMap(({ kind, record }) =>
      kind === 'ballotItem' && record && 'wording' in record ? [[record.wording, record.id] as const] : [],
    ),
  )
  const close = async (roundId: string) => {
    await room.host.call('round.close', { roundId })
    const { items } = await room.host.call('round.getResults', { roundId })
    await phone.getByRole('heading', { name: 'The vote is closed' }).waitFor()
    return countedIn(items, itemIds)
  }
  return { phone, others, open: () => openRound(room.host, ballotId), close }
}

async function startRound(phone: Page, roundNumber: number) {
  if (roundNumber > 1) {
    await phone.getByText(`Time to vote again: round ${roundNumber}`).waitFor()
    await phone.getByText('It is always the room as a whole, never one person.').waitFor()
    await expectAccessibleToTheEnd(phone, 'the start of a second round')
  }
  await phone.getByRole('button', { name: 'Start' }).click()
}

describe.each(Object.entries(ITEM_METHODS))(
  'a vote by %s',
  (method, { rule, others, pressed, counted, lastTime }) => {
    it('takes every answer, and shows in round two what the room and this voter said', async () => {
      const vote = await openMethod(rule)
      const { phone } = vote
      const buttonOf = (wording: string) => choice(phone, pressed[WORDINGS.indexOf(wording)] ?? '')

      const first = await vote.open()
      await startRound(phone, 1)
      await throughItems(phone, WORDINGS.length, (wording) => buttonOf(wording).click())
      await phone.getByRole('heading', { name: 'Check your answers' }).waitFor()
      for (const [index, wording] of WORDINGS.entries()) {
        const line = phone.locator('.review-list li').filter({ hasText: wording })
        expect(await line.locator('.review-answer').textContent()).toBe(
          `Your answer: ${pressed[index] ?? ''}`,
        )
      }
      await expectAccessibleToTheEnd(phone, `${method}: the list of answers`)
      await finish(phone)
      await vote.others(others)
      expect(await vote.close(first)).toMatchObject(counted)

      const second = await vote.open()
      await startRound(phone, 2)
      await throughItems(phone, WORDINGS.length, async (wording) => {
        expect(await phone.getByRole('radio', { checked: true }).count(), 'nothing is chosen yet').toBe(0)
        if (wording === A) {
          const said = await phone.locator('figcaption').textContent()
          expect(said?.trim()).toBe(lastTime)
          await expectAccessibleToTheEnd(phone, `${method}: an item of round two`)
        }
        await phone.getByRole('button', { name: 'Same as last time' }).click()
        expect(await buttonOf(wording).getByRole('radio').isChecked()).toBe(true)
      })
      await finish(phone)
      await expectAccessibleToTheEnd(phone, `${method}: answers that are in`)
      await vote.others(others)
      expect(await vote.close(second)).toMatchObject(counted)
    })
  },
)

describe.each([
  {
    method: 'top-k',
    rule: { method: 'top-k', k: 2, allowsFewer: false, ...ranking },
    others: new Map([
      [A, place(1)],
      [B, place(2)],
    ]),
    own: [C, A],
    counted: [
      { n: 6, score: 11, voters: 6, place: 1 },
      { n: 6, score: 5, voters: 5, place: 2 },
      { n: 6, score: 2, voters: 1, place: 3 },
    ],
    lastTime: [
      'Last time: place 1, 11 points from 6 people. You put it 2nd.',
      'Last time: place 2, 5 points from 5 people. You gave it no place.',
      'Last time: place 3, 2 points from 1 person. You put it 1st.',
    ],
  },
  {
    method: 'borda',
    rule: { method: 'borda', ...ranking },
    others: answers(place(1), place(2), place(3)),
    own: [C, A, B],
    counted: [
      { n: 6, score: 11, place: 1 },
      { n: 6, score: 5, place: 2 },
      { n: 6, score: 2, place: 3 },
    ],
    lastTime: [
      /^Last time: place 1, 11 points .* You put it 2nd\.$/,
      /You put it 3rd\.$/,
      /You put it 1st\.$/,
    ],
  },
] as const)('a vote by $method', ({ method, rule, others, own, counted, lastTime }) => {
  it('takes an order, and shows in round two what the room and this voter said', async () => {
    const vote = await openMethod(rule)
    const { phone } = vote
    const first = await vote.open()
    await startRound(phone, 1)
    await phone.getByText(`0 of ${own.length} chosen`, { exact: true }).waitFor()
    for (const wording of own) await unplaced(phone, wording).tap()
    await phone.getByText(`${own.length} of ${own.length} chosen`, { exact: true }).waitFor()
    expect(await orderShown(phone)).toEqual(own)
    await expectAccessibleToTheEnd(phone, `${method}: an order`)
    await phone.getByRole('button', { name: 'Done' }).click()
    await phone.getByRole('heading', { name: 'Check your order' }).waitFor()
    await expectAccessibleToTheEnd(phone, `${method}: the order checked`)
    await finish(phone)
    await vote.others(others)
    expect(await vote.close(first)).toMatchObject(counted)

    const second = await vote.open()
    await startRound(phone, 2)
    expect(await orderShown(phone), 'nothing is chosen yet').toEqual([])
    for (const [index, words] of lastTime.entries()) {
      const line = phone
        .locator('.rank-pick')
        .filter({ hasText: WORDINGS[index] ?? '' })
        .locator('.rank-before')
      expect(await line.textContent()).toMatch(words)
    }
    await expectAccessibleToTheEnd(phone, `${method}: round two`)
    await phone.getByRole('button', { name: 'Start with my order from last time' }).click()
    expect(await orderShown(phone)).toEqual(own)
    await phone.getByRole('button', { name: 'Done' }).click()
    await finish(phone)
    await vote.others(others)
    expect(await vote.close(second)).toMatchObject(counted)
  })
})

describe('a vote by dots', () => {
  it('takes dots, and shows in round two what the room and this voter said', async () => {
    const vote = await openMethod({ method: 'dots', budget: 4, capPerItem: 3, ...ranking })
    const others = new Map([
      [A, dots(1)],
      [B, dots(3)],
    ])
    const counted = [
      { n: 6, score: 8, voters: 6, place: 2 },
      { n: 6, score: 15, voters: 5, place: 1 },
      { n: 6, score: 1, voters: 1, place: 3 },
    ]
    const { phone } = vote
    const first = await vote.open()
    await startRound(phone, 1)
    for (let dot = 0; dot < 3; dot++) await dotsOf(phone, A).more.tap()
    await dotsOf(phone, C).more.tap()
    await phone.getByText('0 of 4 dots left').waitFor()
    await expectAccessibleToTheEnd(phone, 'dots: all given')
    await phone.getByRole('button', { name: 'Done' }).click()
    await phone.getByRole('heading', { name: 'Check your dots' }).waitFor()
    expect(await phone.locator('.review-wording').allTextContents()).toEqual([A, C])
    await expectAccessibleToTheEnd(phone, 'dots: checked')
    await finish(phone)
    await vote.others(others)
    expect(await vote.close(first)).toMatchObject(counted)

    const second = await vote.open()
    await startRound(phone, 2)
    await phone.getByText('4 of 4 dots left').waitFor()
    await phone.getByText('Last time: place 2, 8 dots from 6 people. You gave it 3 dots.').waitFor()
    await phone.getByText('Last time: place 1, 15 dots from 5 people. You gave it no dots.').waitFor()
    await expectAccessibleToTheEnd(phone, 'dots: round two')
    await phone.getByRole('button', { name: 'Start with my dots from last time' }).click()
    expect(await dotsOf(phone, A).given()).toBe('3 dots')
    await phone.getByRole('button', { name: 'Done' }).click()
    await finish(phone)
    await vote.others(others)
    expect(await vote.close(second)).toMatchObject(counted)
  })
})
