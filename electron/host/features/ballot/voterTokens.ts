import { Refusal } from '#shared/domain/refusal'
import type { RandomBytes } from '#shared/domain/identifier'
import type { SeatCard } from '#shared/domain/room/seatCard'
import type { Logger } from '../../ports.ts'
import type { SeatCards } from '../room/seatCards.ts'
import type { BallotBox, VoterToken } from './ballotBox.ts'
import type { BallotKeys } from './ballotKeys.ts'
import { createCardTokens, type CardTokens } from './cardTokens.ts'
import { shuffled } from './shuffled.ts'
import { createTokenDealer, makeTokens, type TokenDealer } from './tokenDealer.ts'

/** A seat that asks for its voter token. */
export interface VotingSeat {
  readonly seatToken: string
  readonly panelGroupId: string
  /** The printed card that it was taken with; null for a phone that joined by itself. */
  readonly cardCode: string | null
}

/** Who votes with which token, in every ballot of one open study: phones by chance, printed cards by their codes. */
export interface VoterTokens {
  /** Makes all tokens of a ballot that is being locked. Only inside the queue's work. */
  issue(ballotId: string, seats: readonly { panelGroupId: string; seats: number }[]): void
  /**
   * Puts the tokens of all cards into the box, in one go and among others that nobody will ever hold, so that no new
   * row points at one card. Only outside a transaction, or inside the queue's work.
   */
  prepareCards(ballotId: string): void
  take(ballotId: string, seat: VotingSeat, heldToken: string | null): string
  /** A card's token, which is in the box from then on. */
  ofCard(ballotId: string, card: SeatCard): string
  /** As above where it can be worked out without making anything; otherwise null. */
  knownOfCard(ballotId: string, code: string): string | null
  groupOf(ballotId: string, token: string): string | null
  /** The tokens that are in somebody's hands, each once. */
  dealt(ballotId: string): string[]
  /** After this nobody can tell which answers came from which card (see ballotKeys.ts). */
  forgetCards(ballotId: string): void
}

export interface VoterTokensOptions {
  readonly box: BallotBox
  readonly seatCards: SeatCards
  readonly keys: BallotKeys
  readonly randomBytes: RandomBytes
  readonly logger: Logger
  /** Whether somebody has answered in an open round of this ballot. */
  readonly hasAnswers: (ballotId: string) => boolean
}

export function createVoterTokens(options: VoterTokensOptions): VoterTokens {
  const { box, seatCards, keys, randomBytes, logger, hasAnswers } = options
  const dealers = new Map<string, TokenDealer>()
  const ofCards = new Map<string, CardTokens>()
  /** Ballots locked since this program started: their tokens cannot have been dealt by an earlier run. */
  const lockedHere = new Set<string>()

  function dealerFor(ballotId: string): TokenDealer {
    const known = dealers.get(ballotId)
    if (known) return known
    cardTokensIfAny(ballotId)
    const dealer = createTokenDealer(
      box.tokens(ballotId),
      lockedHere.has(ballotId),
      randomBytes,
      (more) => box.addTokens(ballotId, more),
      (token) => ofCards.get(ballotId)?.has(token) === true,
    )
    dealers.set(ballotId, dealer)
    return dealer
  }

  function begin(ballotId: string, key: Uint8Array): CardTokens {
    const tokens = createCardTokens(key)
    // All of them, so that none is taken for a phone's.
    for (const { code } of seatCards.all()) tokens.of(code)
    ofCards.set(ballotId, tokens)
    return tokens
  }

  function cardTokensIfAny(ballotId: string): CardTokens | null {
    const known = ofCards.get(ballotId)
    if (known) return known
    try {
      const key = keys.find(ballotId)
      return key ? begin(ballotId, key) : null
    } catch (error) {
      // Phones can vote without it.
      logger.error('The key of a ballot could not be read', error)
      return null
    }
  }

  function cardTokens(ballotId: string): CardTokens {
    const known = cardTokensIfAny(ballotId)
    if (known) return known
    // Under a new key, cards that have been voted with could vote once more.
    if (hasAnswers(ballotId)) {
      throw new Refusal(
        'conflict',
        'This vote was begun on another computer, so seat cards cannot be used in it here. Go on there, or close this round: cards work again in the next one.',
      )
    }
    try {
      return begin(ballotId, keys.make(ballotId))
    } catch (error) {
      logger.error('The key of a ballot could not be written', error)
      throw new Refusal(
        'storage-failed',
        'Linkboard could not write to its own folder on this computer, which seat cards need. Free some space on the disk, then try again.',
      )
    }
  }

  /** Where there are no cards, votes go on without a key if need be. */
  function tokensOfAllCards(ballotId: string): VoterToken[] {
    const cards = seatCards.all()
    try {
      const tokens = cardTokens(ballotId)
      return cards.map(({ code, panelGroupId }) => ({ token: tokens.of(code), panelGroupId }))
    } catch (error) {
      if (cards.length > 0) throw error
      return []
    }
  }

  const service: VoterTokens = {
    issue(ballotId, seats) {
      const ofSeatCards = tokensOfAllCards(ballotId)
      box.addTokens(ballotId, shuffled([...makeTokens(seats, randomBytes), ...ofSeatCards], randomBytes))
      lockedHere.add(ballotId)
      dealers.delete(ballotId)
    },
    prepareCards(ballotId) {
      const all = tokensOfAllCards(ballotId)
      // The file is asked, not the memory: what was put in before may have been rolled back.
      const missing = all.filter(({ token }) => !box.hasToken(ballotId, token))
      if (missing.length > 0) {
        const groups = [...new Set(missing.map(({ panelGroupId }) => panelGroupId))]
        const decoys = makeTokens(
          groups.map((panelGroupId) => ({ panelGroupId, seats: 0 })),
          randomBytes,
        )
        box.addTokens(ballotId, shuffled([...missing, ...decoys], randomBytes))
      }
      dealerFor(ballotId).add(all)
    },
    take(ballotId, { seatToken, panelGroupId, cardCode }, heldToken) {
      const dealer = dealerFor(ballotId)
      if (cardCode !== null) {
        const card = seatCards.find(cardCode)
        if (!card) throw new Refusal('seat-unknown', 'This seat card has been cancelled. Ask for another.')
        const token = service.ofCard(ballotId, card)
        dealer.dealToCard(seatToken, { token, panelGroupId })
        return token
      }
      if (heldToken !== null && dealer.recognise(seatToken, panelGroupId, heldToken)) return heldToken
      return dealer.deal(seatToken, panelGroupId)
    },
    ofCard(ballotId, { code }) {
      const token = cardTokens(ballotId).of(code)
      if (!box.hasToken(ballotId, token)) service.prepareCards(ballotId)
      return token
    },
    knownOfCard: (ballotId, code) => cardTokensIfAny(ballotId)?.of(code) ?? null,
    groupOf: (ballotId, token) => dealerFor(ballotId).groupOf(token),
    dealt: (ballotId) => dealerFor(ballotId).dealt(),
    forgetCards(ballotId) {
      ofCards.delete(ballotId)
      try {
        keys.destroy(ballotId)
      } catch (error) {
        // Tried again when the study is next opened.
        logger.error('The key of a ballot could not be destroyed', error)
      }
    },
  }
  return service
}
