import { z } from 'zod'

const count = z.int().min(0)

/** What a study as JSON would become. */
export const studyPreview = z.strictObject({
  title: z.string(),
  workshops: count,
  cards: count,
  statements: count,
  ballots: count,
  /** Ballots whose votes come along, and how many people voted in them. */
  votes: z.array(z.strictObject({ title: z.string(), rounds: count, voters: count })),
  /** Ballots whose votes have to stay behind, and why. They become drafts again. */
  leftBehind: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
})
export type StudyPreview = z.infer<typeof studyPreview>
