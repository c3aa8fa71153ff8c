import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Response } from '../ballot/answer.ts'
import { computeRoundResults } from '../ballot/computeRoundResults.ts'
import type { RoundResults } from '../ballot/ballotResults.ts'
import { outcome } from '../ballot/outcome.ts'
import { NO_RESULTS_FILTER } from '../ballot/resultEntries.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { emptyRecords } from '../study/records.ts'
import { makeStudyState } from '../study/studyState.ts'
import { drawPicture } from './drawPicture.ts'
import { MOST_RESULT_ROWS, type ResultsPicture } from './resultsPicture.ts'
import { screenPicture } from './screenPicture.ts'
import { screenView, type ScreenView } from './screenView.ts'

const numbered = (range: number, number: number) => String(range * 1_000 + number).padStart(26, '0')
const itemIdOf = (item: number) => numbered(1, item)
const groupIdOf = (group: number) => numbered(2, group)
const tokenOf = (voter: number) => numbered(3, voter)
const roundIdOf = (number: number) => numbered(4, number)
const BALLOT = numbered(5, 0)
const MADE_AT = '2026-03-12T10:00:00.000Z'

const GROUPS = [0, 1, 2].map((group) => ({
  id: groupIdOf(group),
  name: `group<${group}>`,
  isPublic: group === 0,
}))
const MOSCOW: ConsensusRule = {
  method: 'moscow',
  majorityPercent: 60,
  comparison: 'at-least',
  inCounts: 'must',
  unable: 'exclude',
}
const DOTS: ConsensusRule = { method: 'dots', budget: 3, capPerItem: null, weighting: 'pooled', inCount: 1 }

interface Setting {
  rule: ConsensusRule
  items: number
  /** The answers of each voter in each round, and the voter's group. */
  voters: { group: number; rounds: (Answer | null)[][] }[]
  openRounds?: number[]
}

/** A ballot with a round for each that the voters answered in, and what was said of an item after the first. */
function makeStudy({ rule, items, voters, openRounds = [] }: Setting) {
  const records = emptyRecords()
  const itemIds = Array.from({ length: items }, (_, item) => itemIdOf(item))
  for (const group of GROUPS) records.panelGroup.set(group.id, group as never)
  itemIds.forEach((id, item) => records.ballotItem.set(id, { id, wording: `Item ${item}` } as never))
  records.ballot.set(BALLOT, {
    id: BALLOT,
    title: 'Which matter?',
    question: 'How much?',
    lowLabel: 'not at all',
    highLabel: 'very',
    rule,
    isPractice: true,
  } as never)
  const results = new Map<string, RoundResults>()
  const numbers = (voters[0]?.rounds ?? [[]]).map((_, index) => index + 1)
  for (const number of numbers) {
    const id = roundIdOf(number)
    const status = openRounds.includes(number) ? 'open' : 'closed'
    records.round.set(id, { id, ballotId: BALLOT, number, itemIds, status } as never)
    const responses = voters.map(({ group, rounds }, voter): Response => {
      const answers = (rounds[number - 1] ?? []).flatMap((answer, item): [string, Answer][] =>
        answer === null ? [] : [[itemIdOf(item), answer]],
      )
      return {
        voterToken: tokenOf(voter),
        panelGroupId: groupIdOf(group),
        channel: 'phone',
        answers: new Map(answers),
      }
    })
    results.set(
      id,
      computeRoundResults({
        rule,
        roundNumber: number,
        items: itemIds.map((itemId) => ({ id: itemId })),
        groups: GROUPS,
        responses,
        smallGroupThreshold: 5,
      }),
    )
  }
  const note = { id: numbered(6, 0), roundId: roundIdOf(1), itemId: itemIdOf(0), text: 'note<what was said>' }
  records.discussionNote.set(note.id, note)
  return { records, results }
}

type ResultsView = Extract<ScreenView['showing'], { name: 'results' }>

function draw({ records, results }: ReturnType<typeof makeStudy>, view: Partial<ResultsView> = {}) {
  const showing: ResultsView = {
    name: 'results',
    roundId: roundIdOf(1),
    itemId: null,
    filter: NO_RESULTS_FILTER,
    ...view,
  }
  expect(screenView.parse({ zoom: 1, showing })).toEqual({ zoom: 1, showing })
  const picture = drawPicture(
    makeStudyState(records),
    { zoom: 1, showing },
    {
      room: () => null,
      turnout: () => null,
      results(roundId) {
        if (records.round.get(roundId)?.status !== 'closed') throw new Error('An open round was counted')
        return results.get(roundId) ?? null
      },
    },
  )
  expect(screenPicture.parse(picture)).toEqual(picture)
  return picture.showing
}

function drawn(study: ReturnType<typeof makeStudy>, view: Partial<ResultsView> = {}): ResultsPicture {
  const showing = draw(study, view)
  if (showing.name !== 'results') throw new Error(`${showing.name} was drawn`)
  return showing
}

const score = (value: number): Answer => ({ kind: 'score', value })
/** As many voters of a group as there are rows, each with a score for each item. */
const scoring = (group: number, ...rows: number[][]) =>
  rows.map((row) => ({ group, rounds: [row.map(score)] }))

describe('the picture of results', () => {
  const six = (...row: number[]) => Array.from({ length: 6 }, () => row)
  const split = () =>
    makeStudy({
      rule: DEFAULT_RAM_RULE,
      items: 3,
      // The first item splits the panel, the second is in, the third uncertain.
      voters: [...scoring(0, ...six(1, 8, 5)), ...scoring(1, ...six(9, 8, 5))],
    })

  it('lists the items, disputed first, with counts of them all', () => {
    const picture = drawn(split())
    expect(picture).toMatchObject({
      title: 'Which matter?',
      round: 1,
      isPractice: true,
      ruleChangedAt: null,
      responses: 12,
      scale: { lowTo: 3, highFrom: 7, lowLabel: 'not at all', highLabel: 'very' },
      order: null,
      isFiltered: false,
      more: 0,
      large: null,
    })
    expect(picture.rows.map(({ wording, outcome: one }) => [wording, one])).toEqual([
      ['Item 0', 'disputed'],
      ['Item 2', 'uncertain'],
      ['Item 1', 'in'],
    ])
    expect(picture.rows[0]).toMatchObject({ publicDiffers: true, before: null })
    expect(picture.counts).toEqual([
      { outcome: 'disputed', count: 1 },
      { outcome: 'uncertain', count: 1 },
      { outcome: 'in', count: 1 },
    ])
  })

  it('leaves out what is not looked for, and counts it all the same', () => {
    const filter = { ...NO_RESULTS_FILTER, outcomes: ['in' as const] }
    const picture = drawn(split(), { filter })
    expect(picture.rows.map(({ wording }) => wording)).toEqual(['Item 1'])
    expect(picture).toMatchObject({ isFiltered: true, more: 0 })
    expect(picture.counts).toHaveLength(3)
    expect(drawn(split(), { filter: { ...NO_RESULTS_FILTER, words: 'ITEM 2' } }).rows).toHaveLength(1)
    expect(drawn(split(), { filter: { ...NO_RESULTS_FILTER, differs: true } }).rows).toHaveLength(1)
  })

  it('shows one item large, with public contributors beside the rest', () => {
    const { rows, large } = drawn(split(), { itemId: itemIdOf(0) })
    expect(rows).toEqual([])
    expect(large).toMatchObject({
      wording: 'Item 0',
      number: 1,
      of: 3,
      outcome: 'disputed',
      headline: { name: 'Median', value: '5' },
      sides: {
        kind: 'shown',
        public: { outcome: 'out', figures: { n: 6, median: 1 } },
        rest: { outcome: 'in', figures: { n: 6, median: 9 } },
      },
    })
  })

  it('says that a side is not shown where too few answered', () => {
    const few = makeStudy({
      rule: DEFAULT_RAM_RULE,
      items: 1,
      voters: [...scoring(0, [1], [2], [3], [4]), ...scoring(1, ...six(9))],
    })
    expect(drawn(few, { itemId: itemIdOf(0) }).large?.sides).toEqual({ kind: 'too-few' })
    const alone = makeStudy({ rule: DEFAULT_RAM_RULE, items: 1, voters: scoring(1, ...six(9)) })
    expect(drawn(alone, { itemId: itemIdOf(0) }).large?.sides).toEqual({ kind: 'one-sided' })
  })

  it('sets the round before beside each item, and says when the rule was changed', () => {
    const voters = Array.from({ length: 6 }, () => ({ group: 0, rounds: [[score(5)], [score(8)]] }))
    const study = makeStudy({ rule: DEFAULT_RAM_RULE, items: 1, voters })
    study.records.deviation.set(numbered(7, 0), {
      id: numbered(7, 0),
      ballotId: BALLOT,
      madeAt: MADE_AT,
      fromRound: 2,
      change: { kind: 'rule', before: DEFAULT_RAM_RULE, after: { ...DEFAULT_RAM_RULE, medianIn: 6.5 } },
      reason: 'A reason',
    } as never)
    const second = drawn(study, { roundId: roundIdOf(2) })
    expect(second).toMatchObject({ round: 2, ruleChangedAt: MADE_AT })
    expect(second.rows[0]).toMatchObject({
      outcome: 'in',
      before: { outcome: 'uncertain', figures: { median: 5 } },
    })
    expect(drawn(study)).toMatchObject({ ruleChangedAt: null, rows: [{ before: null }] })
    const changed = { ...NO_RESULTS_FILTER, changed: true }
    expect(drawn(study, { roundId: roundIdOf(2), filter: changed }).rows).toHaveLength(1)
    expect(drawn(study, { filter: changed }).rows).toHaveLength(0)
  })

  it('holds no more rows than a projector can show, and counts the rest', () => {
    const items = MOST_RESULT_ROWS + 12
    const many = makeStudy({
      rule: DEFAULT_RAM_RULE,
      items,
      voters: scoring(1, ...six(...Array<number>(items).fill(9))),
    })
    expect(drawn(many).rows).toHaveLength(MOST_RESULT_ROWS)
    expect(drawn(many).more).toBe(12)
  })

  it('is the title while the round is open, or once it has gone', () => {
    const study = makeStudy({
      rule: DEFAULT_RAM_RULE,
      items: 1,
      voters: Array.from({ length: 6 }, () => ({ group: 0, rounds: [[score(5)], [score(8)]] })),
      openRounds: [2],
    })
    expect(draw(study, { roundId: roundIdOf(2) })).toEqual({ name: 'title' })
    expect(draw(study, { roundId: roundIdOf(2), itemId: itemIdOf(0) })).toEqual({ name: 'title' })
    expect(draw(study, { roundId: roundIdOf(9) })).toEqual({ name: 'title' })
    expect(draw(study).name).toBe('results')
  })

  it('of an order has places, ties and one scale for all bars', () => {
    const dots = (...values: number[]) =>
      values.map((value): Answer | null => (value > 0 ? { kind: 'dots', value } : null))
    const study = makeStudy({
      rule: DOTS,
      items: 3,
      voters: Array.from({ length: 6 }, (_, voter) => ({ group: voter % 2, rounds: [dots(2, 1, 0)] })),
    })
    const { rows, order, scale } = drawn(study)
    expect([order, scale]).toEqual([{ unit: 'dots', most: 12 }, null])
    expect(rows.map(({ headline }) => headline.value)).toEqual(['1', '2', '3'])
    expect(rows[0]).toMatchObject({ outcome: 'in', figures: { score: 12, mostPossible: 18, isTied: false } })
  })
})

const answers: Record<string, fc.Arbitrary<Answer | null>> = {
  ram: fc.oneof(
    fc.integer({ min: 1, max: 9 }).map(score),
    fc.constant({ kind: 'unable' } as const),
    fc.constant(null),
  ),
  moscow: fc.oneof(
    fc.constantFrom('must', 'should', 'could', 'wont').map((value): Answer => ({ kind: 'moscow', value })),
    fc.constant(null),
  ),
  dots: fc.oneof(fc.constant(null), fc.constant({ kind: 'dots', value: 1 } as const)),
}

const anyStudy = fc.constantFrom<ConsensusRule>(DEFAULT_RAM_RULE, MOSCOW, DOTS).chain((rule) =>
  fc.record({
    rule: fc.constant(rule),
    items: fc.constant(3),
    voters: fc.array(
      fc.record({
        group: fc.nat(GROUPS.length - 1),
        rounds: fc.array(
          fc.array(answers[rule.method] ?? fc.constant(null), { minLength: 3, maxLength: 3 }),
          {
            minLength: 2,
            maxLength: 2,
          },
        ),
      }),
      { minLength: 1, maxLength: 24, size: 'max' },
    ),
    openRounds: fc.subarray([2]),
  }),
)

describe('the picture of any results', () => {
  it('has no voter, no panel group and no note in it, no figures of a split that may not be shown, and nothing of an open round', () => {
    let sidesSeen = 0
    fc.assert(
      fc.property(
        anyStudy,
        fc.record({
          roundId: fc.constantFrom(1, 2).map(roundIdOf),
          itemId: fc.option(fc.nat(2).map(itemIdOf)),
          filter: fc.oneof(
            fc.constant(NO_RESULTS_FILTER),
            fc.record({
              outcomes: fc.subarray([...outcome.options]),
              differs: fc.boolean(),
              changed: fc.boolean(),
              words: fc.constantFrom('', 'item', 'note', 'group'),
            }),
          ),
        }),
        (setting, view) => {
          const study = makeStudy(setting)
          const showing = draw(study, view)
          const isOpen = view.roundId === roundIdOf(2) && setting.openRounds.includes(2)
          expect(showing.name).toBe(isOpen ? 'title' : 'results')
          const said = JSON.stringify(showing)
          for (const { id, name } of GROUPS) {
            expect(said).not.toContain(id)
            expect(said).not.toContain(name)
          }
          setting.voters.forEach((_, voter) => expect(said).not.toContain(tokenOf(voter)))
          expect(said).not.toContain('note<')
          if (showing.name !== 'results' || showing.large?.sides.kind !== 'shown') return
          sidesSeen += 1
          const { public: ours, rest } = showing.large.sides
          expect(Math.min(ours.figures.n, rest.figures.n)).toBeGreaterThanOrEqual(5)
        },
      ),
      { numRuns: 400 },
    )
    // Or it would be easy to keep secrets.
    expect(sidesSeen).toBeGreaterThan(10)
  }, 30_000)
})
