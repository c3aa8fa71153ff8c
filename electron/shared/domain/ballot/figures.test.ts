import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { Answer } from './answer.ts'
import { figures, figuresOf, isUnanimous } from './figures.ts'

const score = (value: number): Answer => ({ kind: 'score', value })
const UNABLE: Answer = { kind: 'unable' }
const SKIPPED: Answer = { kind: 'skipped' }

describe('figuresOf', () => {
  it('judges the scores and counts the rest apart, the unreached as skipped', () => {
    const made = figuresOf(
      [score(7), UNABLE, score(8), SKIPPED, undefined, score(9), score(9), score(3)],
      DEFAULT_RAM_RULE,
    )
    expect(made).toMatchObject({ n: 5, unable: 1, skipped: 2, median: 8, low: 1, high: 4, lowBase: false })
    expect(made.verdict).toBe('in')
    expect(figures.parse(made)).toEqual(made)
  })

  it('flags fewer than five scores, however many answers there are', () => {
    const four = [score(7), score(7), score(7), score(7)]
    expect(figuresOf([...four, UNABLE, UNABLE], DEFAULT_RAM_RULE)).toMatchObject({ n: 4, lowBase: true })
    expect(figuresOf([...four, score(7)], DEFAULT_RAM_RULE)).toMatchObject({ n: 5, lowBase: false })
  })

  it('has no data where nobody answered or all were unable', () => {
    const noData = { n: 0, median: null, verdict: 'no-data', reason: 'no-scores', lowBase: true }
    expect(figuresOf([], DEFAULT_RAM_RULE)).toMatchObject({ ...noData, unable: 0, skipped: 0 })
    expect(figuresOf([UNABLE, UNABLE], DEFAULT_RAM_RULE)).toMatchObject({ ...noData, unable: 2, skipped: 0 })
  })
})

describe('isUnanimous', () => {
  const unanimous = (answers: (Answer | undefined)[]) => isUnanimous(figuresOf(answers, DEFAULT_RAM_RULE))

  it('is true where all who gave a score gave the same, whatever the others did', () => {
    expect(unanimous([score(8), score(8), score(8)])).toBe(true)
    expect(unanimous([score(8), score(8), UNABLE, undefined])).toBe(true)
    expect(unanimous([score(1)])).toBe(true)
  })

  it('is false where scores differ or there are none', () => {
    expect(unanimous([score(8), score(8), score(7)])).toBe(false)
    expect(unanimous([UNABLE, UNABLE])).toBe(false)
    expect(unanimous([])).toBe(false)
  })
})
