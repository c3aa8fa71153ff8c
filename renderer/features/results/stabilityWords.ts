import type { RoundStabilityItem } from '#shared/domain/ballot/roundStabilityItem'
import { inHundredths } from '#shared/domain/ballot/headline'
import { countOf } from '../../ui/countOf.ts'
import { chanceInWords } from './figureWords.ts'

/** How steady one item was, from what most people can read to what a methodologist wants. */
export function stabilityInWords(item: RoundStabilityItem): string[] {
  const { n, changed, wilcoxon, mcnemar, coefficientOfVariationFrom, coefficientOfVariationTo } = item
  const people = countOf(n, 'person', 'people')
  return [
    `${changed} of the ${people} who scored it both times gave another score.`,
    ...(wilcoxon
      ? [`Wilcoxon signed-rank test: ${chanceInWords(wilcoxon.p)}${wilcoxon.isExact ? ' (exact)' : ''}.`]
      : []),
    ...(mcnemar && mcnemar.b + mcnemar.c > 0
      ? [
          `High before and not now: ${mcnemar.b}; high now and not before: ${mcnemar.c}. McNemar’s exact test: ${chanceInWords(mcnemar.p)}.`,
        ]
      : []),
    ...(coefficientOfVariationFrom === null || coefficientOfVariationTo === null
      ? []
      : [
          `Coefficient of variation: ${inHundredths(coefficientOfVariationFrom)} before, ${inHundredths(coefficientOfVariationTo)} now.`,
        ]),
  ]
}

/** Of the whole round; null where nobody scored an item twice. */
export function roundStabilityInWords(
  items: readonly Pick<RoundStabilityItem, 'n' | 'changed'>[],
  numberBefore: number,
): string | null {
  const pairs = items.reduce((sum, { n }) => sum + n, 0)
  const changed = items.reduce((sum, item) => sum + item.changed, 0)
  if (pairs === 0) return null
  return `Since round ${numberBefore}, ${Math.round((100 * changed) / pairs)}% of the scores have changed (${changed} of ${pairs} that were given both times).`
}
