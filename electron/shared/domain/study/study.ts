import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'

const calendarDate = z.iso.date().nullable()

/** What the study says of itself. A field that nobody has filled is empty, and becomes a prompt in the draft. */
export const study = z.strictObject({
  id: identifier,
  title: lineOfText(300),
  background: linesOfText(10_000),
  aims: linesOfText(10_000),
  audience: linesOfText(2_000),
  geography: linesOfText(2_000),
  recruitment: linesOfText(5_000),
  publicInvolvement: linesOfText(5_000),
  investigators: z.array(lineOfText(200)).max(50),
  institution: linesOfText(300),
  partners: z.array(lineOfText(200)).max(50),
  startsOn: calendarDate,
  endsOn: calendarDate,
  /** Groups with fewer responses than this in a round are not shown by themselves (5 or 10). */
  smallGroupThreshold: z.union([z.literal(5), z.literal(10)]),
  /** Name of the template that it was made from; null for a blank study. */
  templateName: lineOfText(120).nullable(),
  /** The workshop that new cards and rounds belong to; null where none was chosen. */
  currentWorkshopId: identifier.nullable().default(null),
  createdAt: z.iso.datetime(),
})
export type Study = z.infer<typeof study>

/** The study's own text fields: what a researcher fills in, and what the draft prompts for when empty. */
export const studyText = study.pick({
  title: true,
  background: true,
  aims: true,
  audience: true,
  geography: true,
  recruitment: true,
  publicInvolvement: true,
})
export type StudyText = z.infer<typeof studyText>

/** As {@link studyText}, with who is behind the study and when it ran. */
export const studyFacts = studyText.extend(
  study.pick({ investigators: true, institution: true, partners: true, startsOn: true, endsOn: true }).shape,
)
export type StudyFacts = z.infer<typeof studyFacts>
