import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import type { Answer } from './answer.ts'
import { answersTakenBy, checkAnswer, checkWholeAnswer, isAnsweredAsWhole } from './answersTaken.ts'

const ORDER = { weighting: 'pooled', inCount: null } as const
const TOP_3: ConsensusRule = { method: 'top-k', k: 3, allowsFewer: false, ...ORDER }
const DOTS: ConsensusRule = { method: 'dots', budget: null, capPerItem: 2, ...ORDER }
const MOSCOW: ConsensusRule = {
  method: 'moscow',
  majorityPercent: 50,
  comparison: 'more-than',
  inCounts: 'must',
  unable: 'exclude',
}

const isTaken = (check: () => void): boolean => {
  try {
    check()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return false
  }
}
const ranks = (...places: number[]): Answer[] => places.map((value) => ({ kind: 'rank', value }))
const dots = (...spent: number[]): Answer[] => spent.map((value) => ({ kind: 'dots', value }))

describe('answersTakenBy', () => {
  it('asks for no more places than there are items', () => {
    expect(answersTakenBy(TOP_3, 10)).toEqual({ kind: 'rank', count: 3, allowsFewer: false })
    expect(answersTakenBy(TOP_3, 2)).toMatchObject({ count: 2 })
    expect(answersTakenBy({ method: 'borda', ...ORDER }, 7)).toMatchObject({ count: 7, allowsFewer: false })
  })

  it('gives a third of the items in dots, rounded up, where the rule says no number', () => {
    expect(answersTakenBy(DOTS, 10)).toEqual({ kind: 'dots', budget: 4, capPerItem: 2 })
    expect(answersTakenBy(DOTS, 1)).toMatchObject({ budget: 1 })
  })

  it('names each score of a scale that has names, as many as there are', () => {
    const likert: ConsensusRule = {
      method: 'likert',
      scaleMinimum: 1,
      scaleMaximum: 5,
      disagreeTo: 2,
      agreeFrom: 4,
      percent: 80,
      unable: 'exclude',
    }
    for (const rule of [
      likert,
      ...(['relevance', 'essential'] as const).map((answers) => ({
        method: 'content-validity' as const,
        answers,
        inPercent: 78,
        outBelowPercent: 70,
        unable: 'exclude' as const,
      })),
    ]) {
      const taken = answersTakenBy(rule, 5)
      if (taken.kind !== 'score') throw new Error('These are scores.')
      expect(taken.labels).toHaveLength(taken.maximum - taken.minimum + 1)
    }
    expect(answersTakenBy({ ...likert, scaleMaximum: 7 }, 5)).toMatchObject({ labels: null })
  })
})

describe('an answer to one item', () => {
  const ram = answersTakenBy(DEFAULT_RAM_RULE, 4)
  const moscow = answersTakenBy(MOSCOW, 4)

  it('is a score on the scale, “unable” or skipped', () => {
    for (const value of [1, 5, 9])
      expect(isTaken(() => checkAnswer(ram, { kind: 'score', value }))).toBe(true)
    for (const value of [0, 10]) expect(isTaken(() => checkAnswer(ram, { kind: 'score', value }))).toBe(false)
    for (const kind of ['unable', 'skipped'] as const) {
      expect(isTaken(() => checkAnswer(ram, { kind }))).toBe(true)
      expect(isTaken(() => checkAnswer(moscow, { kind }))).toBe(true)
    }
  })

  it('is not of another kind than the ballot asks for', () => {
    expect(isTaken(() => checkAnswer(ram, { kind: 'moscow', value: 'must' }))).toBe(false)
    expect(isTaken(() => checkAnswer(moscow, { kind: 'score', value: 5 }))).toBe(false)
    expect(isTaken(() => checkAnswer(moscow, { kind: 'moscow', value: 'wont' }))).toBe(true)
    for (const given of [...ranks(1), ...dots(1)]) expect(isTaken(() => checkAnswer(ram, given))).toBe(false)
    expect(isTaken(() => checkAnswer(answersTakenBy(TOP_3, 5), { kind: 'unable' }))).toBe(false)
  })
})

describe('an answer as a whole', () => {
  const topThree = answersTakenBy(TOP_3, 10)
  const fourDots = answersTakenBy(DOTS, 10)

  it('is asked for by orders and dots only', () => {
    expect([topThree, fourDots].map(isAnsweredAsWhole)).toEqual([true, true])
    expect([DEFAULT_RAM_RULE, MOSCOW].map((rule) => isAnsweredAsWhole(answersTakenBy(rule, 4)))).toEqual([
      false,
      false,
    ])
    expect(isTaken(() => checkWholeAnswer(answersTakenBy(MOSCOW, 4), []))).toBe(false)
  })

  it('has the places 1, 2, 3 …, each once, and no more than were asked for', () => {
    for (const given of [[], [1], [2, 1], [3, 1, 2]]) {
      expect(isTaken(() => checkWholeAnswer(topThree, ranks(...given)))).toBe(true)
    }
    for (const given of [[2], [1, 1], [1, 3], [1, 2, 3, 4]]) {
      expect(isTaken(() => checkWholeAnswer(topThree, ranks(...given)))).toBe(false)
    }
    expect(isTaken(() => checkWholeAnswer(topThree, [...ranks(1), ...dots(1)]))).toBe(false)
  })

  it('never spends more dots than the budget, nor more on one item than the cap', () => {
    expect(isTaken(() => checkWholeAnswer(fourDots, dots(2, 2)))).toBe(true)
    expect(isTaken(() => checkWholeAnswer(fourDots, dots(2, 2, 1)))).toBe(false)
    expect(isTaken(() => checkWholeAnswer(fourDots, dots(3)))).toBe(false)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), (spent) => {
        const total = spent.reduce((sum, one) => sum + one, 0)
        const isAllowed = total <= 4 && spent.every((one) => one <= 2)
        expect(isTaken(() => checkWholeAnswer(fourDots, dots(...spent)))).toBe(isAllowed)
      }),
    )
  })
})
