import type { QuantileType } from './quantile.ts'
import { scaleOf } from './rule.ts'
import type { RatingRule, RatingScale } from './rule.ts'

/** A scale with its low and high ends; what lies between them is the middle. */
export interface RatingBands extends RatingScale {
  /** Scores from `minimum` to this one are low. */
  lowTo: number
  /** Scores from this one to `maximum` are high. */
  highFrom: number
}

/**
 * The low, middle and high scores of a rule. RAND/UCLA: 1–3, 4–6, 7–9 (Fitch et al. 2001). Percentage and Likert
 * rules name theirs. Relevance: 1–2 low, 3–4 high (Lynn 1986); essential: no is low, yes is high (Lawshe 1975).
 * The median and IQR rule has none of its own and takes the outer thirds of the scale, rounded to whole scores
 * (1–5: 1–2 and 4–5; 0–10: 0–3 and 7–10).
 */
export function bandsOf(rule: RatingRule): RatingBands {
  const scale = scaleOf(rule)
  switch (rule.method) {
    case 'ram':
    case 'median-iqr':
      return { ...scale, ...outerThirds(scale) }
    case 'percentage':
      return { ...scale, lowTo: rule.lowTo, highFrom: rule.highFrom }
    case 'likert':
      return { ...scale, lowTo: rule.disagreeTo, highFrom: rule.agreeFrom }
    case 'content-validity':
      return {
        ...scale,
        ...(rule.answers === 'relevance' ? { lowTo: 2, highFrom: 3 } : { lowTo: 0, highFrom: 1 }),
      }
  }
}

/** The definition of quantiles that a rule's figures use: its own, or type 7 where it names none. */
export function quantileTypeOf(rule: RatingRule): QuantileType {
  return 'quantileType' in rule ? rule.quantileType : 7
}

function outerThirds({ minimum, maximum }: RatingScale) {
  const third = Math.round((maximum - minimum + 1) / 3)
  return { lowTo: minimum + third - 1, highFrom: maximum - third + 1 }
}
