import { expect, it } from 'vitest'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import { minutesToAnswer } from './minutesToAnswer.ts'

const presetRule = (key: string): ConsensusRule =>
  RULE_PRESETS.find((preset) => preset.key === key)?.rule ?? DEFAULT_RAM_RULE

it('takes twenty seconds for each score', () => {
  expect(minutesToAnswer(DEFAULT_RAM_RULE, 30)).toBe(10)
  expect(minutesToAnswer(DEFAULT_RAM_RULE, 1)).toBe(1)
  expect(minutesToAnswer(DEFAULT_RAM_RULE, 0)).toBe(0)
})

it('depends on the method: five places cost less than an order of all', () => {
  expect(minutesToAnswer(presetRule('ngt'), 30)).toBe(5)
  expect(minutesToAnswer(presetRule('borda'), 30)).toBe(10)
  expect(minutesToAnswer(presetRule('moscow'), 30)).toBe(8)
  expect(minutesToAnswer(presetRule('dots'), 30)).toBe(5)
})
