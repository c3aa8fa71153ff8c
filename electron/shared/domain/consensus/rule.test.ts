import { describe, expect, it } from 'vitest'
import { consensusRule, DEFAULT_RAM_RULE } from './rule.ts'

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
