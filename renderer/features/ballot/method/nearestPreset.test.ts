import { describe, expect, it } from 'vitest'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { inGroups } from './methodGroups.ts'
import { nearestPreset } from './nearestPreset.ts'

describe('the preset that a rule comes from', () => {
  it.each(RULE_PRESETS)('is $name where nothing has been changed', (preset) => {
    expect(nearestPreset(preset.rule, RULE_PRESETS)).toEqual({ preset, changes: 0 })
  })

  it('is the nearest of its method after a change', () => {
    const every = RULE_PRESETS.find(({ key }) => key === 'comet-every-group')
    if (every?.rule.method !== 'percentage') throw new Error('The preset for every group is gone.')
    expect(nearestPreset({ ...every.rule, inPercent: 75 }, RULE_PRESETS)).toEqual({
      preset: every,
      changes: 1,
    })
  })

  it('is none where no preset has the method', () => {
    const [first] = RULE_PRESETS
    expect(first && nearestPreset(first.rule, [])).toBe(null)
  })
})

it('has every preset in one group', () => {
  const grouped = inGroups(RULE_PRESETS)
  expect(grouped.map(({ key }) => key)).toEqual(['score', 'rank', 'sort'])
  expect(grouped.flatMap(({ presets }) => presets)).toHaveLength(RULE_PRESETS.length)
  expect(inGroups([])).toEqual([])
})
