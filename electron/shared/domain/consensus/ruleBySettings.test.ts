import { describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import { ruleBySettings, settingsWithoutMeaning } from './ruleBySettings.ts'
import type { RuleSettings } from './ruleBySettings.ts'
import { consensusRule } from './rule.ts'
import type { ConsensusMethod } from './rule.ts'

const METHODS: readonly ConsensusMethod[] = consensusRule.options.map((option) => option.shape.method.value)

describe('a rule by settings', () => {
  it.each(METHODS)('of %s is one that can be locked, without any setting', (method) => {
    expect(consensusRule.safeParse(ruleBySettings(method, {})).success).toBe(true)
  })

  it('mirrors what takes an item in to what takes it out', () => {
    expect(ruleBySettings('percentage', { inPercent: 80, againstBelow: 10 })).toMatchObject({
      inPercent: 80,
      inAgainstBelow: 10,
      outPercent: 80,
      outAgainstBelow: 10,
    })
    expect(ruleBySettings('median-iqr', { medianIn: 6 })).toMatchObject({ medianIn: 6, medianOut: 4 })
    expect(ruleBySettings('median-iqr', { medianIn: 5 })).toMatchObject({ medianIn: 5, medianOut: 4.5 })
    expect(ruleBySettings('median-iqr', { medianIn: 3 })).toMatchObject({ medianIn: 3, medianOut: 2.5 })
  })

  it('takes the outer thirds of another scale', () => {
    expect(ruleBySettings('percentage', { scale: { minimum: 1, maximum: 5 } })).toMatchObject({
      scaleMaximum: 5,
      lowTo: 2,
      highFrom: 4,
    })
    expect(ruleBySettings('median-iqr', { scale: { minimum: 0, maximum: 10 } })).toMatchObject({
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 3,
    })
    expect(ruleBySettings('likert', { scale: { minimum: 1, maximum: 7 } })).toMatchObject({
      disagreeTo: 3,
      agreeFrom: 5,
    })
    expect(ruleBySettings('content-validity', { scale: { minimum: 0, maximum: 1 } })).toMatchObject({
      answers: 'essential',
    })
  })

  it('takes a stated majority as “at least”, and the usual one as more than half', () => {
    expect(ruleBySettings('moscow', {})).toMatchObject({ majorityPercent: 50, comparison: 'more-than' })
    expect(ruleBySettings('moscow', { inPercent: 60 })).toMatchObject({
      majorityPercent: 60,
      comparison: 'at-least',
    })
  })

  it.each<[ConsensusMethod, RuleSettings]>([
    ['ram', { scale: { minimum: 1, maximum: 5 } }],
    ['ram', { medianIn: 1 }],
    ['percentage', { scale: { minimum: 2, maximum: 9 } }],
    ['percentage', { scale: { minimum: 0, maximum: 100 } }],
    ['percentage', { inPercent: 70.5 }],
    ['median-iqr', { medianIn: 9.5 }],
    ['likert', { scale: { minimum: 0, maximum: 4 } }],
    ['content-validity', { scale: { minimum: 1, maximum: 5 } }],
    ['top-k', { k: 21 }],
  ])('of %s refuses %j', (method, settings) => {
    expect(() => ruleBySettings(method, settings)).toThrow(Refusal)
  })
})

describe('settings without meaning', () => {
  it('are those that a method has no use for', () => {
    const all: RuleSettings = { quantileType: 6, inPercent: 70, k: 3, unable: 'include', scope: undefined }
    expect(settingsWithoutMeaning(ruleBySettings('ram', {}), all)).toEqual(['inPercent', 'k', 'unable'])
    expect(settingsWithoutMeaning(ruleBySettings('top-k', {}), all)).toEqual([
      'quantileType',
      'inPercent',
      'unable',
    ])
    const essential = ruleBySettings('content-validity', { scale: { minimum: 0, maximum: 1 } })
    expect(settingsWithoutMeaning(essential, { inPercent: 80 })).toEqual(['inPercent'])
  })
})
