import { describe, expect, it } from 'vitest'
import { judgeByMoscow } from './moscowVerdict.ts'
import type { MoscowRule } from './rule.ts'

const RULE: MoscowRule = {
  method: 'moscow',
  majorityPercent: 50,
  comparison: 'more-than',
  inCounts: 'must',
  unable: 'exclude',
}

function judge(split: [number, number, number, number], unable = 0, rule: Partial<MoscowRule> = {}) {
  const [must, should, could, wont] = split
  return judgeByMoscow({ must, should, could, wont }, unable, { ...RULE, ...rule })
}

describe('MoSCoW by a majority', () => {
  it('is in with more than half “must”, out with more than half “won’t”', () => {
    expect(judge([6, 2, 1, 1])).toEqual({ verdict: 'in', reason: 'share-high' })
    expect(judge([1, 1, 2, 6])).toEqual({ verdict: 'out', reason: 'share-low' })
    expect(judge([5, 5, 0, 0])).toEqual({ verdict: 'uncertain', reason: 'share-between' })
    expect(judge([0, 10, 0, 0])).toMatchObject({ verdict: 'uncertain' })
  })

  it('counts “should” towards in where the rule says so', () => {
    expect(judge([3, 3, 2, 2], 0, { inCounts: 'must-or-should' })).toMatchObject({ verdict: 'in' })
    expect(judge([3, 3, 2, 2])).toMatchObject({ verdict: 'uncertain' })
  })

  it('is uncertain where half is enough and each half wants the opposite', () => {
    const half = { comparison: 'at-least' } as const
    expect(judge([5, 0, 0, 5], 0, half)).toMatchObject({ verdict: 'uncertain' })
    expect(judge([5, 1, 0, 4], 0, half)).toMatchObject({ verdict: 'in' })
    expect(judge([4, 1, 0, 5], 0, half)).toMatchObject({ verdict: 'out' })
  })

  it('counts those who were unable in where the rule says so', () => {
    expect(judge([6, 4, 0, 0], 2)).toMatchObject({ verdict: 'in' })
    expect(judge([6, 4, 0, 0], 2, { unable: 'include' })).toMatchObject({ verdict: 'uncertain' })
  })

  it('has no data where nobody chose any of the four', () => {
    expect(judge([0, 0, 0, 0], 3, { unable: 'include' })).toEqual({ verdict: 'no-data', reason: 'no-scores' })
  })
})
