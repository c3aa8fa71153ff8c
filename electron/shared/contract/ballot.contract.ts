import { z } from 'zod'
import { answer } from '#shared/domain/ballot/answer'
import { ballot } from '#shared/domain/ballot/ballot'
import { roundResults } from '#shared/domain/ballot/ballotResults'
import { identifier } from '#shared/domain/identifier'
import { command, naturalCommand, query, task } from './procedure.ts'
import { turnout } from './roomState.ts'

const done = z.strictObject({})

const content = {
  title: ballot.shape.title,
  question: ballot.shape.question,
  lowLabel: ballot.shape.lowLabel,
  highLabel: ballot.shape.highLabel,
  instructions: ballot.shape.instructions,
  rule: ballot.shape.rule,
  cardIds: z.array(identifier).max(200),
}

/** A voter's own answers so far, and the items in ballot order: the page shuffles them for this voter. */
const votingPaper = z.strictObject({
  ballotId: identifier,
  roundId: identifier,
  roundNumber: z.int().min(1),
  title: z.string(),
  question: z.string(),
  lowLabel: z.string(),
  highLabel: z.string(),
  instructions: z.string(),
  items: z.array(z.strictObject({ itemId: identifier, wording: z.string() })),
  answers: z.array(z.strictObject({ itemId: identifier, answer })),
  isFinished: z.boolean(),
})
export type VotingPaper = z.infer<typeof votingPaper>

export const ballotContract = {
  'ballot.create': command({
    access: 'facilitator',
    input: z.strictObject({ ballotId: identifier, ...content }),
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
  /** The voter token of this seat for this ballot, dealt at random when first asked for. */
  'ballot.takeVoterToken': task({
    access: 'participant',
    input: z.strictObject({
      ballotId: identifier,
      /** What this phone was dealt before the connection, or the host, went away. */
      heldToken: identifier.nullable(),
    }),
    output: z.strictObject({ voterToken: identifier }),
  }),
  'ballot.getVotingPaper': query({
    access: 'participant',
    input: z.strictObject({ roundId: identifier, voterToken: identifier }),
    output: votingPaper,
  }),
  'response.putAnswer': naturalCommand({
    access: 'participant',
    input: z.strictObject({ roundId: identifier, voterToken: identifier, itemId: identifier, answer }),
    output: done,
  }),
  /** The voter has been through every item; answers can still be changed until the round is closed. */
  'response.finish': naturalCommand({
    access: 'participant',
    input: z.strictObject({ roundId: identifier, voterToken: identifier }),
    output: z.strictObject({ answered: z.int().min(0) }),
  }),
}
