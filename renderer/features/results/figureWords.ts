import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { Figures } from '#shared/domain/ballot/figures'
import { countOf } from '../../ui/countOf.ts'

/** "3 unable to score, 1 skipped"; empty where everybody gave an answer that counts. */
export function missingInWords({
  kind,
  unable,
  skipped,
}: Pick<Figures, 'kind' | 'unable' | 'skipped'>): string {
  const unableWords = kind === 'rating' ? 'unable to score' : 'could not say'
  return [unable > 0 && `${unable} ${unableWords}`, skipped > 0 && `${skipped} skipped`]
    .filter((words) => words !== false)
    .join(', ')
}

/** What the verdict would be with “unable” counted in, where that is another; null where it is not, or not known. */
export function sensitivityOf(made: Figures): Figures['verdict'] | null {
  if (made.kind === 'ranking' || made.verdictWithUnable === null || made.unable === 0) return null
  return made.verdictWithUnable === made.verdict ? null : made.verdictWithUnable
}

/** "12 on phones, 3 on the tablet"; empty where nobody answered. */
export function channelsInWords({ phone, tablet, paper, elsewhere }: RoundResults['byChannel']): string {
  return [
    phone > 0 && `${phone} on phones`,
    tablet > 0 && `${tablet} on the tablet`,
    paper > 0 && `${paper} on paper`,
    elsewhere > 0 && `${elsewhere} in an earlier survey`,
  ]
    .filter((words) => words !== false)
    .join(', ')
}

/** How alike people's answers were, for somebody who has never heard of Kendall. */
export function agreementInWords(agreement: NonNullable<RoundResults['agreement']>): string {
  if (agreement.kind === 'none') {
    return agreement.reason === 'all-tied'
      ? 'How alike people’s answers were cannot be said: nobody made any difference between the items.'
      : 'How alike people’s answers were cannot be said: there are too few items, or too few people who answered all of them.'
  }
  const { kendallW, p, permutationP, raters, excludedRaters } = agreement
  const whom =
    excludedRaters === 0
      ? `Worked out from all ${countOf(raters, 'person', 'people')} who answered.`
      : `Worked out from the ${countOf(raters, 'person', 'people')} who answered every item; ${excludedRaters} more left gaps.`
  return `How alike people’s answers were: W = ${kendallW.toFixed(2)} (0 is not at all, 1 is all the same), ${chanceInWords(permutationP ?? p)}. ${whom}`
}

/** "p = 0.012", or "p < 0.001" where it is smaller. */
export function chanceInWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`
}

/** Why a group, or one side of a split, is not shown by itself. */
export function whyHidden(reason: string, threshold: number): string {
  return reason === 'would-reveal-another'
    ? 'not shown: it would give a smaller group away'
    : `not shown: too few (fewer than ${threshold} answers)`
}
