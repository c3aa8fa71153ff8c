import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULE_PRESETS } from '../consensus/rulePresets.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { BordaRule, ConsensusRule, PercentageRule } from '../consensus/rule.ts'
import type { Answer, Response } from './answer.ts'
import { roundResults } from './ballotResults.ts'
import { computeRoundResults } from './computeRoundResults.ts'
import type { RoundToCount } from './computeRoundResults.ts'
import type { Figures } from './figures.ts'

const id = (word: string) => word.padEnd(26, '0')
const [PPE, GPS, VCS] = [id('ppe'), id('gps'), id('vcs')]
const PANEL = [
  { id: PPE, isPublic: true },
  { id: GPS, isPublic: false },
  { id: VCS, isPublic: false },
]
const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f'].map(id)
const BORDA: BordaRule = { method: 'borda', weighting: 'pooled', inCount: null }

function preset(key: string): ConsensusRule {
  const rule = RULE_PRESETS.find((one) => one.key === key)?.rule
  if (rule === undefined) throw new Error(`There is no preset ${key}.`)
  return rule
}

/** As many voters of a group as are asked for, who all answer alike: an answer for each item, or undefined. */
function voters(panelGroupId: string, count: number, answers: readonly (Answer | undefined)[]): Response[] {
  const given = answers.flatMap((answer, index): [string, Answer][] =>
    answer === undefined ? [] : [[ITEMS[index] ?? '', answer]],
  )
  return Array.from({ length: count }, (_, voter) => ({
    voterToken: `${panelGroupId} ${JSON.stringify(given)} ${voter}`,
    panelGroupId,
    channel: 'phone',
    answers: new Map(given),
  }))
}

const scores = (...values: number[]) => values.map((value): Answer => ({ kind: 'score', value }))
const places = (...values: number[]) => values.map((value): Answer => ({ kind: 'rank', value }))

function count(responses: readonly Response[], rule: ConsensusRule, changes: Partial<RoundToCount> = {}) {
  const results = computeRoundResults({
    rule,
    roundNumber: 1,
    items: [{ id: ITEMS[0] ?? '' }],
    groups: PANEL,
    responses,
    smallGroupThreshold: 5,
    ...changes,
  })
  return roundResults.parse(results)
}

function ranking(figures: Figures | undefined) {
  if (figures?.kind !== 'ranking') throw new Error('The round put items in order.')
  return figures
}

describe('a round by a percentage rule', () => {
  const rule = preset('comet-every-group')

  it('does not tell by its verdict how a group answered that is too small to be shown', () => {
    const large = voters(GPS, 20, scores(9))
    for (const small of [scores(9), scores(1)]) {
      expect(count([...large, ...voters(PPE, 2, small)], rule).items[0]?.pooled.verdict).toBe('in')
    }
    const enough = [...large, ...voters(PPE, 5, scores(5)), ...voters(VCS, 5, scores(9))]
    expect(count(enough, rule).items[0]?.pooled).toMatchObject({ reason: 'group-differs' })
  })

  it('goes by the thresholds of its round', () => {
    const { inComparison, inAgainstBelow, outPercent, outAgainstBelow, outAtMostHigh } = preset(
      'comet',
    ) as PercentageRule
    const later = { inComparison, inAgainstBelow, outPercent, outAgainstBelow, outAtMostHigh }
    const tightened = {
      ...preset('comet'),
      laterRounds: [{ ...later, fromRound: 2, inPercent: 90 }],
    } as PercentageRule
    const responses = [...voters(GPS, 8, scores(9)), ...voters(VCS, 2, scores(5))]
    expect(count(responses, tightened).items[0]?.pooled.verdict).toBe('in')
    expect(count(responses, tightened, { roundNumber: 2 }).items[0]?.pooled.verdict).toBe('uncertain')
  })
})

describe('a round of MoSCoW', () => {
  it('has the split by side, and how far the sides are apart', () => {
    const must: Answer[] = [{ kind: 'moscow', value: 'must' }]
    const wont: Answer[] = [{ kind: 'moscow', value: 'wont' }]
    const results = count([...voters(PPE, 5, must), ...voters(GPS, 6, wont)], preset('moscow'))
    expect(results.items[0]?.publicVersusRest).toMatchObject({
      differenceOfMedians: null,
      differenceOfPercentHigh: 100,
      cliffsDelta: 1,
      differenceOfPlaces: null,
      flagged: true,
      reasons: ['verdicts-differ'],
      public: { kind: 'moscow', must: 5, verdict: 'in' },
      rest: { kind: 'moscow', wont: 6, verdict: 'out' },
    })
    expect(results.items[0]?.unanimousGroups).toEqual([PPE, GPS])
    expect(results).toMatchObject({ agreement: null, contentValidity: null })
  })
})

describe('a round of orders', () => {
  const items = ITEMS.slice(0, 3).map((itemId) => ({ id: itemId }))
  const equal: BordaRule = { ...BORDA, weighting: 'equal-groups' }

  it('has places by group and by side, and how alike the orders are', () => {
    const responses = [...voters(PPE, 5, places(1, 2, 3)), ...voters(GPS, 6, places(3, 2, 1))]
    const results = count(responses, BORDA, { items })
    const [first] = results.items
    expect(first?.pooled).toMatchObject({ n: 11, score: 10, place: 3, verdict: 'ranked' })
    expect(first?.byGroup.map((group) => ranking(group.figures).place)).toEqual([1, 3])
    expect(first?.publicVersusRest).toMatchObject({
      differenceOfPlaces: -2,
      cliffsDelta: 1,
      differenceOfMedians: null,
      flagged: true,
      reasons: ['places-apart'],
    })
    expect(results.agreement).toMatchObject({ kind: 'found', raters: 11, items: 3 })
    expect(count(responses.slice(0, 4), BORDA, { items }).agreement).toBeNull()
  })

  it('shows the sum of places only where all groups in it are shown', () => {
    const shown = [...voters(PPE, 5, places(1, 2, 3)), ...voters(GPS, 6, places(3, 2, 1))]
    const first = count(shown, equal, { items }).items[0]
    expect(ranking(first?.pooled).positionSum).toBe(4)
    expect(ranking(first?.publicVersusRest?.rest).positionSum).toBe(3)

    const withSmall = [...shown, ...voters(VCS, 1, places(2, 1, 3))]
    const hidden = count(withSmall, equal, { items }).items[0]
    expect(hidden?.byGroup.map((group) => group.panelGroupId)).toEqual([PPE])
    expect(ranking(hidden?.pooled).positionSum).toBeNull()
    expect(ranking(hidden?.publicVersusRest?.public).positionSum).toBe(1)
    expect(ranking(hidden?.publicVersusRest?.rest).positionSum).toBeNull()
    expect(ranking(hidden?.pooled).place).toBe(2)
  })

  it('counts voters for all items at once, whichever they chose', () => {
    const topTwo = { ...preset('ngt'), k: 2 } as ConsensusRule
    const rank = (value: number): Answer => ({ kind: 'rank', value })
    const responses = [
      ...voters(PPE, 5, [rank(1), rank(2)]),
      ...voters(GPS, 4, [undefined, rank(1), rank(2)]),
      ...voters(GPS, 2, []),
    ]
    const results = count(responses, topTwo, { items })
    expect(results.items.map(({ pooled }) => [pooled.n, pooled.skipped])).toEqual([
      [9, 2],
      [9, 2],
      [9, 2],
    ])
    // Six of the group sent something, but only four an order.
    for (const item of results.items) {
      expect(item.hiddenGroups.map((group) => group.panelGroupId)).toEqual([PPE, GPS])
    }
  })
})

describe('a round of relevance', () => {
  it('has the content validity of the scale, from the items that were rated', () => {
    const responses = [...voters(PPE, 6, scores(4, 4)), ...voters(GPS, 2, scores(3, 2))]
    const items = ITEMS.slice(0, 3).map((itemId) => ({ id: itemId }))
    const { contentValidity } = count(responses, preset('relevance'), { items })
    expect(contentValidity?.average).toBeCloseTo((1 + 0.75) / 2, 12)
    expect(contentValidity?.universalAgreement).toBe(0.5)
    expect(count([], preset('relevance'), { items }).contentValidity).toBeNull()
    expect(count(responses, DEFAULT_RAM_RULE).contentValidity).toBeNull()
    expect(count(voters(PPE, 6, scores(1, 1)), preset('essential'), { items }).contentValidity).toBeNull()
  })
})

describe('the results of a round of orders', () => {
  const ballot = fc.shuffledSubarray(ITEMS, { minLength: 0, maxLength: ITEMS.length })
  const group = fc.array(ballot, { maxLength: 9 })
  const rules = [BORDA, { ...BORDA, weighting: 'equal-groups' as const, inCount: 3 }]

  it('let nobody work out the votes of fewer than the threshold', () => {
    fc.assert(
      fc.property(
        fc.tuple(group, group, group),
        fc.constantFrom(...rules),
        fc.constantFrom(2, 5),
        (groups, rule, smallGroupThreshold) => {
          const responses = groups.flatMap((ballots, index) =>
            ballots.map((order, voter): Response => ({
              voterToken: `token of ${index} ${voter}`,
              panelGroupId: PANEL[index]?.id ?? '',
              channel: 'phone',
              answers: new Map(order.map((itemId, at) => [itemId, { kind: 'rank', value: at + 1 }])),
            })),
          )
          const items = ITEMS.map((itemId) => ({ id: itemId }))
          const results = count(responses, rule, { items, smallGroupThreshold })
          expect(JSON.stringify(results)).not.toContain('token of')
          for (const item of results.items) {
            const shown = item.byGroup.reduce((sum, { figures }) => sum + figures.n, 0)
            const rest = item.pooled.n - shown
            if (item.pooled.n >= smallGroupThreshold)
              expect(rest === 0 || rest >= smallGroupThreshold).toBe(true)
            else expect(item.byGroup).toEqual([])
            if (rest > 0) expect(ranking(item.pooled).positionSum).toBeNull()
            for (const { figures } of item.byGroup) {
              expect(figures.n === 0 || figures.n >= smallGroupThreshold).toBe(true)
            }
          }
        },
      ),
    )
  })
})
