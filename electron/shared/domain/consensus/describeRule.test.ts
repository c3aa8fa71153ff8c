import { describe, expect, it } from 'vitest'
import { describeRule, sentencesOfRule } from './describeRule.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'
import type { ConsensusRule, DotsRule, PercentageRule, TopKRule } from './rule.ts'

const COMET: PercentageRule = {
  method: 'percentage',
  scaleMinimum: 1,
  scaleMaximum: 9,
  lowTo: 3,
  highFrom: 7,
  inPercent: 70,
  inComparison: 'at-least',
  inAgainstBelow: 15,
  outPercent: 70,
  outAgainstBelow: 15,
  outAtMostHigh: 50,
  outVariant: 'a',
  scope: 'pooled',
  unable: 'exclude',
  laterRounds: [],
}
const NOT_USED =
  '“Unable to score” and skipped answers are counted and reported, but not used for the verdict.'

describe('describeRule', () => {
  it('says the default rule in plain words', () => {
    expect(describeRule(DEFAULT_RAM_RULE)).toBe(
      'An item is in when the median is 7 or more and the panel does not disagree. ' +
        'It is out when the median is 3 or less and the panel does not disagree. ' +
        'Anything else is uncertain. ' +
        'The panel disagrees when the middle scores are spread too widely (RAND/UCLA method): the distance ' +
        'between the 30th and the 70th percentile is more than 2.35 plus 1.5 times the distance of their ' +
        'midpoint from 5, on the scale of 1 to 9. ' +
        'Percentiles are worked out as R and Excel do (definition 7 of Hyndman and Fan). ' +
        '“Unable to score” and skipped answers are counted and reported, but not used for the verdict.',
    )
  })

  it('says what the rule sets otherwise', () => {
    const text = describeRule({ ...DEFAULT_RAM_RULE, medianIn: 6.5, medianOut: 3.5, quantileType: 6 })
    expect(text).toContain('the median is 6.5 or more')
    expect(text).toContain('the median is 3.5 or less')
    expect(text).toContain('as SPSS does (definition 6')
    expect(text).not.toContain('Excel')
  })

  it('names the scores and the shares of a percentage rule', () => {
    expect(sentencesOfRule(COMET)).toEqual([
      'An item is in when at least 70% of the scores are 7, 8 or 9 and fewer than 15% are 1, 2 or 3.',
      'It is out when at least 70% of the scores are 1, 2 or 3 and fewer than 15% are 7, 8 or 9.',
      'Anything else is uncertain.',
      NOT_USED,
    ])
  })

  it('says what each group must do, and what changes in later rounds', () => {
    const { inComparison, outPercent, outAgainstBelow, outAtMostHigh } = COMET
    const later = { fromRound: 2, inPercent: 80, inAgainstBelow: null }
    const rule: PercentageRule = {
      ...COMET,
      scaleMinimum: 0,
      scaleMaximum: 10,
      highFrom: 6,
      scope: 'every-group',
      outVariant: 'b',
      unable: 'include',
      laterRounds: [{ ...later, inComparison, outPercent, outAgainstBelow, outAtMostHigh }],
    }
    expect(sentencesOfRule(rule)).toEqual([
      'An item is in when at least 70% of the scores are 6 to 10 and fewer than 15% are 0, 1, 2 or 3.',
      'It is out when no more than 50% of the scores are 6 to 10 in every group.',
      'Anything else is uncertain.',
      'From round 2 on, an item is in when at least 80% of the scores are 6 to 10; ' +
        'it is out when no more than 50% of the scores are 6 to 10 in every group.',
      'To be in, an item must meet this with everybody together and in every group by itself: where one group does ' +
        'not, the item is uncertain.',
      'Groups that may not be shown by themselves, as that would give a few people’s scores away, count together ' +
        'and not one by one.',
      '“Unable to score” counts as a score that is neither low nor high, which makes every share smaller; skipped ' +
        'answers are counted and reported, but not used for the verdict.',
    ])
  })

  it('says a majority, a median and agreement in plain words', () => {
    const majority = { ...COMET, inPercent: 50, inComparison: 'more-than', inAgainstBelow: null } as const
    expect(describeRule(majority)).toContain('in when more than 50% of the scores are 7, 8 or 9.')
    expect(
      describeRule({
        method: 'median-iqr',
        scaleMinimum: 1,
        scaleMaximum: 5,
        medianIn: 4,
        medianOut: 2,
        iqrAtMost: 1,
        quantileType: 7,
      }),
    ).toContain('spans no more than 1 point (the interquartile range), on the scale of 1 to 5.')
    expect(
      sentencesOfRule({
        method: 'likert',
        scaleMinimum: 1,
        scaleMaximum: 5,
        disagreeTo: 2,
        agreeFrom: 4,
        percent: 80,
        unable: 'exclude',
      }).slice(0, 2),
    ).toEqual([
      'An item is in when at least 80% of those who answer agree, which is 4 or 5 on the scale of 1 to 5.',
      'It is out when at least 80% disagree, which is 1 or 2.',
    ])
  })

  it('says how an order is made', () => {
    const topFive: TopKRule = { method: 'top-k', k: 5, allowsFewer: false, weighting: 'pooled', inCount: 10 }
    expect(sentencesOfRule(topFive)).toEqual([
      'Everybody chooses the 5 items that matter most to them and puts them in order.',
      'The first choice gets 5 points, the second 4, and so on down to 1.',
      'The item with the most points comes first. Of items with the same number of points, the one that more people ' +
        'chose comes first, then the one that more people put first; items that are still equal share a place.',
      'The first 10 items are in and the others are out; items that share a place across that line are uncertain.',
    ])
    expect(describeRule({ ...topFive, allowsFewer: true, k: 3 })).toContain(
      'up to 3 items that matter most to them and puts them in order. The first choice gets 3 points, the second 2, ' +
        'and so on.',
    )
    expect(describeRule({ ...topFive, weighting: 'equal-groups' })).toContain(
      'the places that an item has in the groups are added up, and the lowest sum comes first',
    )
  })

  it('says how many dots there are, and how many one item may have', () => {
    const dots: DotsRule = {
      method: 'dots',
      budget: null,
      capPerItem: null,
      weighting: 'pooled',
      inCount: null,
    }
    expect(describeRule(dots)).toContain('one dot for every three items, rounded up')
    expect(describeRule({ ...dots, budget: 6, capPerItem: 2 })).toContain(
      'Everybody has 6 dots to give to the items that matter most to them. One item may have no more than 2 of',
    )
  })

  it('names how many must find an item essential', () => {
    expect(
      describeRule({
        method: 'content-validity',
        answers: 'essential',
        inPercent: 78,
        outBelowPercent: 70,
        unable: 'exclude',
      }),
    ).toContain('That takes 9 of 10, 15 of 20 and 26 of 40; with four people or fewer no item can be in.')
  })

  it('gives whole sentences for any settings', () => {
    const ranking = { weighting: 'equal-groups', inCount: 1 } as const
    const rules: ConsensusRule[] = [
      DEFAULT_RAM_RULE,
      { ...COMET, outVariant: 'b', highFrom: 9, lowTo: 1 },
      { method: 'top-k', k: 1, allowsFewer: true, ...ranking },
      { method: 'top-k', k: 2, allowsFewer: false, ...ranking },
      { method: 'borda', ...ranking },
      { method: 'dots', budget: 1, capPerItem: 1, ...ranking },
      {
        method: 'moscow',
        majorityPercent: 60,
        comparison: 'at-least',
        inCounts: 'must-or-should',
        unable: 'include',
      },
    ]
    for (const rule of rules) {
      for (const sentence of sentencesOfRule(rule)) {
        expect(sentence).toMatch(/^[A-Z“].*\.$/)
        expect(sentence).not.toMatch(/undefined|null|NaN/)
      }
    }
  })
})
