import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import type { Answer, Channel, Response } from './answer.ts'
import { roundResults } from './ballotResults.ts'
import type { RoundResults } from './ballotResults.ts'
import { computeRoundResults } from './computeRoundResults.ts'
import type { RoundToCount } from './computeRoundResults.ts'
import type { Figures } from './figures.ts'

/** A readable word as an identifier: 26 letters. */
const id = (word: string) => word.padEnd(26, '0')
const [PPE, GPS, VCS, MHT] = [id('ppe'), id('gps'), id('vcs'), id('mht')]
const [FIRST, SECOND] = [id('1st'), id('2nd')]

const PANEL = [
  { id: PPE, isPublic: true },
  { id: GPS, isPublic: false },
  { id: VCS, isPublic: false },
  { id: MHT, isPublic: false },
]

/** A score, 'u' for unable, 's' for skipped, '-' for an item not reached. */
type Mark = number | 'u' | 's' | '-'

function answerFrom(mark: Mark): Answer | undefined {
  if (mark === '-') return undefined
  if (mark === 'u') return { kind: 'unable' }
  return mark === 's' ? { kind: 'skipped' } : { kind: 'score', value: mark }
}

/** One response for each voter of a group; each list holds the voters' marks for one item. */
function votes(panelGroupId: string, byItem: Record<string, readonly Mark[]>, channel: Channel = 'phone') {
  const voters = Math.max(...Object.values(byItem).map((marks) => marks.length))
  return Array.from({ length: voters }, (_, voter): Response => {
    const answers = new Map<string, Answer>()
    for (const [itemId, marks] of Object.entries(byItem)) {
      const given = answerFrom(marks[voter] ?? '-')
      if (given !== undefined) answers.set(itemId, given)
    }
    return { voterToken: `token of ${panelGroupId} ${channel} ${voter}`, panelGroupId, channel, answers }
  })
}

function count(responses: readonly Response[], changes: Partial<RoundToCount> = {}): RoundResults {
  const round = {
    rule: DEFAULT_RAM_RULE,
    roundNumber: 1,
    items: [{ id: FIRST }],
    groups: PANEL,
    responses,
    smallGroupThreshold: 5,
  }
  return roundResults.parse(computeRoundResults({ ...round, ...changes }))
}

function only(results: RoundResults) {
  const [item] = results.items
  if (item === undefined) throw new Error('The round has an item.')
  return item
}

function ratings(figures: Figures) {
  if (figures.kind !== 'rating') throw new Error('The round was rated.')
  return figures
}

describe('computeRoundResults', () => {
  it('counts pooled, by group, and public against the rest', () => {
    const results = count(
      [
        ...votes(PPE, { [FIRST]: [9, 9, 8, 7, 9] }),
        ...votes(GPS, { [FIRST]: [4, 5, 5, 6, 'u'] }, 'tablet'),
        ...votes(VCS, { [FIRST]: [7, 7, 7, 7, 7, '-'] }, 'paper'),
        ...votes(MHT, { [FIRST]: [5, 6, 6, 7, 8, 's'] }),
      ],
      { smallGroupThreshold: 4 },
    )
    expect(results).toMatchObject({
      responses: 22,
      byChannel: { phone: 11, tablet: 5, paper: 6 },
      publicVersusRest: 'shown',
    })
    expect(results.groups).toEqual([
      { panelGroupId: PPE, responses: 5, shown: true, reason: 'shown' },
      { panelGroupId: GPS, responses: 5, shown: true, reason: 'shown' },
      { panelGroupId: VCS, responses: 6, shown: true, reason: 'shown' },
      { panelGroupId: MHT, responses: 6, shown: true, reason: 'shown' },
    ])
    const item = only(results)
    expect(item.pooled).toMatchObject({
      n: 19,
      unable: 1,
      skipped: 2,
      median: 7,
      verdict: 'in',
      lowBase: false,
    })
    expect(
      item.byGroup.map(({ panelGroupId, figures }) => [panelGroupId, figures.n, ratings(figures).median]),
    ).toEqual([
      [PPE, 5, 9],
      [GPS, 4, 5],
      [VCS, 5, 7],
      [MHT, 5, 6],
    ])
    expect(item.byGroup[1]?.figures).toMatchObject({ unable: 1, lowBase: true, verdict: 'uncertain' })
    expect(item.publicVersusRest).toMatchObject({
      differenceOfMedians: 2.5,
      flagged: true,
      reasons: ['verdicts-differ', 'medians-apart'],
      public: { n: 5, median: 9, verdict: 'in' },
      rest: { n: 14, median: 6.5, verdict: 'uncertain', unable: 1, skipped: 2 },
    })
    expect(item.unanimousGroups).toEqual([VCS])
    expect(item.hiddenGroups).toEqual([])
  })

  it('keeps the order of the ballot and counts items that nobody reached as skipped', () => {
    const results = count(votes(PPE, { [FIRST]: [7, 8, 7, 8, 9] }), {
      items: [{ id: SECOND }, { id: FIRST }],
    })
    expect(results.items.map((item) => item.itemId)).toEqual([SECOND, FIRST])
    expect(results.items[0]?.pooled).toMatchObject({ n: 0, unable: 0, skipped: 5, verdict: 'no-data' })
    expect(results.items[1]?.pooled).toMatchObject({ n: 5, skipped: 0, verdict: 'in' })
  })

  it('hides a small group, and another that would give it away, for every item', () => {
    const results = count([
      ...votes(PPE, { [FIRST]: [9, 9, 8, 7, 9] }),
      ...votes(GPS, { [FIRST]: [4, 5, 6] }),
      ...votes(VCS, { [FIRST]: [7, 6, 7, 8, 7, 8, 9] }),
      ...votes(MHT, { [FIRST]: [5, 6, 6, 7, 8, 7] }),
    ])
    expect(results.groups.map(({ shown, reason }) => [shown, reason])).toEqual([
      [true, 'shown'],
      [false, 'too-few'],
      [true, 'shown'],
      [false, 'would-reveal-another'],
    ])
    expect(only(results).byGroup.map((group) => group.panelGroupId)).toEqual([PPE, VCS])
    expect(only(results).hiddenGroups).toEqual([])
    expect(only(results).publicVersusRest).not.toBeNull()
  })

  it('hides a group for the one item that few of it scored, and another that would give it away', () => {
    const all = [5, 6, 7, 8, 7, 6]
    const results = count(
      [
        ...votes(PPE, { [FIRST]: all, [SECOND]: all }),
        ...votes(GPS, { [FIRST]: [4, 3, 'u', 'u', 's', '-'], [SECOND]: all }),
        ...votes(VCS, { [FIRST]: [...all, 9, 9], [SECOND]: [...all, 9, 9] }),
        ...votes(MHT, { [FIRST]: [...all, 9], [SECOND]: [...all, 9] }),
      ],
      { items: [{ id: FIRST }, { id: SECOND }] },
    )
    const [scoredByFew, scoredByAll] = results.items
    expect(scoredByFew?.byGroup.map((group) => group.panelGroupId)).toEqual([PPE, VCS])
    expect(scoredByFew?.hiddenGroups).toEqual([
      { panelGroupId: GPS, reason: 'too-few' },
      { panelGroupId: MHT, reason: 'would-reveal-another' },
    ])
    expect(scoredByAll?.byGroup).toHaveLength(4)
    expect(scoredByAll?.hiddenGroups).toEqual([])
  })

  it('hides no further group for an item where one hidden in the round is cover enough', () => {
    const item = only(
      count([
        ...votes(GPS, { [FIRST]: [4, 5, 6] }),
        ...votes(VCS, { [FIRST]: [7, 6, 7, 8, 7, 's', 's'] }),
        ...votes(MHT, { [FIRST]: [5, 6, 6, 7, 8, 7] }),
      ]),
    )
    expect(item.byGroup.map((group) => group.panelGroupId)).toEqual([VCS])
  })

  it('leaves out the comparison for the one item that few public contributors scored', () => {
    const item = only(
      count([
        ...votes(PPE, { [FIRST]: [9, 9, 'u', 'u', 'u'] }),
        ...votes(GPS, { [FIRST]: [5, 6, 7, 8, 7] }),
        ...votes(VCS, { [FIRST]: [5, 6, 7, 8, 7, 6] }),
      ]),
    )
    expect(item.publicVersusRest).toBeNull()
    expect(item.byGroup.map((group) => group.panelGroupId)).toEqual([VCS])
    expect(item.hiddenGroups).toEqual([
      { panelGroupId: PPE, reason: 'too-few' },
      { panelGroupId: GPS, reason: 'would-reveal-another' },
    ])
  })

  it('shows a group of whom nobody could score the item, as it has no scores to protect', () => {
    const item = only(
      count([
        ...votes(PPE, { [FIRST]: ['u', 'u', 'u', 'u', 'u'] }),
        ...votes(GPS, { [FIRST]: [5, 6, 7, 8, 7] }),
      ]),
    )
    expect(item.byGroup).toHaveLength(2)
    expect(item.byGroup[0]?.figures).toMatchObject({ n: 0, unable: 5, verdict: 'no-data' })
    expect(item.publicVersusRest).toBeNull()
  })

  it('shows no group where everybody’s scores together are too few, not even the empty ones', () => {
    const item = only(
      count([
        ...votes(PPE, { [FIRST]: ['u', 'u', 'u', 'u', 'u'] }),
        ...votes(GPS, { [FIRST]: [5, 6, 's', 's', 's'] }),
      ]),
    )
    expect(item.pooled).toMatchObject({ n: 2, unable: 5, skipped: 3, lowBase: true })
    expect(item.byGroup).toEqual([])
    expect(item.hiddenGroups).toEqual([
      { panelGroupId: PPE, reason: 'would-reveal-another' },
      { panelGroupId: GPS, reason: 'too-few' },
    ])
  })

  it('shows the pooled figures alone, flagged, where the whole round is too few', () => {
    const results = count([...votes(PPE, { [FIRST]: [7, 8] }), ...votes(GPS, { [FIRST]: [3] })])
    expect(only(results).pooled).toMatchObject({ n: 3, median: 7, lowBase: true })
    expect(only(results)).toMatchObject({ byGroup: [], hiddenGroups: [], publicVersusRest: null })
    expect(results.groups.every((group) => !group.shown)).toBe(true)
  })

  it('has a defined result for no responses, no items and no groups', () => {
    const nobody = count([])
    expect(nobody).toMatchObject({ responses: 0, byChannel: { phone: 0, tablet: 0, paper: 0, elsewhere: 0 } })
    expect(nobody.groups.map((group) => group.reason)).toEqual(['empty', 'empty', 'empty', 'empty'])
    expect(only(nobody).pooled).toMatchObject({ n: 0, skipped: 0, verdict: 'no-data' })
    expect(count([], { items: [], groups: [] })).toMatchObject({ items: [], groups: [] })
  })

  it('ignores answers to what is not on the ballot', () => {
    const responses = votes(PPE, { [FIRST]: [7, 7, 7, 8, 8], [SECOND]: [1, 1, 1, 1, 1] })
    expect(count(responses)).toEqual(count(votes(PPE, { [FIRST]: [7, 7, 7, 8, 8] })))
  })

  it('refuses a voter who is there twice, and a group that is not on the panel', () => {
    const [once] = votes(PPE, { [FIRST]: [7] })
    if (once === undefined) throw new Error('There is a vote.')
    expect(() => count([once, { ...once, panelGroupId: GPS }])).toThrow(Refusal)
    expect(() => count([{ ...once, panelGroupId: id('xyz') }])).toThrow(Refusal)
  })
})

describe('the results of any round', () => {
  const mark = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) },
    { weight: 2, arbitrary: fc.constantFrom<Mark>('u', 's', '-') },
  )
  const groupIds = ['a', 'b', 'c', 'd', 'e', 'f'].map(id)
  const anyRound = fc
    .array(
      fc.record({
        isPublic: fc.boolean(),
        first: fc.array(mark, { maxLength: 12 }),
        second: fc.array(mark, { maxLength: 12 }),
      }),
      { maxLength: 6 },
    )
    .chain((drawn) => {
      const groups = drawn.map(({ isPublic }, index) => ({ id: groupIds[index] ?? '', isPublic }))
      const responses = drawn.flatMap(({ first, second }, index) =>
        votes(groupIds[index] ?? '', { [FIRST]: first, [SECOND]: second }),
      )
      return fc.record({
        groups: fc.constant(groups),
        responses: fc.constant(responses),
        shuffled: fc.shuffledSubarray(responses, {
          minLength: responses.length,
          maxLength: responses.length,
        }),
        smallGroupThreshold: fc.constantFrom(1, 3, 5, 10),
      })
    })
  const items = [{ id: FIRST }, { id: SECOND }]

  it('let nothing be worked out that rests on fewer scores or voters than the threshold', () => {
    fc.assert(
      fc.property(anyRound, ({ groups, responses, smallGroupThreshold }) => {
        const results = count(responses, { groups, items, smallGroupThreshold })
        const isPublic = new Map(groups.map((group) => [group.id, group.isPublic]))
        for (const item of results.items) {
          if (item.pooled.n > 0 && item.pooled.n < smallGroupThreshold) {
            expect(item).toMatchObject({ byGroup: [], publicVersusRest: null, unanimousGroups: [] })
            continue
          }
          const people = (shown: { n: number; unable: number; skipped: number }) => [
            shown.n,
            shown.n + shown.unable + shown.skipped,
          ]
          const sums = [{ whole: people(item.pooled), parts: item.byGroup }]
          if (item.publicVersusRest !== null) {
            const ofSide = (side: boolean) =>
              item.byGroup.filter((group) => isPublic.get(group.panelGroupId) === side)
            sums.push({ whole: people(item.publicVersusRest.public), parts: ofSide(true) })
            sums.push({ whole: people(item.publicVersusRest.rest), parts: ofSide(false) })
          }
          const derivable = item.byGroup.map((group) => people(group.figures))
          for (const { whole, parts } of sums) {
            let left = [whole]
            for (const part of parts) {
              const taken = people(part.figures)
              left = [...left, ...left.map((rest) => rest.map((size, index) => size - (taken[index] ?? 0)))]
            }
            // The pooled figures themselves are always shown, however few voters there are.
            derivable.push(...(whole === sums[0]?.whole ? left.slice(1) : left))
          }
          for (const size of derivable.flat()) {
            expect(size === 0 || size >= smallGroupThreshold).toBe(true)
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('account for every voter, and name every group once for every item', () => {
    fc.assert(
      fc.property(anyRound, ({ groups, responses, smallGroupThreshold }) => {
        const results = count(responses, { groups, items, smallGroupThreshold })
        expect(results.groups.reduce((sum, group) => sum + group.responses, 0)).toBe(responses.length)
        const shown = results.groups.filter((group) => group.shown).map((group) => group.panelGroupId)
        for (const item of results.items) {
          expect(item.pooled.n + item.pooled.unable + item.pooled.skipped).toBe(responses.length)
          const named = [...item.byGroup, ...item.hiddenGroups].map((group) => group.panelGroupId)
          expect(named.toSorted()).toEqual(shown.toSorted())
        }
      }),
    )
  })

  it('do not depend on the order of responses, and hold no voter token', () => {
    fc.assert(
      fc.property(anyRound, ({ groups, responses, shuffled, smallGroupThreshold }) => {
        const results = count(responses, { groups, items, smallGroupThreshold })
        expect(count(shuffled, { groups, items, smallGroupThreshold })).toEqual(results)
        expect(JSON.stringify(results)).not.toContain('token of')
      }),
    )
  })
})
