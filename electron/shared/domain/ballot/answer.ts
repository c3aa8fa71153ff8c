import { z } from 'zod'

/** The four of MoSCoW, the most wanted first. */
export const moscowCategory = z.enum(['must', 'should', 'could', 'wont'])
export type MoscowCategory = z.infer<typeof moscowCategory>

/**
 * What one voter said of one item: a score on the ballot's scale, a place in the voter's order (1 is the first), a
 * number of dots, one of MoSCoW's four, "unable to score", or skipped. Which of these a ballot takes depends on its
 * rule (see answersTaken.ts).
 */
export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), value: z.int().min(0).max(10) }),
  z.strictObject({ kind: z.literal('rank'), value: z.int().min(1).max(200) }),
  z.strictObject({ kind: z.literal('dots'), value: z.int().min(1).max(200) }),
  z.strictObject({ kind: z.literal('moscow'), value: moscowCategory }),
  z.strictObject({ kind: z.literal('unable') }),
  z.strictObject({ kind: z.literal('skipped') }),
])
export type Answer = z.infer<typeof answer>

/** How a response came in. `elsewhere`: with an earlier survey that was brought into the study. */
export const channel = z.enum(['phone', 'tablet', 'paper', 'elsewhere'])
export type Channel = z.infer<typeof channel>

/** One voter's answers in one round. It holds a random voter token, never a seat, a name or a time. */
export interface Response {
  voterToken: string
  panelGroupId: string
  channel: Channel
  /** By item id; an item that is not there was not reached and counts as skipped. */
  answers: ReadonlyMap<string, Answer>
}

export function isSameAnswer(a: Answer, b: Answer): boolean {
  if (a.kind !== b.kind) return false
  return !('value' in a) || !('value' in b) || a.value === b.value
}
