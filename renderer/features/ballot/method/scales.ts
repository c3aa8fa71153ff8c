import type { RatingScale } from '#shared/domain/consensus/rule'

/** The scales that are offered. */
export const SCALES: readonly RatingScale[] = [
  { minimum: 1, maximum: 9 },
  { minimum: 1, maximum: 7 },
  { minimum: 1, maximum: 5 },
  { minimum: 0, maximum: 10 },
]
