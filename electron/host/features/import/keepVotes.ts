import type { Answer, Channel } from '#shared/domain/ballot/answer'
import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import type { BallotBox } from '../ballot/ballotBox.ts'
import { shuffled } from '../ballot/shuffled.ts'

/** A ballot's votes that were given somewhere else. */
export interface VotesToKeep {
  readonly ballotId: string
  /** The panel group of each voter. Voters are their places in this list. */
  readonly voterGroups: readonly string[]
  readonly rounds: readonly {
    readonly roundId: string
    readonly responses: readonly {
      readonly voter: number
      readonly answers: readonly { readonly itemId: string; readonly answer: Answer }[]
    }[]
    /** One for each response, in no order that means anything. */
    readonly channels: readonly Channel[]
  }[]
}

/**
 * Puts votes into the ballot box under fresh random tokens, in an order that is drawn anew: nothing in the file leads
 * from a token back to the list that it came from. Only inside a transaction, once the ballot is in the file.
 */
export function keepVotes(
  box: BallotBox,
  { ballotId, voterGroups, rounds }: VotesToKeep,
  randomBytes: RandomBytes,
): void {
  const tokens = voterGroups.map((panelGroupId) => ({ token: makeIdentifier(randomBytes), panelGroupId }))
  box.addTokens(ballotId, shuffled(tokens, randomBytes))
  for (const { roundId, responses, channels } of rounds) {
    const drawn = shuffled(channels, randomBytes)
    for (const [index, { voter, answers }] of shuffled(responses, randomBytes).entries()) {
      const token = tokens[voter]?.token
      if (token === undefined) throw new Error('A response belongs to no voter')
      box.finish(roundId, token, drawn[index] ?? 'elsewhere')
      box.putWhole(roundId, token, answers)
    }
  }
}
