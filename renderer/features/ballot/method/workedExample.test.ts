import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, isRankingRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { workedExample } from './workedExample.ts'

const rule = (key: string): ConsensusRule =>
  RULE_PRESETS.find((preset) => preset.key === key)?.rule ?? DEFAULT_RAM_RULE
const verdicts = (key: string) => workedExample(rule(key)).map(({ verdict }) => verdict)

describe('the invented panel', () => {
  it('is twelve people, under every rule that judges items one by one', () => {
    for (const preset of RULE_PRESETS) {
      const items = workedExample(preset.rule)
      expect(items, preset.key).toHaveLength(isRankingRule(preset.rule) ? 0 : 4)
      for (const { answers } of items) expect(answers).toHaveLength(12)
    }
  })

  it('shows what the rules make of a split', () => {
    expect(verdicts('rand-ucla')).toEqual(['in', 'in', 'uncertain', 'out'])
    // 8 of 12 are high where public contributors are less sure: 67 %.
    expect(verdicts('comet')).toEqual(['in', 'uncertain', 'uncertain', 'out'])
    expect(verdicts('moscow')).toEqual(['in', 'in', 'uncertain', 'out'])
  })

  it('follows a changed number', () => {
    const comet = rule('comet')
    if (comet.method !== 'percentage') throw new Error('The preset is another rule.')
    const [, unsure] = workedExample({ ...comet, inPercent: 60 })
    expect(unsure).toMatchObject({ verdict: 'in', because: '67% high, 8% low' })
    const [, inGroups] = workedExample({ ...comet, inPercent: 60, scope: 'every-group' })
    expect(inGroups).toMatchObject({ verdict: 'uncertain', because: '67% high, but not in every group' })
  })
})
