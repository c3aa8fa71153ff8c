import { z } from 'zod'
import { judgeByRam, ramJudgement } from '../consensus/ramVerdict.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import type { Answer } from './answer.ts'

/** Figures that rest on fewer scores than this are flagged. */
export const LOW_BASE = 5

/** What some voters made of one item: the judgement of their scores, and how many gave none. */
export const figures = z.strictObject({
  ...ramJudgement.shape,
  /** How many said that they were unable to score it. */
  unable: z.int().min(0),
  /** How many skipped it or never reached it. */
  skipped: z.int().min(0),
  /** Fewer than 5 scores: too few to read much into. */
  lowBase: z.boolean(),
})
export type Figures = z.infer<typeof figures>

/**
 * The figures of one item from each voter's answer, in any order; undefined stands for an item that the
 * voter never reached, and counts as skipped. n + unable + skipped is the number of answers.
 * No answers, or none with a score, give the verdict `no-data` with null figures.
 */
export function figuresOf(answers: readonly (Answer | undefined)[], rule: ConsensusRule): Figures {
  const scores = scoresIn(answers)
  const unable = answers.filter((given) => given?.kind === 'unable').length
  return {
    ...judgeByRam(scores, rule),
    unable,
    skipped: answers.length - scores.length - unable,
    lowBase: scores.length < LOW_BASE,
  }
}

/** The scores among some answers, in their order. */
export function scoresIn(answers: readonly (Answer | undefined)[]): number[] {
  return answers.flatMap((given) => (given?.kind === 'score' ? [given.value] : []))
}

/**
 * Whether all who gave a score gave the same one. That gives away what each of them answered, however many
 * they are. False when nobody gave a score.
 */
export function isUnanimous({ n, distribution }: Pick<Figures, 'n' | 'distribution'>): boolean {
  return n > 0 && distribution.includes(n)
}
