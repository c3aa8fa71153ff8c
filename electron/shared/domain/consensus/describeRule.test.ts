import { describe, expect, it } from 'vitest'
import { describeRule, sentencesOfRule } from './describeRule.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'

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

  it('gives whole sentences', () => {
    for (const sentence of sentencesOfRule(DEFAULT_RAM_RULE)) expect(sentence).toMatch(/^[A-Z“].*\.$/)
  })
})
