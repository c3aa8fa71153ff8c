import { describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { figureInWords, headlineOf, percentInWords } from '#shared/domain/ballot/headline'
import { rankingFiguresOf } from '#shared/domain/ballot/rankingFigures'
import { ratingFiguresOf } from '#shared/domain/ballot/ratingFigures'
import { DEFAULT_RAM_RULE, type ConsensusRule, type RatingRule } from '#shared/domain/consensus/rule'
import { resultColumns } from './resultColumns.ts'

const SETTING = { roundNumber: 1, groupMinimum: 5 }
const scores = (...values: number[]): Answer[] => values.map((value) => ({ kind: 'score', value }))
const rate = (rule: RatingRule, ...values: number[]) => ratingFiguresOf([scores(...values)], rule, SETTING)

/** "Median 8", "High 71.4% (5 of 7)": what a row says. */
function said(rule: ConsensusRule, made: Parameters<ReturnType<typeof resultColumns>[number]['cell']>[0]) {
  return resultColumns(rule).map(({ name, cell }) => {
    const { value, note } = cell(made)
    return note === undefined ? `${name} ${value}` : `${name} ${value} (${note})`
  })
}

describe('the columns of results', () => {
  it('have what the method has', () => {
    expect(said(DEFAULT_RAM_RULE, rate(DEFAULT_RAM_RULE, 1, 2, 3, 3, 5, 7, 7, 8, 9))).toEqual([
      'n 9',
      'Median 5',
      'IQR 4 (3 to 7)',
      'DI 1.70',
    ])
    const relevance: RatingRule = {
      method: 'content-validity',
      answers: 'relevance',
      inPercent: 78,
      outBelowPercent: 70,
      unable: 'exclude',
    }
    expect(said(relevance, rate(relevance, 4, 4, 4, 3, 3, 3, 4, 4, 4, 1))).toEqual([
      'n 10',
      'I-CVI 0.90 (9 of 10)',
      'k* 0.90',
    ])
    expect(said(relevance, rate(relevance))).toEqual(['n 0', 'I-CVI –', 'k* –'])
  })

  it('say what a share is of, and flag few answers', () => {
    const rule: RatingRule = {
      method: 'likert',
      scaleMinimum: 1,
      scaleMaximum: 5,
      disagreeTo: 2,
      agreeFrom: 4,
      percent: 80,
      unable: 'exclude',
    }
    expect(said(rule, rate(rule, 5, 4, 1))).toEqual([
      'n 3 (few)',
      'Agree 66.7% (2 of 3)',
      'Disagree 33.3% (1 of 3)',
      'Median 4',
    ])
    expect(headlineOf(rate(rule, 5, 4, 1), rule)).toEqual({ name: 'Agree', value: '66.7%' })
  })

  it('say that places added are kept back, and are not there without votes', () => {
    const rule = {
      method: 'top-k',
      k: 1,
      allowsFewer: true,
      weighting: 'equal-groups',
      inCount: null,
    } as const
    const made = rankingFiguresOf(
      [[{ answers: new Map([['a', { kind: 'rank', value: 1 }]]) }]],
      ['a', 'b'],
      rule,
    )
    const first = made.get('a')
    if (!first) throw new Error('a was not counted')
    expect(said(rule, first)).toEqual([
      'Voters 1 (of 1)',
      'Put first 1',
      'Of all points 100%',
      'Places added 1',
    ])
    expect(said(rule, { ...first, positionSum: null })).toContain('Places added not shown (too few)')
    const [nobody] = rankingFiguresOf([[]], ['a'], rule).values()
    if (!nobody) throw new Error('a was not counted')
    expect(said(rule, nobody)).toEqual([
      'Voters 0 (of 0)',
      'Put first 0',
      'Of all points –',
      'Places added –',
    ])
  })

  it('round figures to one decimal and show that there is none', () => {
    expect(figureInWords(6.5)).toBe('6.5')
    expect(figureInWords(2.8000000000000003)).toBe('2.8')
    expect(figureInWords(7)).toBe('7')
    expect(figureInWords(0)).toBe('0')
    expect(figureInWords(null)).toBe('–')
    expect(percentInWords(2, 3)).toBe('66.7%')
    expect(percentInWords(0, 0)).toBe('–')
  })
})
