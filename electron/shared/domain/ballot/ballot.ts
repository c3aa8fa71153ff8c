import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'
import { consensusRule } from '../consensus/rule.ts'

/**
 * `draft`: items and rule can change. `locked`: wording, items and rule are frozen, and the rule is hashed;
 * its rounds are then opened and closed.
 */
export const ballotStatus = z.enum(['draft', 'locked'])

export const ballot = z.strictObject({
  id: identifier,
  title: lineOfText(200),
  /** What the voter is asked of every item, in plain words. */
  question: lineOfText(500),
  /** What the ends of the scale mean. */
  lowLabel: lineOfText(60),
  highLabel: lineOfText(60),
  instructions: linesOfText(2_000),
  rule: consensusRule,
  status: ballotStatus,
  /** SHA-256 of the rule's canonical JSON, 64 hexadecimal digits; null until locked. */
  ruleHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  lockedAt: z.iso.datetime().nullable(),
  position: z.string(),
})
export type Ballot = z.infer<typeof ballot>

/** One thing that is voted on: a card's wording, frozen when the ballot locks. */
export const ballotItem = z.strictObject({
  id: identifier,
  ballotId: identifier,
  cardId: identifier.nullable(),
  wording: lineOfText(500),
  position: z.string(),
})
export type BallotItem = z.infer<typeof ballotItem>

export const roundStatus = z.enum(['open', 'closed'])

export const round = z.strictObject({
  id: identifier,
  ballotId: identifier,
  /** 1 for the first. */
  number: z.int().min(1).max(5),
  status: roundStatus,
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Seats in the room when the round closed: how many people could have voted; 0 while it is open. */
  seatsInRoom: z.int().min(0),
  /** Voter tokens that were in somebody's hands then, at most one a seat; 0 while it is open. */
  tokensDealt: z.int().min(0),
})
export type Round = z.infer<typeof round>
