import type { Round } from './ballot.ts'

/** The closed round that came right before this one of its ballot; null for a first round. */
export function roundBefore(
  rounds: ReadonlyMap<string, Round>,
  { ballotId, number }: Pick<Round, 'ballotId' | 'number'>,
): Round | null {
  for (const one of rounds.values()) {
    if (one.ballotId === ballotId && one.number === number - 1 && one.status === 'closed') return one
  }
  return null
}
