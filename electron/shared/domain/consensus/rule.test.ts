import { describe, expect, it } from 'vitest'
import { consensusRule, DEFAULT_RAM_RULE, dotsBudget, isRankingRule, isRatingRule, scaleOf } from './rule.ts'
import { RULE_PRESETS } from './rulePresets.ts'

describe('consensusRule', () => {
  it("takes the guideline's rule", () => {
    expect(consensusRule.parse(DEFAULT_RAM_RULE)).toEqual(DEFAULT_RAM_RULE)
  })

  it('refuses cut-offs by which a median could be in and out at once', () => {
    for (const medianOut of [7, 8]) {
      expect(consensusRule.safeParse({ ...DEFAULT_RAM_RULE, medianOut }).success).toBe(false)
    }
    expect(consensusRule.safeParse({ ...DEFAULT_RAM_RULE, medianOut: 6.5 }).success).toBe(true)
  })
})

describe('the settings of a rule', () => {
  const preset = (key: string) => {
    const rule = RULE_PRESETS.find((one) => one.key === key)?.rule
    if (rule === undefined) throw new Error(`There is no preset ${key}.`)
    return rule
  }
  const isTaken = (key: string, changes: object) =>
    consensusRule.safeParse({ ...preset(key), ...changes }).success

  it('keep low and high scores apart, and on the scale', () => {
    expect(isTaken('comet', { lowTo: 6 })).toBe(true)
    expect(isTaken('comet', { lowTo: 7 })).toBe(false)
    expect(isTaken('comet', { highFrom: 10 })).toBe(false)
    expect(isTaken('comet', { lowTo: 0 })).toBe(false)
    expect(isTaken('likert', { agreeFrom: 2 })).toBe(false)
    expect(isTaken('likert', { agreeFrom: 6 })).toBe(false)
    expect(isTaken('median-iqr', { medianOut: 7 })).toBe(false)
  })

  it('change from round to round in the order of the rounds', () => {
    const thresholds = {
      inPercent: 80,
      inComparison: 'at-least',
      inAgainstBelow: 15,
      outPercent: 80,
      outAgainstBelow: 15,
      outAtMostHigh: 50,
    }
    const from = (...rounds: number[]) => ({
      laterRounds: rounds.map((fromRound) => ({ ...thresholds, fromRound })),
    })
    expect(isTaken('comet', from(2, 4))).toBe(true)
    expect(isTaken('comet', from(4, 2))).toBe(false)
    expect(isTaken('comet', from(2, 2))).toBe(false)
    expect(isTaken('comet', from(1))).toBe(false)
  })

  it('take whole percentages from 0 to 100, and nothing that the method does not have', () => {
    expect(isTaken('comet', { inPercent: 70.5 })).toBe(false)
    expect(isTaken('comet', { inPercent: 101 })).toBe(false)
    expect(isTaken('comet', { majorityPercent: 50 })).toBe(false)
  })

  it('make each rule one of scores, of an order, or MoSCoW', () => {
    for (const { rule } of RULE_PRESETS) {
      const kinds = [isRatingRule(rule), isRankingRule(rule), rule.method === 'moscow']
      expect(kinds.filter(Boolean)).toHaveLength(1)
      expect(scaleOf(rule) !== null).toBe(isRatingRule(rule))
    }
  })

  it('give a dot for every three items, at least one, unless the rule says how many', () => {
    const dots = {
      method: 'dots',
      budget: null,
      capPerItem: null,
      weighting: 'pooled',
      inCount: null,
    } as const
    expect([0, 1, 3, 4, 30].map((items) => dotsBudget(dots, items))).toEqual([1, 1, 1, 2, 10])
    expect(dotsBudget({ ...dots, budget: 6 }, 30)).toBe(6)
  })
})
