import { describe, expect, it } from 'vitest'
import type { BordaRule, DotsRule, RankingRule, TopKRule } from '../consensus/rule.ts'
import type { Answer, Response } from './answer.ts'
import { rankingFigures } from './figures.ts'
import { rankingFiguresOf } from './rankingFigures.ts'

type Ballot = Pick<Response, 'answers'>

const TOP_FIVE: TopKRule = { method: 'top-k', k: 5, allowsFewer: false, weighting: 'pooled', inCount: null }
const BORDA: BordaRule = { method: 'borda', weighting: 'pooled', inCount: null }
const DOTS: DotsRule = { method: 'dots', budget: 6, capPerItem: 3, weighting: 'pooled', inCount: null }

/** Items named by letter, the first choice first. */
const order = (items: string): Ballot => ({
  answers: new Map(
    Array.from(items, (item, index): [string, Answer] => [item, { kind: 'rank', value: index + 1 }]),
  ),
})
const spent = (dots: Record<string, number>): Ballot => ({
  answers: new Map(
    Object.entries(dots).map(([item, value]): [string, Answer] => [item, { kind: 'dots', value }]),
  ),
})
const times = (count: number, ballot: Ballot) => Array.from({ length: count }, () => ballot)

function figuresOf(groups: readonly (readonly Ballot[])[], items: string, rule: RankingRule) {
  const made = rankingFiguresOf(groups, items.split(''), rule)
  for (const one of made.values()) rankingFigures.parse(one)
  return (item: string) => {
    const found = made.get(item)
    if (found === undefined) throw new Error(`There is no item ${item}.`)
    return found
  }
}

describe('top-k ranking on the worked example', () => {
  const ballots = ['ACBED', 'ABDCF', 'CAEBD', 'BACFE', 'ADCBF', 'ECADB'].map(order)
  const of = figuresOf([ballots], 'ABCDEF', TOP_FIVE)

  it.each([
    ['A', 26, 6, 3, 1],
    ['C', 21, 6, 1, 2],
    ['B', 17, 6, 1, 3],
    ['D', 11, 5, 0, 4],
    ['E', 11, 4, 1, 5],
    ['F', 4, 3, 0, 6],
  ])('gives %s %i points from %i voters', (item, score, voters, firsts, place) => {
    expect(of(item)).toMatchObject({
      n: 6,
      score,
      voters,
      firsts,
      place,
      verdict: 'ranked',
      reason: 'no-line',
    })
  })

  it('reports shares of all points, and of the most that an item could have had', () => {
    expect(of('A').percentOfPoints).toBeCloseTo((100 * 26) / 90, 12)
    expect(of('A').percentOfMaximum).toBeCloseTo((100 * 26) / 30, 12)
  })

  it('draws the line where the rule puts it', () => {
    const withLine = figuresOf([ballots], 'ABCDEF', { ...TOP_FIVE, inCount: 4 })
    expect(Array.from('ABCDEF', (item) => withLine(item).verdict)).toEqual([
      'in',
      'in',
      'in',
      'in',
      'out',
      'out',
    ])
  })

  it('does not decide between items that are tied across the line', () => {
    const tied = figuresOf([[order('AB'), order('BA')]], 'ABC', { ...TOP_FIVE, k: 2, inCount: 1 })
    expect(tied('A')).toMatchObject({ place: 1, verdict: 'uncertain', reason: 'tied-at-line' })
    expect(tied('B')).toMatchObject({ place: 1, verdict: 'uncertain', reason: 'tied-at-line' })
    expect(tied('C')).toMatchObject({ place: 3, verdict: 'out', reason: 'below-line' })
  })

  it('counts shorter orders, and who handed in none', () => {
    const of2 = figuresOf([[order('A'), order(''), { answers: new Map() }]], 'AB', TOP_FIVE)
    expect(of2('A')).toMatchObject({ n: 1, skipped: 2, unable: 0, score: 5, firsts: 1, lowBase: true })
    expect(of2('B')).toMatchObject({ n: 1, skipped: 2, score: 0, voters: 0 })
  })
})

describe('the Borda count on the worked example', () => {
  const ballots = [
    ...times(42, order('MNCK')),
    ...times(26, order('NCKM')),
    ...times(15, order('CKNM')),
    ...times(17, order('KCNM')),
  ]

  it('gives N 194, C 173, M 126, K 107', () => {
    const of = figuresOf([ballots], 'MNCK', BORDA)
    const found = Array.from('NCMK', (item) => [of(item).score, of(item).place])
    expect(found).toEqual([
      [194, 1],
      [173, 2],
      [126, 3],
      [107, 4],
    ])
    expect(of('M')).toMatchObject({ n: 100, voters: 100, firsts: 42, percentOfMaximum: 42 })
  })

  it('has a defined result for a list of one', () => {
    expect(figuresOf([[order('A')]], 'A', BORDA)('A')).toMatchObject({
      n: 1,
      score: 0,
      place: 1,
      percentOfPoints: null,
      percentOfMaximum: null,
    })
  })
})

describe('dots', () => {
  it('are added, with the cap as the most that one voter can give', () => {
    const of = figuresOf([[spent({ A: 3, B: 2, C: 1 }), spent({ A: 3, C: 3 })]], 'ABCD', DOTS)
    expect(of('A')).toMatchObject({ score: 6, voters: 2, firsts: 1, place: 1, percentOfPoints: 50 })
    expect(of('A').percentOfMaximum).toBe(100)
    expect(of('C')).toMatchObject({ score: 4, voters: 2, firsts: 0, place: 2 })
    expect(of('D')).toMatchObject({ score: 0, voters: 0, place: 4 })
  })

  it('go by a third of the items where the rule sets no budget', () => {
    const of = figuresOf([[spent({ A: 2 })]], 'ABCD', { ...DOTS, budget: null, capPerItem: null })
    expect(of('A').percentOfMaximum).toBe(100)
  })
})

describe('equal weight for every group', () => {
  const patients = times(3, order('AB'))
  const clinicians = times(9, order('BA'))
  const equal = { ...BORDA, weighting: 'equal-groups' } as const

  it('keeps a large group from outvoting a small one', () => {
    const pooled = figuresOf([patients, clinicians], 'AB', BORDA)
    expect([pooled('A').place, pooled('B').place]).toEqual([2, 1])
    const weighted = figuresOf([patients, clinicians], 'AB', equal)
    expect([weighted('A').positionSum, weighted('B').positionSum]).toEqual([3, 3])
    // The same sum, so that the pooled points decide.
    expect([weighted('A').place, weighted('B').place]).toEqual([2, 1])
    const three = figuresOf([patients, times(2, order('AB')), clinicians], 'AB', equal)
    expect([three('A').place, three('B').place]).toEqual([1, 2])
    expect(pooled('A').positionSum).toBeNull()
  })
})

describe('an order of nobody', () => {
  it.each([TOP_FIVE, BORDA, DOTS, { ...BORDA, weighting: 'equal-groups' } as const])(
    'has no data by $method',
    (rule) => {
      for (const groups of [[], [[]], [times(2, { answers: new Map() })]]) {
        expect(figuresOf(groups, 'AB', { ...rule, inCount: 1 })('A')).toMatchObject({
          n: 0,
          score: 0,
          place: null,
          positionSum: null,
          percentOfPoints: null,
          percentOfMaximum: null,
          verdict: 'no-data',
          reason: 'no-scores',
        })
      }
      expect(rankingFiguresOf([[order('A')]], [], rule).size).toBe(0)
    },
  )
})
