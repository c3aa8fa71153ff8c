import { z } from 'zod'
import { NO_DATA } from './judgement.ts'
import type { Judgement } from './judgement.ts'
import type { ContentValidityRule } from './rule.ts'
import { denominatorOf } from './shares.ts'
import type { Shares, UnableCounting } from './shares.ts'

/** The chance, in percent, that a ratio may be due to at most: one-sided. */
const SIGNIFICANCE_PERCENT = 5n
/** With a panel up to this size all must agree (Lynn 1986). */
const ALL_MUST_AGREE_UP_TO = 5

export interface ItemContentValidity {
  /** How many found the item relevant, or essential. */
  agreeing: number
  /** I-CVI: `agreeing` ÷ n, 0 to 1. */
  index: number
  /** k*: the index corrected for chance agreement; below 0 when agreement is below chance, at most 1. */
  kappa: number
  /** CVR, −1 to 1. */
  ratio: number
  /** The least ratio for this n that is no chance; null for panels of 1 to 4, where even full agreement may be. */
  ratioMinimum: number | null
}

/**
 * The content validity of one item, of which `agreeing` of `n` people said that it is relevant (3 or 4 on 1 to 4) or
 * essential (yes).
 *
 * I-CVI = A/n (Lynn 1986, Nurs Res 35:382). k* = (I-CVI − pc)/(1 − pc) with pc = C(n, A)·0.5ⁿ, the chance that just
 * so many agree by tossing coins (Polit, Beck & Owen 2007, Res Nurs Health 30:459). CVR = (A − n/2)/(n/2) (Lawshe
 * 1975, Pers Psychol 28:563) with the exact binomial minimum (Ayre & Scally 2014, Meas Eval Couns Dev 47:79).
 *
 * Nobody: null.
 */
export function contentValidityOf(agreeing: number, n: number): ItemContentValidity | null {
  if (n === 0) return null
  const index = agreeing / n
  const chance = chanceOfExactly(agreeing, n)
  const least = leastEssential(n)
  return {
    agreeing,
    index,
    kappa: (index - chance) / (1 - chance),
    ratio: (2 * agreeing - n) / n,
    ratioMinimum: least === null ? null : (2 * least - n) / n,
  }
}

/**
 * The least number of `n` people who must agree for it to be no chance: the smallest A for which so many or more heads
 * of n tosses come up in at most 5 % of tries. Worked out exactly, in whole numbers, not by the normal
 * approximation. Null for n from 0 to 4.
 */
export function leastEssential(n: number): number | null {
  const all = 2n ** BigInt(n)
  let least: number | null = null
  let ways = 1n
  let waysSoManyOrMore = 0n
  for (let agreeing = n; agreeing >= 0; agreeing -= 1) {
    waysSoManyOrMore += ways
    if (100n * waysSoManyOrMore > SIGNIFICANCE_PERCENT * all) return least
    least = agreeing
    ways = (ways * BigInt(agreeing)) / BigInt(n - agreeing + 1)
  }
  return least
}

/**
 * The verdict by content validity.
 *
 * *Relevance*: in when the I-CVI, in whole percents, is at least `inPercent` and, with up to five people, when all
 * agree (Lynn 1986); out when it is below `outBelowPercent`. The index is rounded before it is compared because the
 * published criterion of .78 is a rounded figure: Lynn's table lets 7 of 9 pass, which is .777….
 *
 * *Essential*: in when the CVR reaches its binomial minimum, out when it is below 0 (fewer than half say essential),
 * else uncertain. With up to four people nothing can be in.
 *
 * `high` are those who found it relevant or essential. With `unable: include` those who were unable to say count
 * as people who did not. Nobody answered: `no-data`.
 */
export function judgeByContentValidity(
  shares: Pick<Shares, 'n' | 'unable' | 'high'>,
  rule: ContentValidityRule,
  unable: UnableCounting = rule.unable,
): Judgement {
  if (shares.n === 0) return NO_DATA
  const all = denominatorOf(shares, unable)
  const [isIn, isOut] =
    rule.answers === 'relevance' ? judgeRelevance(shares.high, all, rule) : judgeEssential(shares.high, all)
  if (isIn === isOut) return { verdict: 'uncertain', reason: 'share-between' }
  return isIn ? { verdict: 'in', reason: 'share-high' } : { verdict: 'out', reason: 'share-low' }
}

function judgeRelevance(agreeing: number, all: number, rule: ContentValidityRule): [boolean, boolean] {
  const percent = Math.round((100 * agreeing) / all)
  const isEnough = all > ALL_MUST_AGREE_UP_TO || agreeing === all
  return [percent >= rule.inPercent && isEnough, percent < rule.outBelowPercent]
}

function judgeEssential(agreeing: number, all: number): [boolean, boolean] {
  const least = leastEssential(all)
  return [least !== null && agreeing >= least, 2 * agreeing < all]
}

/** The content validity of a whole scale, both 0 to 1. */
export const scaleContentValidity = z.strictObject({
  /** S-CVI/Ave: the mean of the items' indices. */
  average: z.number(),
  /** S-CVI/UA: the share of items that everybody found relevant. */
  universalAgreement: z.number(),
})
export type ScaleContentValidity = z.infer<typeof scaleContentValidity>

/**
 * The content validity of a scale from its items' (Polit & Beck 2006, Res Nurs Health 29:489). Items that nobody rated
 * are left out; null when that leaves none.
 */
export function contentValidityOfScale(
  items: readonly { readonly agreeing: number; readonly n: number }[],
): ScaleContentValidity | null {
  const rated = items.filter(({ n }) => n > 0)
  if (rated.length === 0) return null
  const sum = rated.reduce((total, { agreeing, n }) => total + agreeing / n, 0)
  const agreed = rated.filter(({ agreeing, n }) => agreeing === n).length
  return { average: sum / rated.length, universalAgreement: agreed / rated.length }
}

/** C(n, A)·0.5ⁿ. The halving is woven in so that nothing overflows on the way. */
function chanceOfExactly(agreeing: number, n: number): number {
  const fewer = Math.min(agreeing, n - agreeing)
  let halvings = n
  let chance = 1
  for (let step = 1; step <= fewer; step += 1) {
    chance *= (n - fewer + step) / step
    while (chance > 1 && halvings > 0) {
      chance /= 2
      halvings -= 1
    }
  }
  return chance * 0.5 ** halvings
}
