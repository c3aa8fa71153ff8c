import { LOW_BASE } from '../../ballot/figures.ts'
import { quantileTypeOf } from '../../consensus/ratingBands.ts'
import { isRankingRule, isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule, RankingRule, RatingRule } from '../../consensus/rule.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, paragraph, reference } from '../inlines.ts'
import { listed } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** How the figures were worked out: only what the study's own methods have. */
export function analysis({ index, programVersion, stability }: DraftContext): Block[] {
  const rules = index.ballots.flatMap(rulesOf)
  const blocks: Block[] = [heading(2, 'analysis', 'Analysis')]
  if (rules.length === 0) {
    blocks.push(paragraph('Nothing has been put to the vote, so nothing has been analysed.'))
    return blocks
  }
  const program = `Linkboard ${programVersion} worked out all figures; `
  blocks.push(
    paragraph(program, reference('rules'), ' gives each rule in words.'),
    ...ratings(rules.filter(isRatingRule)),
    ...rankings(rules.filter(isRankingRule)),
    ...moscow(rules),
    ...steadiness([...(stability?.values() ?? [])].some((each) => each.length > 0)),
    paragraph(denominators(rules)),
    paragraph(weights(rules)),
    paragraph(
      'Each item was worked out for the whole panel, for each panel group, and for public contributors beside ' +
        `everybody else. An item is flagged where those two sides come to different verdicts${apart(rules)}. ` +
        `Figures that rest on fewer than ${LOW_BASE} answers are marked as resting on few.`,
    ),
  )
  return blocks
}

/** The rules that a ballot's rounds went by; of one without rounds its own. */
function rulesOf({ ballot, counted }: IndexedBallot): ConsensusRule[] {
  return counted.length === 0 ? [ballot.rule] : counted.map(({ rule }) => rule)
}

function ratings(rules: readonly RatingRule[]): Block[] {
  if (rules.length === 0) return []
  const types = [...new Set(rules.map(quantileTypeOf))].sort((first, second) => first - second)
  const has = (method: RatingRule['method']) => rules.some((rule) => rule.method === method)
  return [
    paragraph(
      'Ratings: for each item and round the number of scores, the median, the interquartile range, the 30th and 70th ' +
        'percentiles and how many gave a low, middle or high score. Quantiles are of type ' +
        `${listed(types.map(String))} (Hyndman and Fan 1996).` +
        (has('ram')
          ? ' Disagreement follows the interpercentile range adjusted for symmetry of the RAND/UCLA Appropriateness ' +
            'Method (Fitch et al. 2001).'
          : '') +
        (has('content-validity')
          ? ' Content validity: the item index I-CVI (Lynn 1986) with k* (Polit et al. 2007), or the ratio CVR (Lawshe ' +
            '1975) with its exact binomial minimum (Ayre and Scally 2014).'
          : ''),
    ),
    paragraph(
      'How alike voters rated the items is given as Kendall’s W, corrected for ties, over those who scored every item ' +
        'of a round. Thresholds are compared in whole numbers, so that no rounding decides a verdict.',
    ),
  ]
}

function rankings(rules: readonly RankingRule[]): Block[] {
  if (rules.length === 0) return []
  const has = (method: RankingRule['method']) => rules.some((rule) => rule.method === method)
  return [
    paragraph(
      `Orders: ${listed([
        ...(has('top-k') ? ['a voter’s first choice of k got k points and the last 1'] : []),
        ...(has('borda') ? ['of n items a voter’s first got n − 1 points and the last none'] : []),
        ...(has('dots') ? ['every dot counted as one'] : []),
      ])}. Items stand by their sums; ties are broken by the number of voters, then by first choices, and else stay.` +
        (rules.some(({ weighting }) => weighting === 'equal-groups')
          ? ' With equal weighting of groups, items were placed within each group and the places added, so that a large ' +
            'group cannot outvote a small one.'
          : '') +
        (has('borda') ? ' How alike the orders are is given as Kendall’s W.' : ''),
    ),
  ]
}

function moscow(rules: readonly ConsensusRule[]): Block[] {
  return rules.some(({ method }) => method === 'moscow')
    ? [
        paragraph(
          'MoSCoW: the full split among must, should, could and won’t is given with every verdict. The method’s own ' +
            'limits are about effort, not votes, and have no part in it.',
        ),
      ]
    : []
}

function steadiness(isShown: boolean): Block[] {
  return isShown
    ? [
        paragraph(
          'Stability between rounds: for everybody who scored an item in two rounds that followed each other, the share ' +
            'who gave another score, Wilcoxon’s signed-rank test of the difference (no change dropped; exact up to 10 ' +
            'changes without ties, else the normal approximation corrected for ties), McNemar’s exact test of high scores ' +
            'against all others, and the coefficient of variation in each round. All p are two-sided and not corrected for the number ' +
            'of items; they describe how settled the panel was, and decided nothing.',
        ),
      ]
    : []
}

/** Whether everybody counted alike: what a reader asks who sees groups of different sizes. */
function weights(rules: readonly ConsensusRule[]): string {
  const isWeighted = (rule: ConsensusRule) => 'weighting' in rule && rule.weighting === 'equal-groups'
  if (!rules.some(isWeighted)) return 'Every voter counted alike, whatever their group.'
  return rules.every(isWeighted)
    ? 'Every group counted alike, whatever its size.'
    : 'Every voter counted alike, whatever their group, but for the ballots whose rule gives each group the same weight.'
}

function denominators(rules: readonly ConsensusRule[]): string {
  const included = rules.some((rule) => 'unable' in rule && rule.unable === 'include')
  return (
    'Every percentage is a share of the answers given. “Unable to score” and skipped answers are counted and reported' +
    (included
      ? '; “unable” is part of a denominator where the rule says so, skipped answers never are.'
      : ' but are no part of a denominator.') +
    ' Percentages are rounded to whole numbers; verdicts are worked out from unrounded figures.'
  )
}

function apart(rules: readonly ConsensusRule[]): string {
  const reasons = [
    ...(rules.some(isRatingRule)
      ? ['their medians lie a quarter of the scale’s length or more apart (2 points on 1 to 9)']
      : []),
    ...(rules.some(isRankingRule)
      ? ['their places lie at least 2 and at least a third of the list apart']
      : []),
  ]
  return reasons.map((reason) => `, or where ${reason}`).join('')
}
