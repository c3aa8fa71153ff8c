import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '../consensus/rule.ts'
import type { Answer } from './answer.ts'
import { feedback, feedbackFrom } from './feedback.ts'
import { roundFigures } from './roundFigures.ts'

const THRESHOLD = 5

function pooled(rule: ConsensusRule, answers: readonly Answer[]) {
  const responses = answers.map((given) => ({ panelGroupId: 'group', answers: new Map([['item', given]]) }))
  const made = roundFigures(responses, { rule, roundNumber: 1, itemIds: ['item'], groupMinimum: 1 })
  const figures = made.get('item')
  if (!figures) throw new Error('The item was counted.')
  return feedbackFrom(figures, THRESHOLD)
}
const scores = (...values: number[]): Answer[] => values.map((value) => ({ kind: 'score', value }))

describe('feedbackFrom', () => {
  it('shows how the scores fell, and their median', () => {
    const made = pooled(DEFAULT_RAM_RULE, [...scores(7, 7, 8, 9, 3), { kind: 'unable' }])
    expect(made).toEqual({ kind: 'rating', n: 5, distribution: [0, 0, 1, 0, 0, 0, 2, 1, 1], median: 7 })
    expect(feedback.parse(made)).toEqual(made)
  })

  it('shows nothing that rests on fewer than the threshold, or on nobody', () => {
    expect(pooled(DEFAULT_RAM_RULE, scores(7, 7, 8, 9))).toEqual({ kind: 'too-few' })
    expect(
      pooled(
        DEFAULT_RAM_RULE,
        Array.from({ length: 9 }, () => ({ kind: 'unable' })),
      ),
    ).toEqual({
      kind: 'too-few',
    })
  })

  it('shows the split of four, and an order by points and place', () => {
    const moscow: ConsensusRule = {
      method: 'moscow',
      majorityPercent: 50,
      comparison: 'more-than',
      inCounts: 'must',
      unable: 'exclude',
    }
    const must: Answer[] = Array.from({ length: 5 }, () => ({ kind: 'moscow', value: 'must' }))
    expect(pooled(moscow, [...must, { kind: 'moscow', value: 'wont' }])).toEqual({
      kind: 'moscow',
      n: 6,
      must: 5,
      should: 0,
      could: 0,
      wont: 1,
    })
    const dots: ConsensusRule = {
      method: 'dots',
      budget: 3,
      capPerItem: null,
      weighting: 'pooled',
      inCount: null,
    }
    const spent: Answer[] = Array.from({ length: 6 }, () => ({ kind: 'dots', value: 2 }))
    expect(pooled(dots, spent)).toEqual({ kind: 'ranking', n: 6, score: 12, voters: 6, place: 1 })
  })
})
