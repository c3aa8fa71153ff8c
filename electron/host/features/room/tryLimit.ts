import { Refusal } from '#shared/domain/refusal'

const MINUTE = 60_000
const TRIES_PER_ADDRESS = 5
const TRIES_IN_ALL = 60

/** Slows down whoever guesses codes. Addresses stay in memory, for a minute. */
export interface TryLimit {
  /** Throws a Refusal where too many wrong codes have come lately. */
  check(address: string): void
  countWrong(address: string): void
  /** Somebody there has shown that they know a code: their wrong tries go on counting among all, and no longer for the address. */
  forgive(address: string): void
}

/** `now` in milliseconds; it may only go forward. */
export function createTryLimit(now: () => number): TryLimit {
  let wrong: { address: string | null; at: number }[] = []

  function recent() {
    const since = now() - MINUTE
    wrong = wrong.filter((attempt) => attempt.at > since)
    return wrong
  }

  return {
    check(address) {
      const attempts = recent()
      const fromHere = attempts.filter((attempt) => attempt.address === address).length
      if (fromHere >= TRIES_PER_ADDRESS || attempts.length >= TRIES_IN_ALL) {
        throw new Refusal('too-many-tries', 'Too many wrong codes. Wait a minute, then try again.')
      }
    },
    forgive(address) {
      wrong = recent().map((attempt) =>
        attempt.address === address ? { ...attempt, address: null } : attempt,
      )
    },
    countWrong: (address) => void recent().push({ address, at: now() }),
  }
}
