import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { MoscowRule } from '../consensus/rule.ts'
import type { Answer, MoscowCategory } from './answer.ts'
import { isDisputed, isUnanimous } from './figures.ts'
import type { RankingFigures } from './figures.ts'
import { moscowFiguresOf } from './moscowFigures.ts'
import { ratingFiguresOf } from './ratingFigures.ts'

const score = (value: number): Answer => ({ kind: 'score', value })
const chosen = (value: MoscowCategory): Answer => ({ kind: 'moscow', value })
const UNABLE: Answer = { kind: 'unable' }
const MOSCOW: MoscowRule = {
  method: 'moscow',
  majorityPercent: 50,
  comparison: 'more-than',
  inCounts: 'must',
  unable: 'exclude',
}

const rated = (answers: (Answer | undefined)[]) =>
  ratingFiguresOf([answers], DEFAULT_RAM_RULE, { roundNumber: 1, groupMinimum: 1 })
const split = (...categories: MoscowCategory[]) => moscowFiguresOf(categories.map(chosen), MOSCOW)

function ranked(changes: Partial<RankingFigures>): RankingFigures {
  return {
    kind: 'ranking',
    n: 4,
    unable: 0,
    skipped: 0,
    lowBase: true,
    verdict: 'ranked',
    reason: 'no-line',
    score: 10,
    voters: 4,
    firsts: 1,
    percentOfPoints: 20,
    percentOfMaximum: 50,
    place: 2,
    positionSum: null,
    ...changes,
  }
}

describe('isUnanimous', () => {
  it('is true where all who gave a score gave the same, whatever the others did', () => {
    expect(isUnanimous(rated([score(8), score(8), score(8)]))).toBe(true)
    expect(isUnanimous(rated([score(8), score(8), UNABLE, undefined]))).toBe(true)
    expect(isUnanimous(rated([score(1)]))).toBe(true)
    expect(isUnanimous(split('could', 'could'))).toBe(true)
  })

  it('is false where answers differ or there are none', () => {
    expect(isUnanimous(rated([score(8), score(8), score(7)]))).toBe(false)
    expect(isUnanimous(rated([UNABLE, UNABLE]))).toBe(false)
    expect(isUnanimous(rated([]))).toBe(false)
    expect(isUnanimous(split('could', 'wont'))).toBe(false)
    expect(isUnanimous(split())).toBe(false)
  })

  it('is true of an order where all put the item first, or nobody chose it', () => {
    expect(isUnanimous(ranked({ firsts: 4 }))).toBe(true)
    expect(isUnanimous(ranked({ voters: 0, firsts: 0, score: 0 }))).toBe(true)
    expect(isUnanimous(ranked({}))).toBe(false)
    expect(isUnanimous(ranked({ n: 0, voters: 0, firsts: 0, score: 0, place: null }))).toBe(false)
  })
})

describe('isDisputed', () => {
  it('goes by the disagreement among ratings', () => {
    expect(isDisputed(rated([1, 1, 1, 9, 9, 9].map(score)))).toBe(true)
    expect(isDisputed(rated([7, 8, 9, 9].map(score)))).toBe(false)
    expect(isDisputed(rated([]))).toBe(false)
  })

  it('takes a third of the panel at “must” and a third at “won’t”', () => {
    expect(
      isDisputed(split('must', 'must', 'must', 'should', 'could', 'should', 'wont', 'wont', 'wont')),
    ).toBe(true)
    expect(
      isDisputed(split('must', 'must', 'must', 'should', 'could', 'should', 'could', 'wont', 'wont')),
    ).toBe(false)
    expect(isDisputed(split('must'))).toBe(false)
    expect(isDisputed(split())).toBe(false)
  })

  it('is never true of a place in an order', () => {
    expect(isDisputed(ranked({ verdict: 'uncertain', reason: 'tied-at-line' }))).toBe(false)
  })
})
