import { describe, expect, it } from 'vitest'
import type { ItemAnswers } from '../ballot/ratingFigures.ts'
import { moscowFiguresOf } from '../ballot/moscowFigures.ts'
import { rankingFiguresOf } from '../ballot/rankingFigures.ts'
import { ratingFiguresOf } from '../ballot/ratingFigures.ts'
import type { MoscowCategory } from '../ballot/answer.ts'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import type { MoscowRule, TopKRule } from '../consensus/rule.ts'
import { verdictReason } from '../consensus/verdict.ts'
import { REASON_WORDS, verdictWords } from './verdictWords.ts'

const MOSCOW: MoscowRule = {
  method: 'moscow',
  majorityPercent: 60,
  comparison: 'at-least',
  inCounts: 'must',
  unable: 'exclude',
}

function wordsOfScores(...scores: number[]): string {
  const answers: ItemAnswers = scores.map((value) => ({ kind: 'score', value }))
  return verdictWords(ratingFiguresOf([answers], DEFAULT_RAM_RULE, { roundNumber: 1, groupMinimum: 5 }))
}

function wordsOfMoscow(...categories: MoscowCategory[]): string {
  return verdictWords(
    moscowFiguresOf(
      categories.map((value) => ({ kind: 'moscow', value })),
      MOSCOW,
    ),
  )
}

/** Two voters' orders of items a to d, by the first two of each. */
function wordsOfOrders(inCount: number | null, ...orders: string[]): string[] {
  const rule: TopKRule = { method: 'top-k', k: 2, allowsFewer: false, weighting: 'pooled', inCount }
  const responses = orders.map((order) => ({
    answers: new Map(
      Array.from(order, (itemId, index) => [itemId, { kind: 'rank' as const, value: index + 1 }]),
    ),
  }))
  return [...rankingFiguresOf([responses], ['a', 'b', 'c', 'd'], rule).values()].map(verdictWords)
}

describe('verdictWords', () => {
  it('calls an uncertain item that splits the panel disputed', () => {
    expect(wordsOfScores(8, 8, 9)).toBe('In')
    expect(wordsOfScores(1, 2, 1)).toBe('Out')
    expect(wordsOfScores(5, 5, 5)).toBe('Uncertain')
    expect(wordsOfScores(1, 1, 1, 9, 9, 9)).toBe('Disputed')
    expect(wordsOfScores()).toBe('No scores')
    expect(wordsOfMoscow('must', 'must', 'must', 'wont')).toBe('In')
    expect(wordsOfMoscow('must', 'must', 'wont', 'wont')).toBe('Disputed')
    expect(wordsOfMoscow('must', 'could', 'could', 'should')).toBe('Uncertain')
    expect(wordsOfMoscow()).toBe('No answers')
  })

  it('gives an order without a line its places, and no agreement', () => {
    expect(wordsOfOrders(null, 'ab', 'ab')).toEqual(['Place 1', 'Place 2', 'Place 3', 'Place 3'])
    expect(wordsOfOrders(null)).toEqual(['No votes', 'No votes', 'No votes', 'No votes'])
  })

  it('says where a line falls between tied items', () => {
    expect(wordsOfOrders(1, 'ab', 'ba')).toEqual(['Tied at the line', 'Tied at the line', 'Out', 'Out'])
    expect(wordsOfOrders(2, 'ab', 'ba')).toEqual(['In', 'In', 'Out', 'Out'])
  })
})

describe('REASON_WORDS', () => {
  it('has other words for each reason', () => {
    const words = verdictReason.options.map((reason) => REASON_WORDS[reason])
    expect(new Set(words).size).toBe(verdictReason.options.length)
  })
})
