import { makeIdentifier, type RandomBytes } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { VoterToken } from './ballotBox.ts'
import { shuffled } from './shuffled.ts'

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
  /** Gives the seat of a printed card that card's own token. */
  dealToCard(seatToken: string, token: VoterToken): void
  /** Learns of tokens that were put in the box for cards. */
  add(tokens: readonly VoterToken[]): void
  /** Takes back a token that a phone was dealt before this program was started again. */
  recognise(seatToken: string, panelGroupId: string, heldToken: string): boolean
  groupOf(token: string): string | null
  /** The tokens that are in somebody's hands, each once. */
  dealt(): string[]
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
 * `isCards` knows the tokens of printed cards, which only those who hold the card may have.
 */
export function createTokenDealer(
  tokens: readonly VoterToken[],
  areUndealt: boolean,
  randomBytes: RandomBytes,
  store: (tokens: readonly VoterToken[]) => void,
  isCards: (token: string) => boolean = () => false,
): TokenDealer {
  const groups = new Map(tokens.map(({ token, panelGroupId }) => [token, panelGroupId]))
  const undealt = new Map<string, string[]>()
  const heldBySeat = new Map<string, string>()
  // From the file they come in the order of their keys: dealt like that, the ballots would tell who came when.
  if (areUndealt) {
    for (const made of shuffled(tokens, randomBytes)) if (!isCards(made.token)) putAside(made)
  }

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
    dealToCard(seatToken, { token, panelGroupId }) {
      groups.set(token, panelGroupId)
      heldBySeat.set(seatToken, token)
    },
    add(more) {
      for (const { token, panelGroupId } of more) groups.set(token, panelGroupId)
    },
    recognise(seatToken, panelGroupId, heldToken) {
      if (groups.get(heldToken) !== panelGroupId || isCards(heldToken)) return false
      const held = heldBySeat.get(seatToken)
      if (held !== undefined) return held === heldToken
      const aside = undealt.get(panelGroupId)
      // One that was never dealt cannot be held by anybody: whoever names it has not got it from us.
      if (aside?.includes(heldToken)) return false
      heldBySeat.set(seatToken, heldToken)
      return true
    },
    groupOf: (token) => groups.get(token) ?? null,
    dealt: () => [...new Set(heldBySeat.values())],
  }
}
