import { describe, expect, it } from 'vitest'
import { stabilityOf } from '#shared/domain/consensus/stability'
import { roundStabilityInWords, stabilityInWords } from './stabilityWords.ts'

const BEFORE = [5, 6, 4, 7, 3, 6, 5, 8, 4, 6, 7, 5]
const AFTER = [7, 5, 6, 7, 6, 7, 7, 6, 5, 6, 8, 8]
const pairs = BEFORE.map((before, index) => ({ before, after: AFTER[index] ?? 0 }))
const isHigh = (score: number) => score >= 7

describe('steadiness in words', () => {
  it('begins with what everybody can read', () => {
    expect(stabilityInWords({ itemId: 'item', ...stabilityOf(pairs, isHigh) })).toEqual([
      '10 of the 12 people who scored it both times gave another score.',
      'Wilcoxon signed-rank test: p = 0.056.',
      'High before and not now: 1; high now and not before: 4. McNemar’s exact test: p = 0.375.',
      'Coefficient of variation: 0.26 before, 0.15 now.',
    ])
  })

  it('leaves out what nothing can be said of', () => {
    const same = Array.from({ length: 5 }, () => ({ before: 8, after: 8 }))
    expect(stabilityInWords({ itemId: 'item', ...stabilityOf(same, isHigh) })).toEqual([
      '0 of the 5 people who scored it both times gave another score.',
      'Coefficient of variation: 0.00 before, 0.00 now.',
    ])
  })

  it('adds the items of a round', () => {
    expect(
      roundStabilityInWords(
        [
          { n: 12, changed: 10 },
          { n: 8, changed: 0 },
        ],
        1,
      ),
    ).toBe('Since round 1, 50% of the scores have changed (10 of 20 that were given both times).')
    expect(roundStabilityInWords([], 1)).toBeNull()
  })
})
