import { z } from 'zod'
import type { Figures } from './figures.ts'

const count = z.int().min(0)

/**
 * What a voter sees, from the second round on, of how the room answered an item in the round before. It rests on the
 * whole room only: never on a group, and never on a person.
 */
export const feedback = z.discriminatedUnion('kind', [
  /** Fewer than the small-group threshold answered: the rest could be worked out from one's own answer. */
  z.strictObject({ kind: z.literal('too-few') }),
  z.strictObject({
    kind: z.literal('rating'),
    n: count,
    /** How many gave each score, from the lowest. */
    distribution: z.array(count),
    median: z.number(),
  }),
  z.strictObject({
    kind: z.literal('moscow'),
    n: count,
    must: count,
    should: count,
    could: count,
    wont: count,
  }),
  z.strictObject({
    kind: z.literal('ranking'),
    n: count,
    /** Points, or dots. */
    score: count,
    /** How many gave it any. */
    voters: count,
    place: z.int().min(1),
  }),
])
export type Feedback = z.infer<typeof feedback>

/** The feedback from an item's pooled figures. `threshold`: a whole number of at least 1. */
export function feedbackFrom(pooled: Figures, threshold: number): Feedback {
  if (pooled.n < threshold) return { kind: 'too-few' }
  switch (pooled.kind) {
    case 'rating': {
      const { kind, n, distribution, median } = pooled
      return median === null ? { kind: 'too-few' } : { kind, n, distribution, median }
    }
    case 'moscow': {
      const { kind, n, must, should, could, wont } = pooled
      return { kind, n, must, should, could, wont }
    }
    case 'ranking': {
      const { kind, n, score, voters, place } = pooled
      return place === null ? { kind: 'too-few' } : { kind, n, score, voters, place }
    }
  }
}
