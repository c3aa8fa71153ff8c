import { describe, expect, it } from 'vitest'
import { consensusRule } from '#shared/domain/consensus/rule'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { FIRST_SURVEY_RULE, percentOf, ruleOfSurvey, settingsOf, SURVEY_SCALES } from './surveyRule.ts'

describe('the rule of an earlier survey', () => {
  it.each(RULE_PRESETS.map(({ key }) => key))(
    'can be used as %s on every scale that it offers',
    (presetKey) => {
      const { scales } = settingsOf(presetKey)
      for (const scale of scales.length > 0 ? scales : SURVEY_SCALES) {
        const rule = ruleOfSurvey({ ...FIRST_SURVEY_RULE, presetKey, scale, percent: percentOf(presetKey) })
        expect(consensusRule.safeParse(rule).error).toBeUndefined()
      }
    },
  )

  it('is the preset as it stands, unless something was set', () => {
    for (const { key, rule } of RULE_PRESETS) {
      if (rule.method === 'top-k' || rule.method === 'dots') continue
      const scale = rule.method === 'likert' ? { minimum: 1, maximum: 5 } : FIRST_SURVEY_RULE.scale
      expect(ruleOfSurvey({ ...FIRST_SURVEY_RULE, presetKey: key, scale, percent: percentOf(key) })).toEqual(
        rule,
      )
    }
  })

  it('follows what was set', () => {
    const set = { ...FIRST_SURVEY_RULE, percent: 80, ranked: 3, dots: 7 }
    expect(ruleOfSurvey({ ...set, presetKey: 'comet' })).toMatchObject({ inPercent: 80, outPercent: 80 })
    expect(ruleOfSurvey({ ...set, presetKey: 'ngt' })).toMatchObject({ k: 3, allowsFewer: true })
    expect(ruleOfSurvey({ ...set, presetKey: 'dots' })).toMatchObject({ budget: 7, capPerItem: null })
  })
})
