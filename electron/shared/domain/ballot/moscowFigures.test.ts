import { describe, expect, it } from 'vitest'
import type { MoscowRule } from '../consensus/rule.ts'
import type { Answer, MoscowCategory } from './answer.ts'
import { moscowFigures } from './figures.ts'
import { moscowFiguresOf } from './moscowFigures.ts'

const RULE: MoscowRule = {
  method: 'moscow',
  majorityPercent: 50,
  comparison: 'more-than',
  inCounts: 'must',
  unable: 'exclude',
}
const chosen = (value: MoscowCategory): Answer => ({ kind: 'moscow', value })
const figuresOf = (answers: (Answer | undefined)[]) => moscowFigures.parse(moscowFiguresOf(answers, RULE))

describe('the figures of MoSCoW', () => {
  it('are the full split, the mode and the verdict, with “unable” counted in beside it', () => {
    const answers = ['must', 'must', 'must', 'should', 'wont'] as const
    expect(figuresOf([...answers.map(chosen), { kind: 'unable' }, { kind: 'skipped' }, undefined])).toEqual({
      kind: 'moscow',
      n: 5,
      unable: 1,
      skipped: 2,
      lowBase: false,
      must: 3,
      should: 1,
      could: 0,
      wont: 1,
      mode: ['must'],
      verdict: 'in',
      reason: 'share-high',
      verdictWithUnable: 'uncertain',
    })
  })

  it('name every mode where several tie, the most wanted first', () => {
    expect(figuresOf([chosen('wont'), chosen('should')]).mode).toEqual(['should', 'wont'])
  })

  it('have no data and no mode where nobody chose', () => {
    expect(figuresOf([])).toMatchObject({ n: 0, mode: [], verdict: 'no-data', verdictWithUnable: 'no-data' })
    expect(figuresOf([{ kind: 'unable' }, { kind: 'score', value: 3 }])).toMatchObject({
      n: 0,
      unable: 1,
      skipped: 1,
      mode: [],
      verdict: 'no-data',
    })
  })
})
