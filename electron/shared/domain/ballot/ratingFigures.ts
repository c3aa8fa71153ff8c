import { contentValidityOf, judgeByContentValidity } from '../consensus/contentValidity.ts'
import type { Judgement } from '../consensus/judgement.ts'
import { judgeByLikert } from '../consensus/likertVerdict.ts'
import { judgeByMedianAndIqr } from '../consensus/medianIqrVerdict.ts'
import { judgeByPercentage } from '../consensus/percentageVerdict.ts'
import { judgeByRam } from '../consensus/ramVerdict.ts'
import { bandsOf, quantileTypeOf } from '../consensus/ratingBands.ts'
import type { RatingBands } from '../consensus/ratingBands.ts'
import { countRatings } from '../consensus/ratingCounts.ts'
import { summariseRatings } from '../consensus/ratingSummary.ts'
import type { RatingRule } from '../consensus/rule.ts'
import type { Shares, UnableCounting } from '../consensus/shares.ts'
import type { Answer } from './answer.ts'
import { LOW_BASE } from './figures.ts'
import type { RatingFigures } from './figures.ts'

/** Each voter's answer to one item; undefined stands for an item that the voter never reached. */
export type ItemAnswers = readonly (Answer | undefined)[]

export interface RatingSetting {
  /** 1 for the first. */
  roundNumber: number
  /** A group with fewer scores than this does not count by itself where a rule looks at each group, at least 1. */
  groupMinimum: number
}

/**
 * The figures of one item from the answers of each panel group of an audience, in any order. Answers of another kind
 * than scores and "unable" count as skipped, as do items that were not reached, so that n + unable + skipped is the
 * number of answers. No answers, or none with a score, give the verdict `no-data` with null figures. A score off the
 * rule's scale throws a RangeError.
 */
export function ratingFiguresOf(
  groups: readonly ItemAnswers[],
  rule: RatingRule,
  setting: RatingSetting,
): RatingFigures {
  const bands = bandsOf(rule)
  const answers = groups.flat()
  const scores = scoresIn(answers)
  const summary = summariseRatings(scores, bands, quantileTypeOf(rule))
  const unable = unableIn(answers)
  const shares: Shares = { n: summary.n, unable, low: summary.low, high: summary.high }
  const judge = (counting?: UnableCounting): Judgement => {
    switch (rule.method) {
      case 'ram':
        return judgeByRam(summary, rule)
      case 'median-iqr':
        return judgeByMedianAndIqr(summary, rule)
      case 'likert':
        return judgeByLikert(shares, rule, counting)
      case 'content-validity':
        return judgeByContentValidity(shares, rule, counting)
      case 'percentage': {
        const ofGroups = groups.map((group) => sharesOf(group, bands))
        return judgeByPercentage(
          shares,
          ofGroups,
          rule,
          counting ? { ...setting, unable: counting } : setting,
        )
      }
    }
  }
  const { verdict, reason } = judge()
  const { agreement, consensus } =
    rule.method === 'median-iqr' ? judgeByMedianAndIqr(summary, rule) : NO_AGREEMENT
  return {
    kind: 'rating',
    ...summary,
    unable,
    skipped: answers.length - summary.n - unable,
    lowBase: summary.n < LOW_BASE,
    verdict,
    reason,
    scaleMinimum: bands.minimum,
    verdictWithUnable: turnsOnShares(rule) ? judge('include').verdict : null,
    agreement,
    consensus,
    contentValidity: rule.method === 'content-validity' ? contentValidityOf(summary.high, summary.n) : null,
  }
}

const NO_AGREEMENT = { agreement: null, consensus: null }

/** Whether it matters to a rule what its shares are taken of. */
function turnsOnShares(rule: RatingRule): boolean {
  return 'unable' in rule
}

function sharesOf(answers: ItemAnswers, bands: RatingBands): Shares {
  const { n, low, high } = countRatings(scoresIn(answers), bands)
  return { n, unable: unableIn(answers), low, high }
}

function scoresIn(answers: ItemAnswers): number[] {
  return answers.flatMap((given) => (given?.kind === 'score' ? [given.value] : []))
}

function unableIn(answers: ItemAnswers): number {
  return answers.filter((given) => given?.kind === 'unable').length
}
