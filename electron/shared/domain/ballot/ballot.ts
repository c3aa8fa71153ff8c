import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { lineOfText, linesOfText } from '../text.ts'
import { consensusRule } from '../consensus/rule.ts'

/**
 * `draft`: items and rule can change. `locked`: wording, items and rule are frozen, and the rule is hashed;
 * its rounds are then opened and closed.
 */
export const ballotStatus = z.enum(['draft', 'locked'])

/** Rounds that a ballot may have at most: more, and people answer to be done with it. */
export const MOST_ROUNDS = 5
/** More items than this and people tire before they are through. */
export const COMFORTABLE_ITEMS = 25
/** A ballot holds no more items than this. */
export const MOST_ITEMS = 200

/**
 * Which items of a round go on to the next: all; those that are neither in nor out; or those that the panel is split
 * over (see carriedOver.ts).
 */
export const carryOver = z.enum(['all', 'not-agreed', 'disputed'])
export type CarryOver = z.infer<typeof carryOver>

export const plannedRounds = z.int().min(1).max(MOST_ROUNDS)

/** What came with a later version of the file has a default, so that older lines of the activity log can be read. */
export const ballot = z.strictObject({
  id: identifier,
  title: lineOfText(200),
  /** What the voter is asked of every item, in plain words. */
  question: lineOfText(500),
  /** What the ends of the scale mean. */
  lowLabel: lineOfText(60),
  highLabel: lineOfText(60),
  instructions: linesOfText(2_000),
  /** As it was locked. Which rule a round goes by after a deviation: see ruleInForce.ts. */
  rule: consensusRule,
  /** How many rounds there will be, as planned now: a later change is a deviation. */
  plannedRounds: plannedRounds.default(1),
  carryOver: carryOver.default('all'),
  /** For trying out how voting works: never in the draft, the export or a card's verdict. */
  isPractice: z.boolean().default(false),
  /** What the survey was that its answers were brought in from, when not voted on here; null for a vote of the room. */
  broughtFrom: lineOfText(200).nullable().default(null),
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

/**
 * One thing that is voted on: a card, a theme (a column of a themes board), a statement of the framework, or words
 * written for this ballot alone, which are none of these.
 * Its wording is frozen when the ballot locks.
 */
export const ballotItem = z.strictObject({
  id: identifier,
  ballotId: identifier,
  cardId: identifier.nullable(),
  columnId: identifier.nullable().default(null),
  statementId: identifier.nullable().default(null),
  wording: lineOfText(500),
  position: z.string(),
})
export type BallotItem = z.infer<typeof ballotItem>

export const roundStatus = z.enum(['open', 'closed'])

export const round = z.strictObject({
  id: identifier,
  ballotId: identifier,
  /** The workshop that it was opened in; null for one outside any. */
  workshopId: identifier.nullable().default(null),
  /** 1 for the first. */
  number: z.int().min(1).max(MOST_ROUNDS),
  /** The items that this round is about, in the order of the ballot. */
  itemIds: z.array(identifier).default([]),
  status: roundStatus,
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** Seats in the room when the round closed: how many people could have voted; 0 while it is open. */
  seatsInRoom: z.int().min(0),
  /** Voter tokens that were in somebody's hands then, at most one a seat; 0 while it is open. */
  tokensDealt: z.int().min(0),
})
export type Round = z.infer<typeof round>
