import type { ConsensusRule } from '../consensus/rule.ts'
import type { Figures, MoscowFigures, RatingFigures } from './figures.ts'

/** The one figure that tells most about an item, as it is written beside its verdict. */
export interface Headline {
  /** Such as "Median". */
  readonly name: string
  /** Such as "7.5", or a dash where there is no figure. */
  readonly value: string
}

const NONE = '–'

/**
 * The figure that a rule turns on: the median, the share of high scores or of agreement, the content validity, the
 * place in the order, or what most chose of MoSCoW's four. A dash where nobody answered.
 */
export function headlineOf(made: Figures, rule: ConsensusRule): Headline {
  switch (made.kind) {
    case 'rating':
      return ratingHeadline(made, rule)
    case 'ranking':
      return { name: 'Place', value: made.place === null ? NONE : String(made.place) }
    case 'moscow':
      return { name: 'Most chose', value: modeInWords(made) }
  }
}

function ratingHeadline(made: RatingFigures, rule: ConsensusRule): Headline {
  switch (rule.method) {
    case 'percentage':
      return { name: 'High', value: percentInWords(made.high, made.n) }
    case 'likert':
      return { name: 'Agree', value: percentInWords(made.high, made.n) }
    case 'content-validity':
      return rule.answers === 'relevance'
        ? { name: 'I-CVI', value: inHundredths(made.contentValidity?.index ?? null) }
        : { name: 'CVR', value: inHundredths(made.contentValidity?.ratio ?? null) }
    case 'ram':
    case 'median-iqr':
    case 'top-k':
    case 'borda':
    case 'dots':
    case 'moscow':
      return { name: 'Median', value: figureInWords(made.median) }
  }
}

/** A figure with at most one decimal, or a dash where there is none. */
export function figureInWords(figure: number | null): string {
  return figure === null ? NONE : String(Math.round(figure * 10) / 10)
}

/** A figure with two decimals, such as ".90" of a published table, written "0.90"; a dash where there is none. */
export function inHundredths(figure: number | null): string {
  return figure === null ? NONE : figure.toFixed(2).replace('-', '−')
}

/**
 * "71%": the share with as many decimals as it takes that it is not read as another side of a threshold in whole
 * percents, at most one. A dash of a whole of 0.
 */
export function percentInWords(part: number, whole: number): string {
  return whole === 0 ? NONE : `${Math.round((1000 * part) / whole) / 10}%`
}

const MOSCOW_WORDS = { must: 'Must', should: 'Should', could: 'Could', wont: 'Won’t' } as const

/** "Must", or "Must, Should" where they tie; a dash where nobody answered. */
export function modeInWords({ mode }: Pick<MoscowFigures, 'mode'>): string {
  return mode.length === 0 ? NONE : mode.map((category) => MOSCOW_WORDS[category]).join(', ')
}
