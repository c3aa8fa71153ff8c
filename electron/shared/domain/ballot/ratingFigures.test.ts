import { describe, expect, it } from 'vitest'
import { RULE_PRESETS } from '../consensus/rulePresets.ts'
import { DEFAULT_RAM_RULE, isRatingRule } from '../consensus/rule.ts'
import type { RatingRule } from '../consensus/rule.ts'
import type { Answer } from './answer.ts'
import { ratingFigures } from './figures.ts'
import { ratingFiguresOf } from './ratingFigures.ts'

const score = (value: number): Answer => ({ kind: 'score', value })
const UNABLE: Answer = { kind: 'unable' }
const SKIPPED: Answer = { kind: 'skipped' }
const FIRST_ROUND = { roundNumber: 1, groupMinimum: 1 }

function preset(key: string): RatingRule {
  const rule = RULE_PRESETS.find((one) => one.key === key)?.rule
  if (rule === undefined || !isRatingRule(rule)) throw new Error(`There is no rule on ratings called ${key}.`)
  return rule
}

const figuresOf = (answers: readonly (Answer | undefined)[], rule: RatingRule = DEFAULT_RAM_RULE) =>
  ratingFigures.parse(ratingFiguresOf([answers], rule, FIRST_ROUND))

describe('the figures of ratings', () => {
  it('judge the scores and count the rest apart, the unreached as skipped', () => {
    expect(
      figuresOf([score(7), UNABLE, score(8), SKIPPED, undefined, score(9), score(9), score(3)]),
    ).toMatchObject({
      n: 5,
      unable: 1,
      skipped: 2,
      median: 8,
      low: 1,
      high: 4,
      lowBase: false,
      verdict: 'in',
      scaleMinimum: 1,
      verdictWithUnable: null,
      agreement: null,
      consensus: null,
      contentValidity: null,
    })
  })

  it('count an answer of another kind as skipped', () => {
    expect(figuresOf([score(7), { kind: 'dots', value: 3 }, { kind: 'rank', value: 1 }])).toMatchObject({
      n: 1,
      skipped: 2,
    })
  })

  it('flag fewer than five scores, however many answers there are', () => {
    const four = [score(7), score(7), score(7), score(7)]
    expect(figuresOf([...four, UNABLE, UNABLE])).toMatchObject({ n: 4, lowBase: true })
    expect(figuresOf([...four, score(7)])).toMatchObject({ n: 5, lowBase: false })
  })

  it('have no data where nobody answered or all were unable', () => {
    const noData = { n: 0, median: null, verdict: 'no-data', reason: 'no-scores', lowBase: true }
    expect(figuresOf([])).toMatchObject({ ...noData, unable: 0, skipped: 0 })
    expect(figuresOf([UNABLE, UNABLE])).toMatchObject({ ...noData, unable: 2, skipped: 0 })
    expect(figuresOf([UNABLE], preset('comet'))).toMatchObject({ ...noData, verdictWithUnable: 'no-data' })
    expect(figuresOf([UNABLE], preset('relevance'))).toMatchObject({ ...noData, contentValidity: null })
  })

  it('refuse a score off the rule’s scale', () => {
    expect(() => figuresOf([score(6)], preset('likert'))).toThrow(RangeError)
    expect(() => figuresOf([score(0)])).toThrow(RangeError)
  })

  it('say what a percentage rule would say with “unable” counted in', () => {
    const ppie = [9, 8, 7, 7, 7, 6, 2].map(score)
    expect(figuresOf([...ppie, UNABLE], preset('comet'))).toMatchObject({
      n: 7,
      unable: 1,
      verdict: 'in',
      verdictWithUnable: 'uncertain',
    })
    const counting = { ...preset('comet'), unable: 'include' } as RatingRule
    expect(figuresOf([...ppie, UNABLE], counting)).toMatchObject({ verdict: 'uncertain' })
  })

  it('look at each group by itself where the rule does, if it is large enough', () => {
    const groups = [[9, 8, 3].map(score), [9, 9, 9, 8, 8, 8, 7, 7, 7].map(score)]
    const judge = (groupMinimum: number) =>
      ratingFiguresOf(groups, preset('comet-every-group'), { roundNumber: 1, groupMinimum })
    expect(judge(1)).toMatchObject({ n: 12, verdict: 'uncertain', reason: 'group-differs' })
    expect(judge(5)).toMatchObject({ n: 12, verdict: 'in', reason: 'share-high' })
  })

  it('say of the median and IQR rule whether there is agreement, and consensus', () => {
    expect(figuresOf([2, 4, 8, 9, 9].map(score), preset('median-iqr'))).toMatchObject({
      agreement: true,
      consensus: false,
      verdict: 'uncertain',
      reason: 'spread',
      verdictWithUnable: null,
    })
  })

  it('have the bands of a Likert scale, and its disagreement by thirds of the panel', () => {
    expect(figuresOf([1, 1, 2, 3, 4, 5, 5].map(score), preset('likert'))).toMatchObject({
      distribution: [2, 1, 1, 1, 2],
      low: 3,
      mid: 1,
      high: 3,
      ipras: null,
      disagreementIndex: null,
      disagreement: true,
      verdict: 'uncertain',
    })
  })

  it('have the content validity of relevance and of yes or no', () => {
    const relevance = figuresOf([4, 4, 3, 3, 4, 4, 3, 2, 1].map(score), preset('relevance'))
    expect(relevance).toMatchObject({ n: 9, high: 7, verdict: 'in', contentValidity: { agreeing: 7 } })
    expect(relevance.contentValidity?.kappa).toBeCloseTo(0.76, 2)
    const essential = figuresOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 0].map(score), preset('essential'))
    expect(essential).toMatchObject({
      scaleMinimum: 0,
      distribution: [1, 9],
      verdict: 'in',
      contentValidity: { ratio: 0.8, ratioMinimum: 0.8 },
    })
  })
})
