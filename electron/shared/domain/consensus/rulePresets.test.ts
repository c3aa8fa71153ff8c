import { describe, expect, it } from 'vitest'
import { describeRule, sentencesOfRule } from './describeRule.ts'
import { consensusRule } from './rule.ts'
import { hashRule } from './ruleHash.ts'
import { RULE_PRESETS } from './rulePresets.ts'

describe('the presets', () => {
  it.each(RULE_PRESETS)(
    '$key: is a rule as it stands, and is explained',
    ({ rule, name, guideline, about, answers }) => {
      expect(consensusRule.parse(rule)).toEqual(rule)
      expect(
        [name, guideline, answers].every((words) => /^[A-Z0-9]/i.test(words) && !words.endsWith('.')),
      ).toBe(true)
      expect(about).toMatch(/^For [^.]*\.$/)
      expect(answers.length).toBeLessThanOrEqual(60)
      for (const sentence of sentencesOfRule(rule)) expect(sentence).toMatch(/^[A-Z“].*\.$/)
      expect(describeRule(rule)).not.toMatch(/undefined|null|NaN|\[object| {2}/)
    },
  )

  it('are all different, in key, name and rule, and cover every method', () => {
    for (const of of [
      RULE_PRESETS.map(({ key }) => key),
      RULE_PRESETS.map(({ name }) => name),
      RULE_PRESETS.map(({ rule }) => hashRule(rule)),
    ]) {
      expect(new Set(of).size).toBe(RULE_PRESETS.length)
    }
    expect([...new Set(RULE_PRESETS.map(({ rule }) => rule.method))].toSorted()).toEqual([
      'borda',
      'content-validity',
      'dots',
      'likert',
      'median-iqr',
      'moscow',
      'percentage',
      'ram',
      'top-k',
    ])
  })

  // A preset whose fingerprint changes is another rule under an old name: give the new rule a new preset instead.
  it('keep their fingerprints', () => {
    expect(
      Object.fromEntries(RULE_PRESETS.map(({ key, rule }) => [key, hashRule(rule).slice(0, 16)])),
    ).toEqual({
      'rand-ucla': 'f3d2cfca21ff1884',
      comet: '3cd684cf07fa3712',
      'comet-every-group': '87653a15e1971dde',
      'median-iqr': '01106a519da8dc9b',
      majority: 'cfd7f3c027d24c77',
      likert: 'd6af260fb4d742b1',
      ngt: '694ba275e8b06e80',
      jla: 'b3d1984b96e97cde',
      dots: '60c74a9c290f3f59',
      moscow: '127fc5bcbae3d4cf',
      borda: '3a31795975dc90fe',
      relevance: 'ba0b43389747ef3d',
      essential: '7ebeb276d60085c7',
    })
  })
})
