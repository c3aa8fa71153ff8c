import { describe, expect, it } from 'vitest'
import { figureInWords, missingInWords, outcomeOf } from './verdictWords.ts'

describe('results in words', () => {
  it('tell an item that the panel disagrees on from one that is merely uncertain', () => {
    expect(outcomeOf({ verdict: 'uncertain', disagreement: true })).toBe('disputed')
    expect(outcomeOf({ verdict: 'uncertain', disagreement: false })).toBe('uncertain')
    expect(outcomeOf({ verdict: 'in', disagreement: false })).toBe('in')
  })

  it('round figures to one decimal and show that there is none', () => {
    expect(figureInWords(6.5)).toBe('6.5')
    expect(figureInWords(2.8000000000000003)).toBe('2.8')
    expect(figureInWords(7)).toBe('7')
    expect(figureInWords(0)).toBe('0')
    expect(figureInWords(null)).toBe('–')
  })

  it('say who gave no score, and nothing where nobody did so', () => {
    expect(missingInWords({ unable: 2, skipped: 1 })).toBe('2 unable to score, 1 skipped')
    expect(missingInWords({ unable: 0, skipped: 1 })).toBe('1 skipped')
    expect(missingInWords({ unable: 0, skipped: 0 })).toBe('')
  })
})
