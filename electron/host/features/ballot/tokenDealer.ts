import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { VoterToken } from './ballotBox.ts'

/** Made beyond the seats that are there when a ballot locks, for people who come later. */
const SPARE_SHARE = 0.25
const SPARE_MINIMUM = 5

/**
 * Makes and deals a ballot's voter tokens. Which seat holds which is known here, in memory, and nowhere
 * else: it is never written down, and it is gone when the program ends.
 */
export interface TokenDealer {
  /** The token that this seat holds; a new one, at random, when it holds none. */
  deal(seatToken: string, panelGroupId: string): string
  /** Takes back a token that a phone was dealt before this program was started again. */
  recognise(seatToken: string, panelGroupId: string, heldToken: string): boolean
  groupOf(token: string): string | null
  dealt(): { panelGroupId: string }[]
}

/** As many tokens as each group has seats, and some to spare, in random order. */
export function makeTokens(
  groups: readonly { panelGroupId: string; seats: number }[],
  randomBytes: RandomBytes,
): VoterToken[] {
  const tokens = groups.flatMap(({ panelGroupId, seats }) =>
    Array.from({ length: seats + Math.max(SPARE_MINIMUM, Math.ceil(seats * SPARE_SHARE)) }, () => ({
      token: makeIdentifier(randomBytes),
      panelGroupId,
    })),
  )
  return shuffled(tokens, randomBytes)
}

/**
 * `tokens` are all that the ballot has. `areUndealt` says whether none of them can be in somebody's hands:
 * true right after locking, false after a restart, when nobody knows any more and new ones must be made.
 */
export function createTokenDealer(
  tokens: readonly VoterToken[],
  areUndealt: boolean,
  randomBytes: RandomBytes,
  store: (tokens: readonly VoterToken[]) => void,
): TokenDealer {
  const groups = new Map(tokens.map(({ token, panelGroupId }) => [token, panelGroupId]))
  const undealt = new Map<string, string[]>()
  const heldBySeat = new Map<string, string>()
  // From the file they come in the order of their keys: dealt like that, the ballots would tell who came when.
  if (areUndealt) for (const token of shuffled(tokens, randomBytes)) putAside(token)

  function putAside({ token, panelGroupId }: VoterToken): void {
    const aside = undealt.get(panelGroupId)
    if (aside) aside.push(token)
    else undealt.set(panelGroupId, [token])
  }

  /** Several at a time, so that a single new row does not point at the person who came just then. */
  function makeMore(panelGroupId: string): void {
    const more = makeTokens([{ panelGroupId, seats: 0 }], randomBytes)
    store(more)
    for (const made of more) {
      groups.set(made.token, made.panelGroupId)
      putAside(made)
    }
  }

  return {
    deal(seatToken, panelGroupId) {
      const held = heldBySeat.get(seatToken)
      if (held !== undefined) return held
      if ((undealt.get(panelGroupId)?.length ?? 0) === 0) makeMore(panelGroupId)
      const token = undealt.get(panelGroupId)?.pop()
      if (token === undefined) throw new Refusal('internal', 'No ballot could be dealt. Try again.')
      heldBySeat.set(seatToken, token)
      return token
    },
    recognise(seatToken, panelGroupId, heldToken) {
      if (groups.get(heldToken) !== panelGroupId) return false
      const held = heldBySeat.get(seatToken)
      if (held !== undefined) return held === heldToken
      const aside = undealt.get(panelGroupId)
      // One that was never dealt cannot be held by anybody: whoever names it has not got it from us.
      if (aside?.includes(heldToken)) return false
      heldBySeat.set(seatToken, heldToken)
      return true
    },
    groupOf: (token) => groups.get(token) ?? null,
    dealt: () =>
      [...new Set(heldBySeat.values())].map((token) => ({ panelGroupId: groups.get(token) as string })),
  }
}

/** Fisher and Yates's shuffle, each swap drawn without bias from four random bytes. */
function shuffled<T>(items: readonly T[], randomBytes: RandomBytes): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = drawBelow(last + 1, randomBytes)
    const kept = result[last] as T
    result[last] = result[other] as T
    result[other] = kept
  }
  return result
}

function drawBelow(limit: number, randomBytes: RandomBytes): number {
  const unbiased = Math.floor(2 ** 32 / limit) * limit
  for (;;) {
    const bytes = randomBytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < unbiased) return drawn % limit
  }
}
