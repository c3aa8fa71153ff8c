import { z } from 'zod'
import { TAGS_LIMIT } from '../board/card.ts'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'

/** What a statement is in the framework: a value it holds to, a step of the pathway, advice, or what somebody can do. */
export const statementKind = z.enum(['principle', 'pathway-step', 'recommendation', 'competency'])
export type StatementKind = z.infer<typeof statementKind>

/** What the panel made of a statement; see statementStanding.ts for how it follows from the votes. */
export const statementStatus = z.enum(['proposed', 'agreed', 'not-agreed', 'withdrawn'])
export type StatementStatus = z.infer<typeof statementStatus>

/** Longest text of a statement, in Unicode code points: that of a ballot's item, so that every statement can be voted on. */
export const STATEMENT_TEXT_LIMIT = 500
/** A statement rests on no more cards, and on no more items, than this. */
export const MOST_SOURCES = 200

/** A status that was not voted on but decided, and why. */
export const statementDecision = z.strictObject({
  status: z.enum(['agreed', 'not-agreed', 'withdrawn']),
  reason: linesOfText(1_000).refine((text) => text !== '', 'Please say why.'),
  decidedAt: z.iso.datetime(),
})
export type StatementDecision = z.infer<typeof statementDecision>

/**
 * A sentence of the coming framework. Its text is that of its latest wording; every wording is kept. A deleted statement
 * is kept too, so that undo can bring it back and its number is never given again.
 */
export const statement = z.strictObject({
  id: identifier,
  /** The n of “Sn”: 1 for the first, and never another's. */
  number: z.int().min(1),
  kind: statementKind,
  text: lineOfText(STATEMENT_TEXT_LIMIT),
  /** A stage of the pathway: a column's id; null for one that is about no stage, or all of them. */
  stageId: identifier.nullable(),
  tags: z.array(lineOfText(60)).max(TAGS_LIMIT),
  /** The cards that it came from. */
  cardIds: z.array(identifier).max(MOST_SOURCES),
  /** The ballot items that it came from. What was voted on is said by the items that have it as their statement. */
  itemIds: z.array(identifier).max(MOST_SOURCES),
  /** Null as long as the votes alone decide. */
  decision: statementDecision.nullable(),
  isDeleted: z.boolean(),
  position: z.string(),
})
export type Statement = z.infer<typeof statement>

/** One wording of a statement, from when it was written to when the next one was. */
export const statementWording = z.strictObject({
  id: identifier,
  statementId: identifier,
  /** 1 for the first. */
  number: z.int().min(1),
  text: lineOfText(STATEMENT_TEXT_LIMIT),
  /** Why the wording before was changed; empty for the first, and where nobody said. */
  reason: linesOfText(1_000),
  writtenAt: z.iso.datetime(),
})
export type StatementWording = z.infer<typeof statementWording>

/** “S4” */
export function statementCode({ number }: Pick<Statement, 'number'>): string {
  return `S${number}`
}
