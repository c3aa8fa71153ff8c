import { describe, expect, it } from 'vitest'
import { moscowFiguresOf } from '#shared/domain/ballot/moscowFigures'
import type { Answer } from '#shared/domain/ballot/answer'
import type { MoscowRule } from '#shared/domain/consensus/rule'
import {
  agreementInWords,
  chanceInWords,
  channelsInWords,
  missingInWords,
  sensitivityOf,
  whyHidden,
} from './figureWords.ts'

const RULE: MoscowRule = {
  method: 'moscow',
  majorityPercent: 60,
  comparison: 'at-least',
  inCounts: 'must',
  unable: 'exclude',
}
const must: Answer = { kind: 'moscow', value: 'must' }
const could: Answer = { kind: 'moscow', value: 'could' }
const unable: Answer = { kind: 'unable' }

describe('results in words', () => {
  it('say who gave no answer that counts, and nothing where everybody did', () => {
    expect(missingInWords({ kind: 'rating', unable: 2, skipped: 1 })).toBe('2 unable to score, 1 skipped')
    expect(missingInWords({ kind: 'moscow', unable: 2, skipped: 0 })).toBe('2 could not say')
    expect(missingInWords({ kind: 'rating', unable: 0, skipped: 0 })).toBe('')
  })

  it('say what “unable” counted in would make of it, where that is something else', () => {
    expect(sensitivityOf(moscowFiguresOf([must, must, must, could, unable, unable], RULE))).toBe('uncertain')
    expect(sensitivityOf(moscowFiguresOf([must, must, must, must, must, unable], RULE))).toBeNull()
    expect(sensitivityOf(moscowFiguresOf([must, could], RULE))).toBeNull()
  })

  it('say how the answers came', () => {
    expect(channelsInWords({ phone: 12, tablet: 0, paper: 2, elsewhere: 0 })).toBe('12 on phones, 2 on paper')
    expect(channelsInWords({ phone: 0, tablet: 0, paper: 0, elsewhere: 0 })).toBe('')
  })

  it('say how alike the answers were, by the better of the two chances', () => {
    const found = {
      kind: 'found',
      kendallW: 0.618,
      s: 1,
      kendallWUncorrected: 0.6,
      tiesSum: 0,
      chiSquare: 1,
      degreesOfFreedom: 1,
      p: 0.2,
      permutationP: 0.0123,
      raters: 9,
      items: 5,
      excludedRaters: 2,
    } as const
    expect(agreementInWords(found)).toBe(
      'How alike people’s answers were: W = 0.62 (0 is not at all, 1 is all the same), p = 0.012. ' +
        'Worked out from the 9 people who answered every item; 2 more left gaps.',
    )
    expect(agreementInWords({ ...found, permutationP: null, excludedRaters: 0 })).toContain(
      'p = 0.200. Worked out from all 9 people who answered.',
    )
    const none = { kind: 'none', reason: 'all-tied', raters: 3, items: 5, excludedRaters: 0 } as const
    expect(agreementInWords(none)).toContain('nobody made any difference')
    expect(chanceInWords(0.0004)).toBe('p < 0.001')
  })

  it('say why a group is not shown', () => {
    expect(whyHidden('too-few', 5)).toBe('not shown: too few (fewer than 5 answers)')
    expect(whyHidden('would-reveal-another', 5)).toBe('not shown: it would give a smaller group away')
  })
})
