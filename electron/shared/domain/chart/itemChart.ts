import { distributionAlternative, distributionGeometry } from './distributionBars.ts'
import { moscowBarAlternative, moscowBarGeometry } from './moscowBar.ts'
import type { MoscowCounts } from './moscowBar.ts'
import { rankingBarAlternative, rankingBarGeometry } from './rankingBars.ts'
import type { PointsUnit } from './rankingBars.ts'
import type { Picture } from './svg.ts'

/** What an item's chart needs of its figures, by their kind. */
export type ChartedFigures =
  | {
      readonly kind: 'rating'
      readonly distribution: readonly number[]
      readonly scaleMinimum: number
      readonly median: number | null
    }
  | { readonly kind: 'ranking'; readonly score: number }
  | ({ readonly kind: 'moscow' } & Readonly<MoscowCounts>)

export interface ItemChartOptions {
  /** In CSS pixels; bars that lie are as high as they are. */
  readonly width: number
  readonly height: number
  /** Of a scale of ratings. */
  readonly scale: {
    readonly lowTo: number
    readonly highFrom: number
    readonly scoreNames: readonly string[] | null
  } | null
  /** Of an order. */
  readonly order: { readonly unit: PointsUnit; readonly most: number } | null
  /** The same item in the round before; null for none. Figures of another kind are not drawn. */
  readonly before: ChartedFigures | null
}

/** An item's chart, whatever the method, with the sentence that says what it shows. */
export function itemChart(
  figures: ChartedFigures,
  { width, height, scale, order, before }: ItemChartOptions,
): { picture: Picture; alternative: string } {
  switch (figures.kind) {
    case 'rating': {
      const options = {
        before: before?.kind === 'rating' ? before : null,
        ...(scale === null ? {} : { bands: scale }),
        ...(scale === null || scale.scoreNames === null ? {} : { scoreNames: scale.scoreNames }),
      }
      return {
        picture: distributionGeometry(figures, { width, height }, options),
        alternative: distributionAlternative(figures, options),
      }
    }
    case 'moscow': {
      const earlier = before?.kind === 'moscow' ? before : null
      return {
        picture: moscowBarGeometry(figures, { width }, earlier),
        alternative: moscowBarAlternative(figures, earlier),
      }
    }
    case 'ranking': {
      const { unit, most } = order ?? { unit: 'points', most: figures.score }
      const score = { score: figures.score, before: before?.kind === 'ranking' ? before.score : null }
      return {
        picture: rankingBarGeometry(score, { width, unit, most }),
        alternative: rankingBarAlternative(score, { unit }),
      }
    }
  }
}
