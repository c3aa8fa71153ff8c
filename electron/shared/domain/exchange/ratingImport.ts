import { z } from 'zod'
import { ballot } from '../ballot/ballot.ts'
import { identifier } from '../identifier.ts'
import { rowComplaint } from './cardImport.ts'

/** How the ratings of an earlier survey are to be read. */
export const ratingReading = z.strictObject({
  rule: ballot.shape.rule,
  /** A group that nothing was chosen for becomes a new one, of professionals. */
  groups: z
    .array(
      z.strictObject({
        words: z.string().max(500),
        to: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('group'), panelGroupId: identifier }),
          z.strictObject({ kind: z.literal('new'), isPublic: z.boolean() }),
        ]),
      }),
    )
    .max(100),
  /** Whether items are tied to cards that say the same. */
  linksCards: z.boolean(),
})
export type RatingReading = z.infer<typeof ratingReading>

/** What the survey was. */
export const surveyFacts = z.strictObject({
  title: ballot.shape.title,
  question: ballot.shape.question,
  lowLabel: ballot.shape.lowLabel,
  highLabel: ballot.shape.highLabel,
  /** Where it came from, for the draft. */
  broughtFrom: ballot.shape.broughtFrom.unwrap().unwrap(),
  /** The day it ended. */
  heldOn: z.iso.date(),
  /** How many people had been asked; null where nobody knows. */
  invited: z.int().min(1).max(100_000).nullable(),
})
export type SurveyFacts = z.infer<typeof surveyFacts>

const count = z.int().min(0)

export const ratingPreview = z.strictObject({
  rounds: z.array(z.strictObject({ number: z.int(), voters: count, items: count, answers: count })),
  items: z.array(z.strictObject({ wording: z.string(), hasCard: z.boolean() })),
  groups: z.array(
    z.strictObject({
      words: z.string(),
      voters: count,
      /** The group of the study that it is taken for; null for a new one. */
      panelGroupId: identifier.nullable(),
    }),
  ),
  complaints: z.array(rowComplaint),
  complaintCount: count,
  notices: z.array(z.string()),
})
export type RatingPreview = z.infer<typeof ratingPreview>
