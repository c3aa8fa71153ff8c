import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import { hashRule } from './ruleHash.ts'

describe('hashRule', () => {
  it('is what a reader gets from sha256sum', () => {
    expect(canonicalJson(DEFAULT_RAM_RULE)).toBe(
      '{"medianIn":7,"medianOut":3,"method":"ram","quantileType":7,"scaleMaximum":9,"scaleMinimum":1}',
    )
    expect(hashRule(DEFAULT_RAM_RULE)).toBe(
      'f3d2cfca21ff1884583f89a9ea89d8778722c395906a97a3e09cbb8169af98df',
    )
  })

  it('does not depend on the order in which the settings were made', () => {
    const turnedRound = Object.fromEntries(Object.entries(DEFAULT_RAM_RULE).toReversed())
    expect(Object.keys(turnedRound)).not.toEqual(Object.keys(DEFAULT_RAM_RULE))
    expect(hashRule(turnedRound as typeof DEFAULT_RAM_RULE)).toBe(hashRule(DEFAULT_RAM_RULE))
  })

  it('changes with any setting', () => {
    const hashes = [
      hashRule(DEFAULT_RAM_RULE),
      hashRule({ ...DEFAULT_RAM_RULE, medianIn: 6.5 }),
      hashRule({ ...DEFAULT_RAM_RULE, medianOut: 3.5 }),
      hashRule({ ...DEFAULT_RAM_RULE, quantileType: 6 }),
    ]
    expect(new Set(hashes).size).toBe(4)
  })
})
