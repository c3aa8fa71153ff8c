import { z } from 'zod'
import { ballot, carryOver, MOST_ITEMS, plannedRounds } from '#shared/domain/ballot/ballot'
import { deviation } from '#shared/domain/ballot/deviation'
import { discussionNote } from '#shared/domain/ballot/discussionNote'
import { itemChoice } from '#shared/domain/ballot/itemChoice'
import { roundResults } from '#shared/domain/ballot/ballotResults'
import { roundStabilityItem } from '#shared/domain/ballot/roundStabilityItem'
import { identifier } from '#shared/domain/identifier'
import { command, query, task } from './procedure.ts'
import { turnout } from './roomState.ts'

const done = z.strictObject({})

const content = {
  title: ballot.shape.title,
  question: ballot.shape.question,
  lowLabel: ballot.shape.lowLabel,
  highLabel: ballot.shape.highLabel,
  instructions: ballot.shape.instructions,
  rule: ballot.shape.rule,
  plannedRounds,
  carryOver,
  items: z.array(itemChoice).max(MOST_ITEMS),
}

const changeOfPlan = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), rule: ballot.shape.rule }),
  z.strictObject({ kind: z.literal('planned-rounds'), plannedRounds }),
  z.strictObject({ kind: z.literal('carry-over'), carryOver }),
  z.strictObject({ kind: z.literal('other') }),
])

export const ballotContract = {
  'ballot.create': command({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier, ...content, isPractice: z.boolean() }),
    output: done,
  }),
  'ballot.edit': command({
    access: 'facilitator',
    input: z
      .strictObject({ ballotId: identifier, ...content })
      .partial()
      .required({ ballotId: true }),
    output: done,
  }),
  /** Only a draft: a locked ballot is part of the record. */
  'ballot.delete': command({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier }),
    output: done,
  }),
  /** Freezes wording, items and rule, hashes the rule, and makes the voter tokens. */
  'ballot.lock': command({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier }),
    output: done,
  }),
  /** Records a change of plan of a locked ballot, with the reason. It stays in the record for good. */
  'ballot.deviate': command({
    access: 'facilitator',
    input: z.strictObject({
      deviationId: identifier,
      ballotId: identifier,
      /** The first round that a changed rule holds for: the last closed one, which is then judged anew, or the next. */
      fromRound: deviation.shape.fromRound,
      change: changeOfPlan,
      reason: deviation.shape.reason,
    }),
    output: done,
  }),
  /** Opens the ballot's next round, with the items that its plan carries over. */
  'round.open': command({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier, roundId: identifier }),
    output: done,
  }),
  /** Closes the round for good, then rewrites the file so that no trace of the order of answers is left. */
  'round.close': task({
    access: 'facilitator',
    input: z.strictObject({ roundId: identifier }),
    output: done,
  }),
  'round.getTurnout': query({
    access: 'facilitator',
    input: z.strictObject({ roundId: identifier }),
    output: turnout,
  }),
  /** Refused while the round is open: no result, not even a count per item, leaves the host before. */
  'round.getResults': query({
    access: 'facilitator',
    input: z.strictObject({ roundId: identifier }),
    output: roundResults,
  }),
  /** How steady the scores were from each round to the next; of items that too few scored twice, nothing. */
  'ballot.listStability': query({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier }),
    output: z.array(
      z.strictObject({ fromRound: z.int(), toRound: z.int(), items: z.array(roundStabilityItem) }),
    ),
  }),
  /** What was said of an item when the room looked at a closed round; an empty text takes the note away. */
  'discussion.write': command({
    access: 'facilitator',
    input: discussionNote.pick({ roundId: true, itemId: true, text: true }),
    output: done,
  }),
}
