import type { ConsensusRule } from './rule.ts'

/**
 * The rule in plain words, a sentence each, for people who read it before the vote and in the draft: what
 * is in, what is out, what is neither, what disagreement means, how percentiles are worked out and
 * which answers are left out.
 */
export function sentencesOfRule(rule: ConsensusRule): string[] {
  return [
    `An item is in when the median is ${rule.medianIn} or more and the panel does not disagree.`,
    `It is out when the median is ${rule.medianOut} or less and the panel does not disagree.`,
    'Anything else is uncertain.',
    'The panel disagrees when the middle scores are spread too widely (RAND/UCLA method): the distance ' +
      'between the 30th and the 70th percentile is more than 2.35 plus 1.5 times the distance of their ' +
      `midpoint from 5, on the scale of ${rule.scaleMinimum} to ${rule.scaleMaximum}.`,
    PERCENTILES[rule.quantileType],
    '“Unable to score” and skipped answers are counted and reported, but not used for the verdict.',
  ]
}

/** {@link sentencesOfRule} as one paragraph. */
export function describeRule(rule: ConsensusRule): string {
  return sentencesOfRule(rule).join(' ')
}

const PERCENTILES: Record<ConsensusRule['quantileType'], string> = {
  6: 'Percentiles are worked out as SPSS does (definition 6 of Hyndman and Fan).',
  7: 'Percentiles are worked out as R and Excel do (definition 7 of Hyndman and Fan).',
}
