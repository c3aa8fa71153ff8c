import { leastEssential } from './contentValidity.ts'
import { bandsOf } from './ratingBands.ts'
import { sentencesOfRanking } from './describeRanking.ts'
import { isRankingRule } from './rule.ts'
import type {
  ConsensusRule,
  ContentValidityRule,
  LikertRule,
  MedianIqrRule,
  MoscowRule,
  PercentageRule,
  RamRule,
} from './rule.ts'

/**
 * The rule in plain words, a sentence each, for people who read it before the vote and in the draft: what
 * is in, what is out, what is neither, how the rule's own figures are worked out and which answers are left out.
 */
export function sentencesOfRule(rule: ConsensusRule): string[] {
  if (isRankingRule(rule)) return sentencesOfRanking(rule)
  switch (rule.method) {
    case 'ram':
      return ram(rule)
    case 'percentage':
      return percentage(rule)
    case 'median-iqr':
      return medianIqr(rule)
    case 'likert':
      return likert(rule)
    case 'moscow':
      return moscow(rule)
    case 'content-validity':
      return rule.answers === 'relevance' ? relevance(rule) : essential(rule)
  }
}

/** {@link sentencesOfRule} as one paragraph. */
export function describeRule(rule: ConsensusRule): string {
  return sentencesOfRule(rule).join(' ')
}

/** Holds where small groups are hidden: in a room. */
export const SMALL_GROUPS_NOT_BY_THEMSELVES =
  'Groups that may not be shown by themselves, as that would give a few people’s scores away, count together ' +
  'and not one by one.'

const ANYTHING_ELSE = 'Anything else is uncertain.'
const NOT_USED =
  '“Unable to score” and skipped answers are counted and reported, but not used for the verdict.'

const PERCENTILES: Record<RamRule['quantileType'], string> = {
  6: 'Percentiles are worked out as SPSS does (definition 6 of Hyndman and Fan).',
  7: 'Percentiles are worked out as R and Excel do (definition 7 of Hyndman and Fan).',
}

function ram(rule: RamRule): string[] {
  return [
    `An item is in when the median is ${rule.medianIn} or more and the panel does not disagree.`,
    `It is out when the median is ${rule.medianOut} or less and the panel does not disagree.`,
    ANYTHING_ELSE,
    'The panel disagrees when the middle scores are spread too widely (RAND/UCLA method): the distance ' +
      'between the 30th and the 70th percentile is more than 2.35 plus 1.5 times the distance of their ' +
      `midpoint from 5, on the scale of ${rule.scaleMinimum} to ${rule.scaleMaximum}.`,
    PERCENTILES[rule.quantileType],
    NOT_USED,
  ]
}

function percentage(rule: PercentageRule): string[] {
  const { minimum, maximum, lowTo, highFrom } = bandsOf(rule)
  const low = scoresFrom(minimum, lowTo)
  const high = scoresFrom(highFrom, maximum)
  const whenIn = ({ inPercent, inComparison, inAgainstBelow }: Thresholds) =>
    `is in when ${share(inPercent, inComparison)} of the scores are ${high}${against(inAgainstBelow, low)}`
  const whenOut = ({ inComparison, outPercent, outAgainstBelow, outAtMostHigh }: Thresholds) =>
    rule.outVariant === 'a'
      ? `is out when ${share(outPercent, inComparison)} of the scores are ${low}${against(outAgainstBelow, high)}`
      : `is out when no more than ${outAtMostHigh}% of the scores are ${high} in every group`
  const sentences = [`An item ${whenIn(rule)}.`, `It ${whenOut(rule)}.`, ANYTHING_ELSE]
  for (const later of rule.laterRounds) {
    sentences.push(`From round ${later.fromRound} on, an item ${whenIn(later)}; it ${whenOut(later)}.`)
  }
  if (rule.scope === 'every-group') {
    sentences.push(
      'To be in, an item must meet this with everybody together and in every group by itself: where one group ' +
        'does not, the item is uncertain.',
    )
  }
  if (rule.scope === 'every-group' || rule.outVariant === 'b') {
    sentences.push(SMALL_GROUPS_NOT_BY_THEMSELVES)
  }
  sentences.push(
    unableSentence(
      rule.unable,
      'counts as a score that is neither low nor high, which makes every share smaller',
    ),
  )
  return sentences
}

type Thresholds = Omit<PercentageRule['laterRounds'][number], 'fromRound'>

function medianIqr(rule: MedianIqrRule): string[] {
  return [
    `An item is in when the median is ${rule.medianIn} or more and the scores lie close together.`,
    `It is out when the median is ${rule.medianOut} or less and the scores lie close together.`,
    ANYTHING_ELSE,
    'The median is the score in the middle when all scores are put in order.',
    `Scores lie close together when the middle half of them spans no more than ${rule.iqrAtMost} ` +
      `${rule.iqrAtMost === 1 ? 'point' : 'points'} (the interquartile range), on the scale of ` +
      `${rule.scaleMinimum} to ${rule.scaleMaximum}.`,
    PERCENTILES[rule.quantileType],
    NOT_USED,
  ]
}

function likert(rule: LikertRule): string[] {
  const agree = scoresFrom(rule.agreeFrom, rule.scaleMaximum)
  const disagree = scoresFrom(rule.scaleMinimum, rule.disagreeTo)
  return [
    `An item is in when at least ${rule.percent}% of those who answer agree, which is ${agree} on the scale of ` +
      `${rule.scaleMinimum} to ${rule.scaleMaximum}.`,
    `It is out when at least ${rule.percent}% disagree, which is ${disagree}.`,
    ANYTHING_ELSE,
    unableSentence(rule.unable, 'counts as an answer that neither agrees nor disagrees'),
  ]
}

function moscow(rule: MoscowRule): string[] {
  const majority = share(rule.majorityPercent, rule.comparison)
  return [
    'Everybody says of each item whether it is a “must”, a “should”, a “could” or a “won’t”.',
    `An item is in when ${majority} of the answers are ${rule.inCounts === 'must' ? '“must”' : '“must” or “should”'}.`,
    `It is out when ${majority} of the answers are “won’t”.`,
    ANYTHING_ELSE,
    unableSentence(rule.unable, 'counts as an answer that is none of the four'),
  ]
}

function relevance(rule: ContentValidityRule): string[] {
  return [
    `An item is in when at least ${rule.inPercent}% of the scores say that it is relevant, which is 3 or 4 on the ` +
      'scale of 1 to 4.',
    'With five scores or fewer, all of them must say so.',
    `It is out when fewer than ${rule.outBelowPercent}% say that it is relevant.`,
    ANYTHING_ELSE,
    'Percentages are rounded to whole ones before they are compared, as in the published table: 7 of 9 is 78%.',
    unableSentence(rule.unable, 'counts as an answer that does not find the item relevant'),
  ]
}

/** Panels for which the sentence on essential items names the number that is needed. */
const PANELS_NAMED = [10, 20, 40]

function essential(rule: ContentValidityRule): string[] {
  const examples = PANELS_NAMED.map((size) => `${leastEssential(size) ?? size} of ${size}`)
  return [
    'An item is in when so many people find it essential that it is hardly chance: if everybody tossed a coin, so many ' +
      'would come up no more than 1 time in 20.',
    `That takes ${inWords(examples, 'and')}; with four people or fewer no item can be in.`,
    'It is out when fewer than half find it essential.',
    ANYTHING_ELSE,
    unableSentence(rule.unable, 'counts as an answer that does not find the item essential'),
  ]
}

function unableSentence(counting: 'exclude' | 'include', whatItCountsAs: string): string {
  return counting === 'exclude'
    ? NOT_USED
    : `“Unable to score” ${whatItCountsAs}; skipped answers are counted and reported, but not used for the verdict.`
}

function share(percent: number, comparison: 'at-least' | 'more-than'): string {
  return `${comparison === 'at-least' ? 'at least' : 'more than'} ${percent}%`
}

function against(below: number | null, scores: string): string {
  return below === null ? '' : ` and fewer than ${below}% are ${scores}`
}

/** Scores as people say them: "7, 8 or 9"; a longer run by its ends, "0 to 5". */
function scoresFrom(first: number, last: number): string {
  if (last - first > 3) return `${first} to ${last}`
  return inWords(
    Array.from({ length: last - first + 1 }, (_, index) => String(first + index)),
    'or',
  )
}

function inWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}
