import { describe, expect, it } from 'vitest'
import { judgeByLikert } from './likertVerdict.ts'
import type { LikertRule } from './rule.ts'

const RULE: LikertRule = {
  method: 'likert',
  scaleMinimum: 1,
  scaleMaximum: 5,
  disagreeTo: 2,
  agreeFrom: 4,
  percent: 80,
  unable: 'exclude',
}

const judge = (n: number, low: number, high: number, unable = 0, rule: Partial<LikertRule> = {}) =>
  judgeByLikert({ n, low, high, unable }, { ...RULE, ...rule })

describe('the Likert rule', () => {
  it('is in with four in five who agree, and out with four in five who disagree', () => {
    expect(judge(10, 1, 8)).toEqual({ verdict: 'in', reason: 'share-high' })
    expect(judge(10, 8, 0)).toEqual({ verdict: 'out', reason: 'share-low' })
    expect(judge(10, 2, 7)).toEqual({ verdict: 'uncertain', reason: 'share-between' })
    expect(judge(9, 0, 7)).toMatchObject({ verdict: 'uncertain' })
  })

  it('counts those who were unable in where the rule says so', () => {
    expect(judge(5, 0, 4, 1)).toMatchObject({ verdict: 'in' })
    expect(judge(5, 0, 4, 1, { unable: 'include' })).toMatchObject({ verdict: 'uncertain' })
    expect(judgeByLikert({ n: 5, low: 0, high: 4, unable: 1 }, RULE, 'include').verdict).toBe('uncertain')
  })

  it('is uncertain where half agree and half disagree, though half is enough', () => {
    expect(judge(10, 5, 5, 0, { percent: 50 })).toMatchObject({ verdict: 'uncertain' })
    expect(judge(10, 4, 5, 0, { percent: 50 })).toMatchObject({ verdict: 'in' })
  })

  it('has no data where nobody answered', () => {
    expect(judge(0, 0, 0, 4, { unable: 'include' })).toEqual({ verdict: 'no-data', reason: 'no-scores' })
  })
})
