import { z } from 'zod'

/** What one voter said of one item: a score from 1 to 9, "unable to score", or skipped. */
export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), value: z.int().min(1).max(9) }),
  z.strictObject({ kind: z.literal('unable') }),
  z.strictObject({ kind: z.literal('skipped') }),
])
export type Answer = z.infer<typeof answer>

export const channel = z.enum(['phone', 'tablet', 'paper'])
export type Channel = z.infer<typeof channel>

/** One voter's answers in one round. It holds a random voter token, never a seat, a name or a time. */
export interface Response {
  voterToken: string
  panelGroupId: string
  channel: Channel
  /** By item id; an item that is not there was not reached and counts as skipped. */
  answers: ReadonlyMap<string, Answer>
}
