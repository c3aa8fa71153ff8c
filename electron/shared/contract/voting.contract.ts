import { z } from 'zod'
import { answer } from '#shared/domain/ballot/answer'
import { answersTaken } from '#shared/domain/ballot/answersTaken'
import { MOST_ITEMS } from '#shared/domain/ballot/ballot'
import { feedback } from '#shared/domain/ballot/feedback'
import { identifier } from '#shared/domain/identifier'
import { naturalCommand, query, task } from './procedure.ts'

const done = z.strictObject({})

const itemAnswer = z.strictObject({ itemId: identifier, answer })

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
  isPractice: z.boolean(),
  taken: answersTaken,
  items: z.array(
    z.strictObject({
      itemId: identifier,
      wording: z.string(),
      /** From the second round on: how the room answered before, and how this voter did. */
      before: z.strictObject({ room: feedback, own: answer.nullable() }).nullable(),
    }),
  ),
  answers: z.array(itemAnswer),
  isFinished: z.boolean(),
})
export type VotingPaper = z.infer<typeof votingPaper>

/** What a seat needs to vote: apart from the rest, because phones load it. */
export const votingContract = {
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
  /** A whole order, or all dots: they take the place of what this voter gave before in this round. */
  'response.putWhole': naturalCommand({
    access: 'participant',
    input: z.strictObject({
      roundId: identifier,
      voterToken: identifier,
      answers: z.array(itemAnswer).max(MOST_ITEMS),
    }),
    output: done,
  }),
  /** The voter has been through every item; answers can still be changed until the round is closed. */
  'response.finish': naturalCommand({
    access: 'participant',
    input: z.strictObject({ roundId: identifier, voterToken: identifier }),
    output: z.strictObject({ answered: z.int().min(0) }),
  }),
}
