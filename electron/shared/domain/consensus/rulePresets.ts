import type { ConsensusRule, DotsRule, PercentageRule, TopKRule } from './rule.ts'
import { DEFAULT_RAM_RULE } from './rule.ts'

/** A rule that a facilitator can choose, named after where it comes from. */
export interface RulePreset {
  key: string
  name: string
  /** Where it is from, as a short citation. */
  guideline: string
  /** When to use it. */
  about: string
  /** How a voter answers, in a few words. */
  answers: string
  rule: ConsensusRule
}

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

const TOP_FIVE: TopKRule = {
  method: 'top-k',
  k: 5,
  allowsFewer: false,
  weighting: 'pooled',
  inCount: null,
}

const DOTS: DotsRule = {
  method: 'dots',
  budget: null,
  capPerItem: 3,
  weighting: 'pooled',
  inCount: null,
}

/** The rules to choose from, those for scores first. Every setting can be changed until the ballot is locked. */
export const RULE_PRESETS: readonly RulePreset[] = [
  {
    key: 'rand-ucla',
    name: 'RAND/UCLA appropriateness',
    guideline: 'Fitch et al. 2001',
    about: 'For judging items one by one where it matters to see whether the panel is split.',
    answers: 'A score from 1 to 9',
    rule: DEFAULT_RAM_RULE,
  },
  {
    key: 'comet',
    name: 'Core outcome set: 70% and 15%',
    guideline: 'Williamson et al. 2017 (COMET)',
    about: 'For agreeing on a core set, where most must want an item and few may be against it.',
    answers: 'A score from 1 to 9',
    rule: COMET,
  },
  {
    key: 'comet-every-group',
    name: 'Core outcome set: in every group',
    guideline: 'Williamson et al. 2017 (COMET)',
    about: 'For agreeing on a core set in which no group may be outvoted, public contributors above all.',
    answers: 'A score from 1 to 9',
    rule: { ...COMET, scope: 'every-group', outVariant: 'b' },
  },
  {
    key: 'median-iqr',
    name: 'Median and spread',
    guideline: 'von der Gracht 2012',
    about: 'For Delphi rounds in which the middle score decides and the scores must lie close together.',
    answers: 'A score from 1 to 9',
    rule: {
      method: 'median-iqr',
      scaleMinimum: 1,
      scaleMaximum: 9,
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 3,
      quantileType: 7,
    },
  },
  {
    key: 'majority',
    name: 'Simple majority',
    guideline: 'Plain voting, no guideline',
    about: 'For small decisions that more than half of the room may take.',
    answers: 'A score from 1 to 9',
    rule: {
      ...COMET,
      inPercent: 50,
      inComparison: 'more-than',
      inAgainstBelow: null,
      outPercent: 50,
      outAgainstBelow: null,
    },
  },
  {
    key: 'likert',
    name: 'Agree or disagree: 80%',
    guideline: 'Diamond et al. 2014',
    about: 'For statements that people agree or disagree with.',
    answers: 'Five steps from “strongly disagree” to “strongly agree”',
    rule: {
      method: 'likert',
      scaleMinimum: 1,
      scaleMaximum: 5,
      disagreeTo: 2,
      agreeFrom: 4,
      percent: 80,
      unable: 'exclude',
    },
  },
  {
    key: 'ngt',
    name: 'Nominal group technique: top five',
    guideline: 'Delbecq et al. 1975',
    about: 'For finding the few things that matter most in a list of many.',
    answers: 'The five most important items, in order',
    rule: TOP_FIVE,
  },
  {
    key: 'jla',
    name: 'Priorities with equal groups',
    guideline: 'James Lind Alliance Guidebook',
    about: 'For setting priorities where a large group must not outvote a small one.',
    answers: 'Up to ten items, in order',
    rule: { ...TOP_FIVE, k: 10, allowsFewer: true, weighting: 'equal-groups' },
  },
  {
    key: 'dots',
    name: 'Dots',
    guideline: 'Dot voting, no guideline',
    about: 'For a quick look at where the interest of the room lies.',
    answers: 'A few dots to share out among the items',
    rule: DOTS,
  },
  {
    key: 'moscow',
    name: 'MoSCoW',
    guideline: 'Clegg & Barker 1994',
    about: 'For sorting what a service or a product needs to have from what can wait.',
    answers: 'Must, should, could or won’t',
    rule: {
      method: 'moscow',
      majorityPercent: 50,
      comparison: 'more-than',
      inCounts: 'must',
      unable: 'exclude',
    },
  },
  {
    key: 'borda',
    name: 'Full order (Borda count)',
    guideline: 'de Borda 1781',
    about: 'For short lists of up to ten items in which every place counts.',
    answers: 'All items, in order',
    rule: { method: 'borda', weighting: 'pooled', inCount: null },
  },
  {
    key: 'relevance',
    name: 'Content validity: relevance',
    guideline: 'Lynn 1986; Polit et al. 2007',
    about: 'For checking whether the questions of a questionnaire are relevant to what it measures.',
    answers: 'Four steps from “not relevant” to “highly relevant”',
    rule: {
      method: 'content-validity',
      answers: 'relevance',
      inPercent: 78,
      outBelowPercent: 70,
      unable: 'exclude',
    },
  },
  {
    key: 'essential',
    name: 'Content validity: essential or not',
    guideline: 'Lawshe 1975; Ayre & Scally 2014',
    about: 'For checking whether the questions of a questionnaire are essential to what it measures.',
    answers: 'Essential, or not',
    rule: {
      method: 'content-validity',
      answers: 'essential',
      inPercent: 78,
      outBelowPercent: 70,
      unable: 'exclude',
    },
  },
]
