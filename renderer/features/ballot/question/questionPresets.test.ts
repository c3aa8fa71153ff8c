import { expect, it } from 'vitest'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import { ballot } from '#shared/domain/ballot/ballot'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { isReadyMade, needsLabels, questionPresets, usualQuestion } from './questionPresets.ts'

it('has questions for every method, and each fits a ballot', () => {
  const words = ballot.pick({ question: true, lowLabel: true, highLabel: true })
  for (const { key, rule } of RULE_PRESETS) {
    const presets = questionPresets(answersTakenBy(rule, 10))
    expect(presets.length, key).toBeGreaterThan(0)
    for (const preset of presets) {
      expect(words.safeParse(preset).success, preset.question).toBe(true)
      expect(isReadyMade(preset.question)).toBe(true)
    }
  }
})

it('asks for names of the ends only where the steps have none', () => {
  const withLabels = RULE_PRESETS.filter(({ rule }) => needsLabels(answersTakenBy(rule, 10)))
  expect(withLabels.map(({ key }) => key)).toEqual([
    'rand-ucla',
    'comet',
    'comet-every-group',
    'median-iqr',
    'majority',
  ])
})

it('knows its own questions from those of a facilitator', () => {
  expect(isReadyMade(` ${usualQuestion(answersTakenBy(DEFAULT_RAM_RULE, 1)).question} `)).toBe(true)
  expect(isReadyMade('What would you miss?')).toBe(false)
})
