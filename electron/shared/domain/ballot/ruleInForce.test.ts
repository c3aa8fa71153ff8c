import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE } from '../consensus/rule.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { Deviation } from './deviation.ts'
import { ruleInForce } from './ruleInForce.ts'

const ballot = { id: 'ballot', rule: DEFAULT_RAM_RULE }
const withMedian = (medianIn: number) => ({ ...DEFAULT_RAM_RULE, medianIn })
const changed = (id: string, medianIn: number, fromRound: number, madeAt: string): Deviation => ({
  id,
  ballotId: 'ballot',
  madeAt,
  fromRound,
  change: {
    kind: 'rule',
    before: DEFAULT_RAM_RULE,
    after: withMedian(medianIn),
    ruleHash: hashRule(withMedian(medianIn)),
  },
  reason: 'Too strict for so small a room.',
})

describe('ruleInForce', () => {
  it('is the locked rule where nothing was changed, or only something else', () => {
    expect(ruleInForce(ballot, [], 3)).toEqual(DEFAULT_RAM_RULE)
    const rounds: Deviation = {
      ...changed('a', 6, 1, '2026-03-01T10:00:00.000Z'),
      change: { kind: 'planned-rounds', before: 2, after: 3 },
    }
    const elsewhere = { ...changed('b', 6, 1, '2026-03-01T10:00:00.000Z'), ballotId: 'other' }
    expect(ruleInForce(ballot, [rounds, elsewhere], 3)).toEqual(DEFAULT_RAM_RULE)
  })

  it('leaves the rounds before a change as they were', () => {
    const one = changed('a', 6, 2, '2026-03-01T10:00:00.000Z')
    expect(ruleInForce(ballot, [one], 1)).toEqual(DEFAULT_RAM_RULE)
    expect(ruleInForce(ballot, [one], 2)).toEqual(withMedian(6))
    expect(ruleInForce(ballot, [one], 5)).toEqual(withMedian(6))
  })

  it('goes by the latest change that holds for the round, whatever their order', () => {
    const early = changed('a', 6, 2, '2026-03-01T10:00:00.000Z')
    const late = changed('b', 8, 2, '2026-03-01T11:00:00.000Z')
    const later = changed('c', 6.5, 3, '2026-03-01T12:00:00.000Z')
    for (const order of [
      [early, late, later],
      [later, late, early],
    ]) {
      expect(ruleInForce(ballot, order, 2)).toEqual(withMedian(8))
      expect(ruleInForce(ballot, order, 3)).toEqual(withMedian(6.5))
    }
  })
})
