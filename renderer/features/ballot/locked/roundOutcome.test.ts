import { describe, expect, it } from 'vitest'
import type { Verdict } from '#shared/domain/consensus/verdict'
import { outcomeInWords, turnoutInWords } from './roundOutcome.ts'

const items = (...verdicts: Verdict[]) => ({ items: verdicts.map((verdict) => ({ pooled: { verdict } })) })

describe('a closed round in words', () => {
  it('counts its verdicts', () => {
    expect(outcomeInWords(items('uncertain', 'in', 'in', 'out', 'uncertain'))).toBe(
      '2 in, 1 out, 2 uncertain',
    )
    expect(outcomeInWords(items('in', 'no-data'))).toBe('1 in, 1 without an answer')
    expect(outcomeInWords(items('ranked', 'ranked'))).toBe('2 items in order')
    expect(outcomeInWords(items())).toBe('')
  })

  it('says how the answers came, where they came in several ways', () => {
    const channels = (phone: number, tablet: number, paper: number) => ({
      responses: phone + tablet + paper,
      byChannel: { phone, tablet, paper, elsewhere: 0 },
    })
    expect(turnoutInWords(channels(14, 0, 0))).toBe('14 people answered')
    expect(turnoutInWords(channels(12, 1, 2))).toBe(
      '15 people answered: 12 by phone, 1 on the shared tablet, 2 on paper',
    )
    expect(turnoutInWords(channels(0, 0, 1))).toBe('1 person answered on paper')
    expect(turnoutInWords(channels(0, 0, 0))).toBe('Nobody answered')
  })
})
