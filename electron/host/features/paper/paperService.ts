import { isSameAnswer, type Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { BallotItem } from '#shared/domain/ballot/ballot'
import type { Feedback } from '#shared/domain/ballot/feedback'
import { shuffleForVoter } from '#shared/domain/ballot/voterOrder'
import type { RandomBytes } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { SeatCard } from '#shared/domain/room/seatCard'
import type { BallotService, ItemAnswer } from '../ballot/ballotService.ts'
import { shuffled } from '../ballot/shuffled.ts'
import { normaliseRoomCode } from '../room/roomCode.ts'
import type { SeatCards } from '../room/seatCards.ts'
import type { PaperSheets } from './paperSheets.ts'

export interface Difference {
  readonly itemId: string
  readonly first: Answer | null
  readonly second: Answer | null
}

export type Entered =
  | { readonly outcome: 'kept' | 'counted' }
  | { readonly outcome: 'differs'; readonly differences: Difference[] }

/** What is printed for one round: the items with what the room said before, and an order of items for each card. */
export interface PrintedRound {
  readonly roundNumber: number
  readonly taken: AnswersTaken
  readonly items: readonly { item: BallotItem; room: Feedback | null }[]
  readonly sheets: readonly { card: SeatCard; itemIds: string[] }[]
}

/** Paper ballots: one sheet for each printed card, keyed in twice before it counts. */
export interface PaperService {
  print(ballotId: string): PrintedRound
  progress(roundId: string): { waiting: SeatCard[]; counted: SeatCard[] }
  /** Only inside the queue's work. */
  enter(roundId: string, code: string, pass: 'first' | 'second', answers: readonly ItemAnswer[]): Entered
  /** Only inside the queue's work. */
  settle(roundId: string, code: string, answers: readonly ItemAnswer[]): void
}

export interface PaperServiceOptions {
  readonly ballots: BallotService
  readonly sheets: PaperSheets
  readonly seatCards: SeatCards
  readonly randomBytes: RandomBytes
}

export function createPaperService(options: PaperServiceOptions): PaperService {
  const { ballots, sheets, seatCards, randomBytes } = options
  const { box, voterTokens } = ballots

  /** The round and the voter that a keyed sheet is about, and what is on it. */
  function read(roundId: string, code: string, answers: readonly ItemAnswer[]) {
    const { round } = ballots.openRoundOf(roundId)
    const card = seatCards.find(normaliseRoomCode(code))
    if (!card) {
      throw new Refusal('not-found', 'No seat card has this code. Look at the sheet and type it again.')
    }
    ballots.checkAnswers(round, answers)
    // A blank on paper says the same whether it was keyed in as skipped or not at all.
    const given = new Map(
      answers.flatMap(({ itemId, answer }) => (answer.kind === 'skipped' ? [] : [[itemId, answer]])),
    )
    return { round, token: voterTokens.ofCard(round.ballotId, card), given }
  }

  /** Whether this very sheet is counted already: then the reply was lost, and it is keyed in once more. */
  function isCounted(roundId: string, token: string, given: ReadonlyMap<string, Answer>): boolean {
    const channel = box.channelOf(roundId, token)
    if (channel === null) return false
    if (channel !== 'paper') {
      throw new Refusal(
        'conflict',
        'This card has voted on a phone or tablet already in this round, and each card votes once. The sheet is not counted.',
      )
    }
    const counted = box.answersOf(roundId, token)
    const itemIds = [...new Set([...counted.keys(), ...given.keys()])]
    if (differencesBetween(itemIds, counted, given).length === 0) return true
    throw new Refusal('conflict', 'This sheet has been keyed in twice and counted already.')
  }

  function count(roundId: string, token: string, given: ReadonlyMap<string, Answer>): void {
    box.putPaper(roundId, token, given)
    sheets.remove(roundId, token)
  }

  return {
    print(ballotId) {
      const open = ballots.openRound()
      const round = open?.ballotId === ballotId ? open : ballots.nextRound(ballotId)
      const feedback = ballots.feedbackFor(round)
      return {
        roundNumber: round.number,
        taken: ballots.answersTaken(round),
        items: ballots.itemsIn(round).map((item) => ({ item, room: feedback.get(item.id) ?? null })),
        // A pile in the order of the list would let whoever hands it out know who has which.
        sheets: shuffled(seatCards.all(), randomBytes).map((card) => ({
          card,
          itemIds: shuffleForVoter(round.itemIds, `paper ${ballotId} ${card.code}`),
        })),
      }
    },
    progress(roundId) {
      const { round } = ballots.openRoundOf(roundId)
      const among = (tokens: readonly string[]) => {
        const wanted = new Set(tokens)
        if (wanted.size === 0) return []
        return seatCards.all().filter(({ code }) => {
          const token = voterTokens.knownOfCard(round.ballotId, code)
          return token !== null && wanted.has(token)
        })
      }
      return { waiting: among(sheets.waiting(roundId)), counted: among(box.onPaper(roundId)) }
    },
    enter(roundId, code, pass, answers) {
      const { round, token, given } = read(roundId, code, answers)
      if (isCounted(roundId, token, given)) {
        if (pass === 'second') return { outcome: 'counted' }
        throw new Refusal('conflict', 'This sheet has been keyed in twice and counted already.')
      }
      if (pass === 'first') {
        sheets.keep(roundId, token, given)
        return { outcome: 'kept' }
      }
      const first = findFirst(roundId, token)
      const differences = differencesBetween(round.itemIds, first, given)
      if (differences.length > 0) return { outcome: 'differs', differences }
      count(roundId, token, given)
      return { outcome: 'counted' }
    },
    settle(roundId, code, answers) {
      const { token, given } = read(roundId, code, answers)
      if (isCounted(roundId, token, given)) return
      findFirst(roundId, token)
      count(roundId, token, given)
    },
  }

  function findFirst(roundId: string, token: string): Map<string, Answer> {
    const first = sheets.find(roundId, token)
    if (!first) {
      throw new Refusal(
        'conflict',
        'This sheet has not been keyed in yet. Key it in for the first time first.',
      )
    }
    return first
  }
}

function differencesBetween(
  itemIds: readonly string[],
  first: ReadonlyMap<string, Answer>,
  second: ReadonlyMap<string, Answer>,
): Difference[] {
  return itemIds.flatMap((itemId) => {
    const [one, other] = [first.get(itemId) ?? null, second.get(itemId) ?? null]
    const isSame = one === null || other === null ? one === other : isSameAnswer(one, other)
    return isSame ? [] : [{ itemId, first: one, second: other }]
  })
}
