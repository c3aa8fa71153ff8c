import { describe, expect, it } from 'vitest'
import { ballotContract } from '#shared/contract/ballot.contract'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { practiceContent } from './practiceContent.ts'

describe('a practice ballot', () => {
  it.each(RULE_PRESETS)('is answered as the real one is: $name', ({ rule }) => {
    const { wordings, ...content } = practiceContent(rule)
    expect(content).toMatchObject({ isPractice: true, plannedRounds: 1 })
    expect(content.title).toMatch(/^Practice: /)
    expect(wordings.length).toBeGreaterThanOrEqual(4)
    expect(wordings.length).toBeLessThanOrEqual(6)
    expect(answersTakenBy(content.rule, 5).kind).toBe(answersTakenBy(rule, 5).kind)
    const { ballotId: _ballotId, items: _items, ...shape } = ballotContract['ballot.create'].input.shape
    for (const [name, schema] of Object.entries(shape)) {
      expect(schema.safeParse(content[name as keyof typeof content]).success, name).toBe(true)
    }
  })

  it('gives no more dots than it has items, and draws no line below them all', () => {
    const dots = { method: 'dots', budget: 40, capPerItem: 3, weighting: 'pooled', inCount: 12 } as const
    expect(practiceContent(dots).rule).toMatchObject({ budget: 6, capPerItem: 3, inCount: null })
  })
})
